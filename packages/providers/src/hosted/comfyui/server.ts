import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer } from '../answer.ts';
import type { CallContext, Caller } from '../call.ts';
import { ProviderFailed, RESULT_LIMITS } from '../job.ts';
import type { ImageIn } from '../operation.ts';
import type { FileSlot } from './workflow.ts';

/** A ComfyUI server: its files, its pictures, its queue. Everything here costs nothing and may be asked again. */
export interface ComfyuiServer {
  caller: Caller;
  baseUrl: string;
}

const Names = z.array(z.string());
const Upload = z.object({ name: z.string().min(1), subfolder: z.string().nullish() });
const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/**
 * The name of the model file for a slot.
 * @throws ProviderFailed `not-found` when there is none
 */
export async function fileFor(
  { caller, baseUrl }: ComfyuiServer,
  { folder, word, isStrict }: FileSlot,
  context: CallContext,
): Promise<string> {
  const answer = await caller.ask(context, { url: `${baseUrl}/models/${folder}` });
  if (!answer.ok) throw caller.failure(answer);
  const names = parseAnswer(answer, Names).toSorted();
  const fitting = word === undefined ? undefined : names.find((name) => name.toLowerCase().includes(word));
  const found = fitting ?? (isStrict ? undefined : names[0]);
  if (found !== undefined) return found;
  const message = `ComfyUI has no model ${word ? `for '${word}' ` : ''}in its folder ${folder}.`;
  throw new ProviderFailed({ kind: 'not-found', accepted: 'no', charged: 'no', message });
}

/**
 * Lays a picture into the server's inputs, under a name made from the call's key: sent again, it replaces itself.
 * @returns the name by which `LoadImage` finds it
 */
export async function upload(
  { caller, baseUrl }: ComfyuiServer,
  { bytes, mime, role }: ImageIn,
  context: CallContext & { key: string },
): Promise<string> {
  const form = new FormData();
  const name = `atelier-${context.key}-${role}.${EXTENSIONS[mime]}`;
  form.set('image', new Blob([new Uint8Array(bytes)], { type: mime }), name);
  form.set('type', 'input');
  form.set('overwrite', 'true');
  const answer = await caller.ask(context, {
    method: 'POST',
    url: `${baseUrl}/upload/image`,
    body: { form },
  });
  if (!answer.ok) throw caller.failure(answer);
  const { name: given, subfolder } = parseAnswer(answer, Upload);
  return subfolder ? `${subfolder}/${given}` : given;
}

/** A file that a graph has written. */
const OutputFile = z.object({
  filename: z.string().min(1),
  subfolder: z.string().nullish(),
  type: z.string().nullish(),
});
export type OutputFile = z.infer<typeof OutputFile>;

const HistoryEntry = z.object({
  outputs: z.record(z.string(), z.object({ images: z.array(OutputFile).optional() })),
  status: z
    .object({
      status_str: z.string().optional(),
      completed: z.boolean().optional(),
      messages: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])).optional(),
    })
    .optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
const History = z.record(z.string(), HistoryEntry);

/** Graphs with pictures inside make long answers. */
const HISTORY_MAX_BYTES = 16 * 1024 * 1024;

/** What became of a job; undefined while it is not done, or unknown. */
export async function historyOf(
  { caller, baseUrl }: ComfyuiServer,
  id: string,
  context: CallContext,
): Promise<HistoryEntry | undefined> {
  const url = `${baseUrl}/history/${encodeURIComponent(id)}`;
  const answer = await caller.ask(context, { url, maxBytes: HISTORY_MAX_BYTES });
  if (!answer.ok) throw caller.failure(answer, { accepted: 'yes' });
  return parseAnswer(answer, History)[id];
}

/** Entries are `[number, id, graph, …]`. */
const Entries = z.array(z.tuple([z.number(), z.string()]).rest(z.unknown()));
const Queue = z.object({ queue_running: Entries, queue_pending: Entries });

/** Where a job stands in the queue: -1 = it runs, 0 = next; undefined when it is not there. */
export async function queuePlace(
  { caller, baseUrl }: ComfyuiServer,
  id: string,
  context: CallContext,
): Promise<number | undefined> {
  const answer = await caller.ask(context, { url: `${baseUrl}/queue`, maxBytes: HISTORY_MAX_BYTES });
  if (!answer.ok) throw caller.failure(answer, { accepted: 'yes' });
  const { queue_running, queue_pending } = parseAnswer(answer, Queue);
  if (queue_running.some(([, running]) => running === id)) return -1;
  const place = queue_pending.toSorted(([a], [b]) => a - b).findIndex(([, waiting]) => waiting === id);
  return place < 0 ? undefined : place;
}

/** A file of the server's. @throws ProviderFailed */
export async function view(
  { caller, baseUrl }: ComfyuiServer,
  { filename, subfolder, type }: OutputFile,
  context: CallContext,
): Promise<Uint8Array> {
  const query = new URLSearchParams({ filename, subfolder: subfolder ?? '', type: type ?? 'output' });
  const answer = await caller.ask(context, {
    url: `${baseUrl}/view?${query}`,
    maxBytes: RESULT_LIMITS.maxBytes,
  });
  if (!answer.ok) throw caller.failure(answer, { accepted: 'yes' });
  return answer.bytes;
}

/** Whether the server knows a class of nodes. */
export async function hasNode(
  { caller, baseUrl }: ComfyuiServer,
  name: string,
  context: CallContext,
): Promise<boolean> {
  const answer: Answer = await caller.ask(context, {
    url: `${baseUrl}/object_info/${encodeURIComponent(name)}`,
  });
  const known = z.record(z.string(), z.unknown()).safeParse(jsonOf(answer)).data;
  return answer.ok && known?.[name] !== undefined;
}
