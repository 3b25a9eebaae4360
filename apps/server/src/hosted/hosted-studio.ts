import type { StudioWork } from '@atelier/contracts/image-studio';
import { type CallContext, type PictureProvider, PictureRefused } from '@atelier/providers';
import { honour, type OperationRequest, type OperationSpec } from '@atelier/providers/hosted';
import type { AccountId } from '../accounts/account.ts';
import type { HostedJobRow } from '../store/hosted-jobs.ts';
import { findHostedJob } from '../store/hosted-jobs.ts';
import { TaskRefused } from '../work/task-work.ts';
import { adaptImages } from './adapt-images.ts';
import type { ConfiguredProvider } from './configured.ts';
import { type Choice, type HostedOrder, LOCAL } from './hosted-order.ts';
import { type PaidParts, type PaidPicture, runPaidJob } from './paid-job.ts';
import { seedOf, type WorkImages, wishOfWork } from './wish-of-work.ts';

export type StudioResult = Awaited<ReturnType<PictureProvider['studio']>>;

export interface HostedParts extends PaidParts {
  /** Does what is done to pixels here, and the whole work where it is the local engine's turn. */
  provider: PictureProvider;
}

/** A task's work that somebody of a list is to do. */
export interface HostedTask {
  id: string;
  account: AccountId;
  work: StudioWork;
  images: WorkImages;
  order: HostedOrder;
}

const MODERATED = "Prompt was refused by the provider's content filter";

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
  const warnings: string[] = [];
  for (const [place, choice] of task.order.chain.entries()) {
    const result = await ask(parts, task, { choice, place, warnings }, context);
    if (typeof result !== 'string') return { ...result, warnings: [...warnings, ...result.warnings] };
    warnings.push(result);
  }
  throw new TaskRefused(warnings[0] ?? 'no image provider is configured');
}

interface Turn {
  choice: Choice;
  place: number;
  /** What was said of those who were asked before. */
  warnings: readonly string[];
}

/** The result, or why there is none and the next one may be asked. */
async function ask(
  parts: HostedParts,
  task: HostedTask,
  { choice, place, warnings }: Turn,
  context: CallContext,
): Promise<StudioResult | string> {
  if (choice.provider === LOCAL) return byEngine(parts, task, warnings.length > 0, context);
  const by = parts.hosted.providers.get(choice.provider);
  if (by === undefined) return `${choice.provider} is not configured.`;
  const turn = { taskId: task.id, choice: place };
  const isBegun = (await findHostedJob(parts.db, turn)) !== null;
  const { name } = by.provider;
  if (!isBegun && by.turnstile.closedForMs > 0)
    return `${name} fails at the moment and is not asked for ${Math.ceil(by.turnstile.closedForMs / 1000)} seconds.`;
  const prepared = await prepare(parts, task, by, choice, context);
  if (typeof prepared === 'string') return prepared;
  const { spec, request } = prepared;
  const job = { account: task.account, turn, by, spec, request };
  const done = await runPaidJob(parts, job, context.signal, (fraction) =>
    context.onProgress?.('provider', fraction),
  );
  switch (done.outcome) {
    case 'blocked':
      throw new PictureRefused(MODERATED);
    case 'lost':
      throw new TaskRefused(done.message);
    case 'refused':
      return done.message;
    case 'done': {
      const said = [...prepared.warnings, ...done.warnings];
      return finish(parts, task, { ...done, spec, request, why: whyOf(task.order, place) }, said, context);
    }
  }
}

async function byEngine(
  { provider }: HostedParts,
  { work, images }: HostedTask,
  isLastResort: boolean,
  context: CallContext,
): Promise<StudioResult> {
  const result = await provider.studio({ work, images }, context);
  const said = isLastResort ? ['The local engine did the work, as no provider could.'] : [];
  return { ...result, warnings: [...said, ...result.warnings] };
}

function whyOf({ why }: HostedOrder, place: number): string {
  return place === 0 ? why : 'the ones before could not do it';
}

interface Prepared {
  spec: OperationSpec;
  request: OperationRequest;
  warnings: string[];
}

/** The request in the model's terms, or why it cannot be made. */
async function prepare(
  { provider: engine }: HostedParts,
  { work, images, order }: HostedTask,
  { provider }: ConfiguredProvider,
  { model: wanted }: Choice,
  context: CallContext,
): Promise<Prepared | string> {
  const wish = wishOfWork(work, images, order);
  const model = provider.retired[wanted] ?? wanted;
  const able = provider.specs().filter(({ operation }) => operation === wish.operation);
  const spec = able.find((candidate) => candidate.model === model) ?? able[0];
  if (spec === undefined) return `${provider.name} does not do ${wish.operation}.`;
  const { request, warnings } = honour(wish, spec, provider.name);
  if (model !== wanted) warnings.unshift(`The model ${wanted} has ended; ${spec.model} was used.`);
  const adapted = { ...request, images: await adaptImages(engine, spec, request.images, context) };
  const [objection] = provider.check(adapted);
  if (objection !== undefined) return `${provider.name}: ${objection.message}`;
  return { spec, request: adapted, warnings };
}

interface Made {
  pictures: readonly PaidPicture[];
  job: HostedJobRow;
  spec: OperationSpec;
  request: OperationRequest;
  why: string;
}

/** Brings what came back to exactly what was asked for. */
async function finish(
  { provider: engine, storage }: HostedParts,
  { work, images, order }: HostedTask,
  { pictures: [first], job, spec, request, why }: Made,
  warnings: string[],
  context: CallContext,
): Promise<StudioResult> {
  if (first === undefined) throw new TaskRefused(`${job.provider} answered without a picture`);
  const { size } = wishOfWork(work, images, order);
  const { image: source, mask } = images;
  const isComposited = mask !== undefined && source !== undefined && spec.inputs.mask === undefined;
  const format = 'format' in work && (work.format === 'jpg' || work.format === 'webp') ? work.format : 'png';
  const made = await engine.studio(
    {
      work: { kind: 'finish', format, isComposited, ...(size === undefined ? {} : { size }) },
      images: {
        image: await storage.read(first.key),
        ...(source === undefined ? {} : { background: source }),
        ...(mask === undefined ? {} : { mask }),
      },
    },
    context,
  );
  const facts = factsOf(work, job, request, first, why);
  const pictures = made.pictures.map((picture) => ({
    ...picture,
    metadata: { ...withoutEngine(picture.metadata), ...facts },
  }));
  return { pictures, warnings: [...warnings, ...made.warnings], timings: made.timings };
}

/** The engine only brought the picture into shape. */
function withoutEngine({ engine: _engine, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

function factsOf(
  work: StudioWork,
  job: HostedJobRow,
  request: OperationRequest,
  picture: PaidPicture,
  why: string,
): Record<string, unknown> {
  const seed = picture.seed ?? request.seed ?? seedOf(work);
  return {
    provider: job.provider,
    model: job.model,
    chosen_because: why,
    ...(seed === undefined ? {} : { seed }),
    seed_honoured: picture.seed !== null || request.seed !== undefined,
    provider_cost_usd: job.usd === null ? null : Number(job.usd),
    provider_cost_basis: job.cost_basis,
    ...(job.request_id === null ? {} : { provider_request_id: job.request_id }),
    ...(work.kind === 'illustrate' ? { variation: work.variation } : {}),
  };
}
