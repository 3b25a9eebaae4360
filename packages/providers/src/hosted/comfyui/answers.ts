import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { ErrorKind, JobState, ProviderFailed } from '../job.ts';
import type { HistoryEntry, OutputFile } from './server.ts';

const Submitted = z.object({ prompt_id: z.string().min(1) });
const ErrorBody = z.object({
  error: z.object({ message: z.string(), details: z.string().nullish() }),
  node_errors: z
    .record(
      z.string(),
      z.object({ errors: z.array(z.object({ message: z.string(), details: z.string().nullish() })) }),
    )
    .nullish()
    .catch(null),
});

/** The id that the server knows the job by: ours, but that of older servers is their own. @throws ProviderFailed */
export function jobIdIn(answer: Answer): string {
  return parseAnswer(answer, Submitted).prompt_id;
}

/** Why a graph was not queued. */
export function failureIn(caller: Caller, answer: Answer): ProviderFailed {
  const body = ErrorBody.safeParse(jsonOf(answer)).data;
  if (body === undefined) return caller.failure(answer);
  const [node, problem] = Object.entries(body.node_errors ?? {})[0] ?? [];
  const [first] = problem?.errors ?? [];
  const where = node === undefined ? '' : ` (node ${node}: ${first?.message ?? ''} ${first?.details ?? ''})`;
  return caller.failure(answer, { message: `${body.error.message}${where}` });
}

/** The state of a job that has ended without a result; undefined for one that succeeded. */
export function endOf(caller: Caller, { status }: HistoryEntry): JobState | undefined {
  const messages = status?.messages ?? [];
  if (messages.some(([name]) => name === 'execution_interrupted'))
    return { state: 'canceled', charged: 'no' };
  const failure = messages.find(([name]) => name === 'execution_error')?.[1];
  if (failure === undefined && status?.status_str !== 'error') return undefined;
  const { exception_type: type, exception_message: text, node_type: node } = failure ?? {};
  const kind: ErrorKind = /OutOfMemory/i.test(String(type)) ? 'too-large' : 'internal';
  const said = typeof text === 'string' && text.trim() !== '' ? text.trim() : 'The workflow failed.';
  const where = typeof node === 'string' ? `${node}: ` : '';
  const message = caller.clean(`${where}${said}`).slice(0, 300);
  return { state: 'failed', error: { kind, accepted: 'yes', charged: 'no', message } };
}

/** The files to fetch: what was saved, and previews only when nothing was. */
export function filesOf({ outputs }: HistoryEntry): readonly OutputFile[] {
  const files = Object.values(outputs).flatMap(({ images }) => images ?? []);
  const saved = files.filter(({ type }) => type !== 'temp');
  return saved.length > 0 ? saved : files;
}
