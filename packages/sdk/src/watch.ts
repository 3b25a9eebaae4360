import { answerOf } from './answer.ts';
import type { Atelier } from './client.ts';
import type { ActivityItem } from './shapes.ts';
import { pause } from './wait.ts';

const RECONNECT_MS = 2000;
const LOOK_MS = 3000;
/** So often the stream may fail at once before looking takes its place. */
const MOST_FAILURES = 3;

export interface Watcher {
  /** An operation as it is now; the same state may be told more than once. */
  onOperation: (operation: ActivityItem) => void;
  /** Too much was missed to tell: lists must be read again. */
  onReset?: () => void;
}

/**
 * Tells of every change of the account's operations until the signal says to stop: by server-sent events, resumed after
 * a lost connection where it broke off; where no stream gets through, by looking every few seconds.
 */
export async function watchOperations(
  atelier: Atelier,
  watcher: Watcher,
  signal: AbortSignal,
): Promise<void> {
  let lastEvent: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const { id, event, data } of readStream(atelier, lastEvent, signal)) {
        lastEvent = id;
        failures = 0;
        if (event === 'operation') watcher.onOperation(data);
        if (event === 'reset') watcher.onReset?.();
      }
    } catch {
      failures += 1;
    }
    if (failures >= MOST_FAILURES) await lookOnce(atelier, watcher, signal).catch(() => {});
    await pause(failures >= MOST_FAILURES ? LOOK_MS : RECONNECT_MS, signal).catch(() => {});
  }
}

async function lookOnce(atelier: Atelier, { onOperation }: Watcher, signal: AbortSignal): Promise<void> {
  const { operations } = await answerOf(atelier.account.GET('/operations', { signal }));
  for (const operation of operations) onOperation(operation);
}

interface ServerEvent {
  id: string;
  event: string;
  data: ActivityItem;
}

/** The events of one connection (HTML Living Standard, section 9.2.6, as much of it as our server uses). */
async function* readStream(
  atelier: Atelier,
  lastEvent: string | null,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const { data: body, response } = await atelier.account.GET('/events', {
    parseAs: 'stream',
    signal,
    headers: lastEvent === null ? {} : { 'last-event-id': lastEvent },
  });
  if (!response.ok || !(body instanceof ReadableStream)) throw new Error(`no stream: ${response.status}`);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (text + value).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const event = parseEvent(part);
      if (event !== null) yield event;
    }
  }
}

/** Null for comments, which only keep the line alive. */
function parseEvent(text: string): ServerEvent | null {
  const fields = new Map(
    text.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  if (id === undefined || event === undefined || data === undefined) return null;
  return { id, event, data: JSON.parse(data) };
}
