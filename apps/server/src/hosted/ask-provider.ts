import { type CallContext, type PictureProvider, PictureRefused } from '@atelier/providers';
import {
  type HostedProvider,
  honour,
  modelFor,
  type OperationRequest,
  type OperationSpec,
  type Wish,
} from '@atelier/providers/hosted';
import type { AccountId } from '../accounts/account.ts';
import { begunChoice, findHostedJob, type HostedJobRow } from '../store/hosted-jobs.ts';
import { ANY_MODEL } from '../studio-catalogue/select-model.ts';
import { TaskRefused } from '../work/task-work.ts';
import { adaptImages } from './adapt-images.ts';
import type { ConfiguredProvider } from './configured.ts';
import type { Choice } from './hosted-order.ts';
import { type PaidParts, type PaidPicture, runPaidJob } from './paid-job.ts';

export interface HostedParts extends PaidParts {
  /** The local engine: does what is done to pixels here, and whole work where it is its turn. */
  provider: PictureProvider;
}

/** A task, and what it wishes of whoever does it. */
export interface WishedTask {
  id: string;
  account: AccountId;
  wish: Wish;
}

/** One provider's turn at a task. */
export interface ProviderTurn {
  choice: Choice;
  /** Names the turn for ever: the same provider has the same place in all attempts at a task. */
  place: number;
  /** Why this one is asked, for the metadata. */
  why: string;
}

/** What a provider gave, not yet brought to what was asked for. */
export interface GivenPicture {
  picture: PaidPicture;
  spec: OperationSpec;
  /** The name of who gave it. */
  by: string;
  /** That it is to have; undefined = as it came. */
  size: Wish['size'] | undefined;
  warnings: string[];
  /** Who made it and what it cost: for the metadata. */
  facts: Record<string, unknown>;
}

/** Work that is done in several steps has a place for each, so far apart that those of providers lie between. */
export const STEP_PLACES = 100;

const MODERATED = "Prompt was refused by the provider's content filter";

/**
 * The turns that are left at a task: whoever was begun with goes first, or a restart could pay a second one.
 * @throws TaskRefused when that one cannot be asked any more
 */
export async function turnsLeft(
  { db, hosted }: HostedParts,
  taskId: string,
  turns: readonly ProviderTurn[],
): Promise<readonly ProviderTurn[]> {
  const begun = await begunChoice(db, taskId);
  if (begun === null) return turns;
  const at = turns.findIndex(({ place }) => place === begun % STEP_PLACES);
  const provider = turns[at]?.choice.provider;
  if (provider === undefined || !hosted.providers.has(provider)) throw new TaskRefused(BEGUN_ELSEWHERE);
  return turns.slice(at);
}

const BEGUN_ELSEWHERE =
  'The provider that was given this work is not configured any more. It may have been charged, so nobody else was asked; send the request again to have it made anew.';

/**
 * Has one provider do some work. The result is what it gave, or a sentence that says why it gave nothing and somebody else
 * may be asked.
 * @throws PictureRefused when moderation refused it
 * @throws TaskRefused when it may have been paid for in vain
 */
export async function askProvider(
  parts: HostedParts,
  task: WishedTask,
  { choice, place, why }: ProviderTurn,
  context: CallContext,
): Promise<GivenPicture | string> {
  const by = parts.hosted.providers.get(choice.provider);
  if (by === undefined) return `${choice.provider} is not configured.`;
  const turn = { taskId: task.id, choice: place };
  const isBegun = (await findHostedJob(parts.db, turn)) !== null;
  if (!isBegun && by.turnstile.closedForMs > 0) return closedSentence(by);
  const prepared = await prepare(parts.provider, task.wish, by, choice.model, context);
  if (typeof prepared === 'string') return prepared;
  const { spec, request } = prepared;
  const job = { account: task.account, turn, by, spec, request };
  const onProgress = (fraction: number) => context.onProgress?.('provider', fraction);
  const done = await runPaidJob(parts, job, context.signal, onProgress);
  switch (done.outcome) {
    case 'blocked':
      throw new PictureRefused(MODERATED);
    case 'lost':
      throw new TaskRefused(done.message);
    case 'refused':
      return done.message;
    case 'done': {
      const [picture] = done.pictures;
      if (picture === undefined) throw new TaskRefused(`${by.provider.name} answered without a picture.`);
      const warnings = [...prepared.warnings, ...done.warnings];
      const { size } = task.wish;
      return {
        picture,
        spec,
        by: by.provider.name,
        size,
        warnings,
        facts: factsOf(done.job, request, picture, task.wish, why),
      };
    }
  }
}

function closedSentence({ provider, turnstile }: ConfiguredProvider): string {
  const seconds = Math.ceil(turnstile.closedForMs / 1000);
  return `${provider.name} fails at the moment and is not asked for ${seconds} seconds.`;
}

interface Prepared {
  spec: OperationSpec;
  request: OperationRequest;
  warnings: string[];
}

/** The request in the model's terms, or why it cannot be made. */
async function prepare(
  engine: PictureProvider,
  wish: Wish,
  { provider }: ConfiguredProvider,
  wanted: string,
  context: CallContext,
): Promise<Prepared | string> {
  const model = provider.retired[wanted] ?? wanted;
  const spec = modelFor(provider.specs(), wish, model);
  if (spec === undefined) return `${provider.name} does not do ${wish.operation}.`;
  const { request, warnings } = honour(wish, spec, provider.name);
  warnings.unshift(...otherModel(provider, wanted, spec.model));
  const adapted = { ...request, images: await adaptImages(engine, spec, request.images, context) };
  const [objection] = provider.check(adapted);
  if (objection !== undefined) return `${provider.name}: ${objection.message}`;
  return { spec, request: adapted, warnings };
}

/** That another model was used than the one that was asked for. */
function otherModel(
  { name, retired }: Pick<HostedProvider, 'name' | 'retired'>,
  wanted: string,
  used: string,
): string[] {
  if (wanted === ANY_MODEL || wanted === used) return [];
  if (wanted in retired) return [`The model ${wanted} has ended; ${used} was used.`];
  return [`${name} does not do this with the model ${wanted}; ${used} was used.`];
}

function factsOf(
  job: HostedJobRow,
  request: OperationRequest,
  picture: PaidPicture,
  wish: Wish,
  why: string,
): Record<string, unknown> {
  const seed = picture.seed ?? request.seed ?? wish.seed;
  return {
    provider: job.provider,
    model: job.model,
    chosen_because: why,
    ...(seed === undefined ? {} : { seed }),
    seed_honoured: picture.seed !== null || request.seed !== undefined,
    provider_cost_usd: job.usd === null ? null : Number(job.usd),
    provider_cost_basis: job.cost_basis,
    ...(job.request_id === null ? {} : { provider_request_id: job.request_id }),
  };
}
