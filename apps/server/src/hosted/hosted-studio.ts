import { IMAGE_ROLES, type ImageRole, type StudioWork } from '@atelier/contracts/image-studio';
import type { CallContext, PictureProvider } from '@atelier/providers';
import type { AccountId } from '../accounts/account.ts';
import { TaskRefused } from '../work/task-work.ts';
import { cleanImage } from './adapt-images.ts';
import { askProvider, type GivenPicture, type HostedParts, turnsLeft } from './ask-provider.ts';
import { type HostedOrder, LOCAL } from './hosted-order.ts';
import { type CleanImages, wishOfWork } from './wish-of-work.ts';

export type StudioResult = Awaited<ReturnType<PictureProvider['studio']>>;

/** A task's work that somebody of a list is to do. */
export interface HostedTask {
  id: string;
  account: AccountId;
  work: StudioWork;
  /** As uploaded. */
  images: Partial<Record<ImageRole, Uint8Array>>;
  order: HostedOrder;
}

/**
 * Asks one after the other of a list to do some work, until somebody has done it. Nobody else is asked once something may
 * have been paid for, or after a refusal by moderation. Who did it, and why, is in the metadata of the pictures.
 * @throws PictureRefused when moderation refused it
 * @throws TaskRefused with the first one's reason when nobody did it
 */
export async function studioByProviders(
  parts: HostedParts,
  task: HostedTask,
  context: CallContext,
): Promise<StudioResult> {
  const { id, account, work, order } = task;
  const warnings: string[] = [];
  const wish = wishOfWork(work, await cleanImages(parts.provider, task.images, context), order);
  const turns = order.chain.map((choice, place) => {
    const why = place === 0 ? order.why : 'the ones before could not do it';
    return { choice, place, why };
  });
  for (const turn of await turnsLeft(parts, id, turns)) {
    if (turn.choice.provider === LOCAL) return byEngine(parts, task, warnings, context);
    const given = await askProvider(parts, { id, account, wish }, turn, context);
    if (typeof given !== 'string') return finish(parts, task, given, warnings, context);
    warnings.push(given);
  }
  throw new TaskRefused(warnings[0] ?? 'no image provider is configured');
}

async function cleanImages(
  engine: PictureProvider,
  images: HostedTask['images'],
  context: CallContext,
): Promise<CleanImages> {
  const clean: CleanImages = {};
  for (const role of IMAGE_ROLES) {
    const upload = images[role];
    if (upload !== undefined) clean[role] = await cleanImage(engine, upload, context);
  }
  return clean;
}

async function byEngine(
  { provider }: HostedParts,
  { work, images }: HostedTask,
  warnings: readonly string[],
  context: CallContext,
): Promise<StudioResult> {
  const result = await provider.studio({ work, images }, context);
  const said = warnings.length > 0 ? ['The local engine did the work, as no provider could.'] : [];
  return { ...result, warnings: [...warnings, ...said, ...result.warnings] };
}

/** Brings what came back to exactly what was asked for. */
async function finish(
  { provider: engine, storage }: HostedParts,
  { work, images }: HostedTask,
  { picture, spec, warnings, facts, size }: GivenPicture,
  before: readonly string[],
  context: CallContext,
): Promise<StudioResult> {
  const { image: source, mask } = images;
  const isComposited = mask !== undefined && source !== undefined && spec.inputs.mask === undefined;
  const format = 'format' in work && (work.format === 'jpg' || work.format === 'webp') ? work.format : 'png';
  const made = await engine.studio(
    {
      work: { kind: 'finish', format, isComposited, ...(size === undefined ? {} : { size }) },
      images: {
        image: await storage.read(picture.key),
        ...(source === undefined ? {} : { background: source }),
        ...(mask === undefined ? {} : { mask }),
      },
    },
    context,
  );
  const own = work.kind === 'illustrate' ? { variation: work.variation } : {};
  const pictures = made.pictures.map((finished) => ({
    ...finished,
    metadata: { ...withoutEngine(finished.metadata), ...facts, ...own },
  }));
  return { pictures, warnings: [...before, ...warnings, ...made.warnings], timings: made.timings };
}

/** The engine only brought the picture into shape. */
function withoutEngine({ engine: _engine, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}
