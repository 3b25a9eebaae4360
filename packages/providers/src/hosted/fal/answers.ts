import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer, requestIdOf, unusable } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Correction } from '../failure.ts';
import type { JobState } from '../job.ts';

const Queued = z.object({
  request_id: z.string().min(1),
  status_url: z.url(),
  response_url: z.url(),
  cancel_url: z.url(),
});
const Status = z.object({
  status: z.enum(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']),
  queue_position: z.number().nullish(),
});
const File = z.object({ url: z.string().min(1) });
/** Models give `images`, or one `image`. */
const Output = z.object({
  images: z.array(File).optional(),
  image: File.optional(),
  seed: z.number().nullish(),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
});
export type Status = z.infer<typeof Status>;

const Complaint = z.object({
  type: z.string().optional(),
  msg: z.string().optional(),
  loc: z.array(z.union([z.string(), z.number()])).optional(),
});
const ErrorBody = z.object({ detail: z.union([z.string(), z.array(Complaint)]) });

const POLICY_VIOLATION = 'content_policy_violation';
const SERVER_ERROR = 500;
const GATEWAY_TIMEOUT = 504;

/**
 * The ids and addresses of a job.
 * @param origin that the addresses must have, since the key is sent to them
 * @throws ProviderFailed
 */
export function queuedJob(
  answer: Answer,
  origin: string,
): Record<'id' | 'status' | 'response' | 'cancel', string> {
  const { request_id: id, status_url, response_url, cancel_url } = parseAnswer(answer, Queued);
  const addresses = { status: status_url, response: response_url, cancel: cancel_url };
  const isForeign = Object.values(addresses).some((address) => new URL(address).origin !== origin);
  if (isForeign) throw unusable(answer, 'fal pointed to another server than its own.');
  return { id, ...addresses };
}

/** @throws ProviderFailed */
export function statusIn(answer: Answer): Status {
  return parseAnswer(answer, Status);
}

/** Where the pictures are, and the seed that made them; `null` when one of them is flagged. @throws ProviderFailed */
export function filesIn(answer: Answer): { urls: readonly string[]; seed?: number } | null {
  const { images, image, seed, has_nsfw_concepts } = parseAnswer(answer, Output);
  if (has_nsfw_concepts?.includes(true)) return null;
  const urls = [...(images ?? []), ...(image ? [image] : [])].map(({ url }) => url);
  if (urls.length === 0) throw unusable(answer, 'fal finished the job without a picture.');
  return { urls, ...(typeof seed === 'number' ? { seed } : {}) };
}

/** The state that an answer with a bad status means: blocked, or failed. */
export function refused(caller: Caller, answer: Answer, isFromModel: boolean): JobState {
  const { detail = [] } = ErrorBody.safeParse(jsonOf(answer)).data ?? {};
  const complaints = typeof detail === 'string' ? [{ msg: detail }] : detail;
  const [first] = complaints;
  if (complaints.some((complaint) => 'type' in complaint && complaint.type === POLICY_VIOLATION)) {
    const requestId = requestIdOf(answer);
    const named = requestId === undefined ? {} : { requestId };
    return { state: 'blocked', stage: 'unknown', categories: [], charged: 'unknown', ...named };
  }
  const field = first && 'loc' in first ? first.loc?.at(-1) : undefined;
  const correction: Correction = {
    ...(first?.msg ? { message: first.msg } : {}),
    ...(field === undefined ? {} : { field: String(field) }),
    ...(isFromModel ? outcomeOf(answer) : {}),
  };
  return { state: 'failed', error: caller.failure(answer, correction).error };
}

/** What a model's own error means: failures of the server are free, and refused input may have been worked on. */
function outcomeOf({ status, headers }: Answer): Correction {
  const neverStarted = status === GATEWAY_TIMEOUT && headers['x-fal-request-timeout-type'] === 'user';
  if (neverStarted)
    return { accepted: 'no', charged: 'no', message: 'The job did not start in time at fal.' };
  return { accepted: 'yes', charged: status >= SERVER_ERROR ? 'no' : 'unknown' };
}
