import { AtelierError } from '@atelier/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../accounts/account.ts';
import type { JobPicture, StudioJob, StudioOrder, StudioRoute } from '../../studio-jobs/job.ts';
import type { RouteContext } from '../route-context.ts';
import { answerOf } from './answers.ts';
import { badRequest, StudioError } from './errors.ts';
import { requestKeyOf } from './request-key.ts';

/** How long a request waits for its pictures; the work goes on afterwards, too. */
const WAIT_MS = 240_000;
const ASK_AGAIN_SECONDS = 5;

/** How each part of the API begins to say that it failed. */
const FAILURES: Record<StudioRoute, string> = {
  create: 'Image generation failed',
  edit: 'Image editing failed',
  upscale: 'Image upscaling failed',
  control: 'Image control failed',
  social: 'Social optimization failed',
  compress: 'Image compression failed',
  convert: 'Image conversion failed',
  face_swap: 'Face swap failed',
};

/** A 500 in the words of its part of the API. */
export function failureOf(route: StudioRoute, reason: string): AtelierError {
  return new AtelierError('engine_failed', { message: `${FAILURES[route]}: ${reason}` });
}

/** Aborted when the client goes away. */
export function departure(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  return left.signal;
}

/**
 * Orders work and waits for it, or not (`isAsync`). A client that goes away loses nothing: the work goes on, and the same
 * request under the same key finds it.
 */
export async function answerWithWork(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  order: StudioOrder,
  isAsync: boolean,
): Promise<FastifyReply> {
  const { studioJobs, credits } = context.services;
  const { account } = request.caller;
  const requestKey = requestKeyOf(request);
  if (isAsync) {
    const id = await studioJobs.order(account, { ...order, requestKey });
    return reply.code(202).send({ job_id: id, status: 'queued' as const });
  }
  const { job, answer } = await resultOfWork(context, account, { ...order, requestKey }, departure(reply));
  const remaining = await credits.remaining(account);
  reply.header('x-credits-charged', job.credits);
  reply.header('x-credits-remaining', remaining ?? 'unlimited');
  return reply.send(answer);
}

/**
 * Orders work and waits for its result.
 * @throws AtelierError when it failed, or `unavailable` when it takes longer than a request may wait
 */
export async function resultOfWork(
  { services: { studioJobs } }: RouteContext,
  account: Account,
  order: StudioOrder,
  signal: AbortSignal,
): Promise<{ job: StudioJob; answer: Record<string, unknown> }> {
  const id = await studioJobs.order(account, order);
  const job = await studioJobs.ended(account.id, id, WAIT_MS, signal);
  if (job === null) throw stillAtWork(id);
  refuseFailed(job);
  return { job, answer: await jobResult(job, (picture) => studioJobs.read(picture)) };
}

/** The answer of a job that succeeded. */
export async function jobResult(
  job: StudioJob,
  read: (picture: JobPicture) => Promise<Uint8Array>,
): Promise<Record<string, unknown>> {
  return answerOf(job, await Promise.all(job.pictures.map(read)));
}

/** What a job that failed says. */
export function failureSentence({ route, error, isRefused, status }: StudioJob): string {
  const reason = status === 'cancelled' ? 'the job was cancelled' : (error ?? 'unknown reason');
  return isRefused ? reason : `${FAILURES[route]}: ${reason}`;
}

function refuseFailed(job: StudioJob): void {
  if (job.status === 'succeeded') return;
  const sentence = failureSentence(job);
  if (job.isRefused) throw badRequest(sentence);
  throw new AtelierError('engine_failed', { message: sentence });
}

function stillAtWork(id: string): StudioError {
  return new StudioError('unavailable', {
    message: `The image is still being made; ask for the job ${id}`,
    retryAfterSeconds: ASK_AGAIN_SECONDS,
    extras: { job_id: id },
  });
}
