import { IMAGE_ROLES, type ImageRole, type StudioWork } from '@atelier/contracts/image-studio';
import type { CallContext, PictureProvider } from '@atelier/providers';
import { type ImageIn, readPictureHeader } from '@atelier/providers/hosted';
import type { AccountId } from '../accounts/account.ts';
import { TaskRefused } from '../work/task-work.ts';
import { cleanImage } from './adapt-images.ts';
import { askProvider, type GivenPicture, type HostedParts, turnsLeft } from './ask-provider.ts';
import type { HostedOrder } from './hosted-order.ts';
import { type CleanImages, wishOfWork } from './wish-of-work.ts';

export type StudioResult = Awaited<ReturnType<PictureProvider['studio']>>;

/** A task's work that somebody of a list is to do. */
export interface HostedTask {
  id: string;
  account: AccountId;
  work: StudioWork;
  /** As uploaded. */
  images: Partial<Record<Exclude<ImageRole, 'reference'>, Uint8Array>>;
  /** What else is to be looked at, as uploaded, in the caller's order. */
  references: readonly Uint8Array[];
  order: HostedOrder;
}

/**
 * Asks one after the other of a list to do some work, until somebody has done it. Nobody else is asked once something may
 * have been paid for, or after a refusal by moderation. Who did it, and why, is in the metadata of the pictures.
 * @throws PictureRefused when moderation refused it, or a picture does not show what the work needs
 * @throws TaskRefused with everybody's reasons when nobody did it
 */
export async function studioByProviders(
  parts: HostedParts,
  task: HostedTask,
  context: CallContext,
): Promise<StudioResult> {
  const { id, account, work, order } = task;
  const warnings: string[] = [];
  if (work.kind === 'face_swap') await requireFaces(parts.provider, task.images, context);
  const images = await cleanImages(parts.provider, task.images, context);
  const wished = wishOfWork(work, images, order);
  const references = await referencesOf(parts.provider, task, context);
  const wish = { ...wished, images: [...wished.images, ...references], work };
  const turns = order.chain.map((choice, place) => {
    const why = place === 0 ? order.why : 'the ones before could not do it';
    return { choice, place, why };
  });
  for (const turn of await turnsLeft(parts, id, turns)) {
    const given = await askProvider(parts, { id, account, wish }, turn, context);
    if (typeof given !== 'string') return finish(parts, task, given, warnings, context);
    warnings.push(given);
  }
  throw new TaskRefused(warnings.join(' ') || 'no image provider is configured');
}

/** Nobody is paid for putting no face on nobody. @throws PictureRefused naming the field */
async function requireFaces(
  engine: PictureProvider,
  images: HostedTask['images'],
  context: CallContext,
): Promise<void> {
  const pictures = [
    { role: 'image' as const, name: 'base_image_base64' },
    { role: 'face' as const, name: 'face_image_base64' },
  ];
  await engine.studio({ work: { kind: 'require_faces', pictures }, images }, context);
}

async function cleanImages(
  engine: PictureProvider,
  images: HostedTask['images'],
  context: CallContext,
): Promise<CleanImages> {
  const clean: CleanImages = {};
  for (const role of IMAGE_ROLES) {
    const upload = role === 'reference' ? undefined : images[role];
    if (upload !== undefined) clean[role] = await cleanImage(engine, upload, context);
  }
  return clean;
}

async function referencesOf(
  engine: PictureProvider,
  { references }: HostedTask,
  context: CallContext,
): Promise<ImageIn[]> {
  const clean: ImageIn[] = [];
  for (const upload of references)
    clean.push({ role: 'reference', ...(await cleanImage(engine, upload, context)) });
  return clean;
}

/** What came back, as it was asked for. */
async function finish(
  parts: HostedParts,
  task: HostedTask,
  given: GivenPicture,
  before: readonly string[],
  context: CallContext,
): Promise<StudioResult> {
  const { spec, by, facts } = given;
  const made = spec.takesWork ? await asGiven(parts, given) : await fitted(parts, task, given, context);
  const own = task.work.kind === 'illustrate' ? { variation: task.work.variation } : {};
  const pictures = made.pictures.map((picture) => ({
    ...picture,
    metadata: { ...picture.metadata, ...facts, ...own },
  }));
  const instead = before.length > 0 ? [`${by} did the work instead.`] : [];
  return { ...made, pictures, warnings: [...before, ...instead, ...given.warnings, ...made.warnings] };
}

/** A picture that is exactly what was ordered. */
async function asGiven({ storage }: HostedParts, { picture }: GivenPicture): Promise<StudioResult> {
  const bytes = await storage.read(picture.key);
  const header = readPictureHeader(bytes);
  if (header === null) throw new Error('something else than a picture was stored as a result');
  const { mime, width, height } = header;
  return {
    pictures: [{ bytes, mime, width, height, metadata: { ...picture.facts } }],
    warnings: [],
    timings: {},
  };
}

/** A picture brought to exactly what was ordered. */
async function fitted(
  { provider: engine, storage }: HostedParts,
  { work, images }: HostedTask,
  { picture, spec, size }: GivenPicture,
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
  const pictures = made.pictures.map((finished) => ({
    ...finished,
    metadata: { ...withoutEngine(finished.metadata), ...picture.facts },
  }));
  return { ...made, pictures };
}

/** The engine only brought the picture into shape. */
function withoutEngine({ engine: _engine, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}
