import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FakeAnswer } from './fake-server.ts';

/** What a provider can do to those who call it. */
export type Fault =
  /** Answers after a while. */
  | { kind: 'slow'; ms: number }
  /** Does the work, and never answers. */
  | { kind: 'hang' }
  /** Refuses with a status, and does no work. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  /** Does the work, and breaks the connection before byte `atByte` of the answer's body; negative = before its headers. */
  | { kind: 'drop'; atByte: number }
  /** Does the work, and answers with text that is neither JSON nor a picture. */
  | { kind: 'garbage' }
  /** Does the work, and answers with a web page that it calls a PNG. */
  | { kind: 'wrong-mime' }
  /** Streams so many bytes. */
  | { kind: 'huge'; bytes: number }
  /** Sends the caller elsewhere. */
  | { kind: 'redirect'; to: string }
  /** Comes to a moment of its answer, tells so, and stays there until it is let go, if ever. */
  | { kind: 'hold'; at: HoldPoint; reached: (letGo: () => void) => void };

/** Before the work is done, after it and before the answer, or in the middle of the answer. */
export type HoldPoint = 'arrival' | 'answer' | 'half';

const CHUNK = Buffer.alloc(1024 * 1024, 'x');
const MOVED = 302;

/** Whether the work is done although the caller will not hear of it as it should. */
export function doesWork({ kind }: Fault): boolean {
  return kind !== 'status' && kind !== 'redirect';
}

/** Stays where a `hold` says; everything else goes on at once. */
export async function holdAt(point: HoldPoint, fault: Fault | undefined): Promise<void> {
  if (fault?.kind !== 'hold' || fault.at !== point) return;
  await new Promise<void>((resolve) => fault.reached(resolve));
}

/** Answers as the fault says. */
export async function answerFaulty(
  response: ServerResponse,
  fault: Fault,
  answer: FakeAnswer,
): Promise<void> {
  switch (fault.kind) {
    case 'slow':
      await pause(fault.ms);
      return sendAnswer(response, answer);
    case 'hang':
      return;
    case 'status':
      return sendAnswer(response, {
        status: fault.status,
        headers: fault.headers ?? {},
        body: fault.body ?? {},
      });
    case 'drop':
      return drop(response, answer, fault.atByte);
    case 'garbage':
      return sendAnswer(response, { body: 'Upstream said: <<<\u0000 not what you expect' });
    case 'wrong-mime': {
      const headers = { 'content-type': 'image/png' };
      return sendAnswer(response, { headers, body: '<!doctype html><title>Sign in</title>' });
    }
    case 'huge':
      return stream(response, answer, fault.bytes);
    case 'redirect':
      return sendAnswer(response, { status: MOVED, headers: { location: fault.to }, body: '' });
    case 'hold':
      return sendHeld(response, answer, fault);
  }
}

export function sendAnswer(response: ServerResponse, answer: FakeAnswer): void {
  const { contentType, bytes } = encoded(answer);
  response.writeHead(answer.status ?? 200, { 'content-type': contentType, ...answer.headers });
  response.end(bytes);
}

function encoded({ body = '' }: FakeAnswer): { contentType: string; bytes: Uint8Array } {
  if (body instanceof Uint8Array) return { contentType: 'application/octet-stream', bytes: body };
  if (typeof body === 'string') return { contentType: 'text/plain', bytes: Buffer.from(body) };
  return { contentType: 'application/json', bytes: Buffer.from(JSON.stringify(body)) };
}

function drop(response: ServerResponse, answer: FakeAnswer, atByte: number): void {
  if (atByte < 0) {
    response.destroy();
    return;
  }
  const { contentType, bytes } = encoded(answer);
  const length = String(bytes.length);
  const headers = { 'content-type': contentType, 'content-length': length, ...answer.headers };
  response.writeHead(answer.status ?? 200, headers);
  response.write(bytes.subarray(0, Math.min(atByte, bytes.length - 1)), () => response.destroy());
}

async function sendHeld(response: ServerResponse, answer: FakeAnswer, fault: Fault): Promise<void> {
  await holdAt('answer', fault);
  const { contentType, bytes } = encoded(answer);
  response.writeHead(answer.status ?? 200, { 'content-type': contentType, ...answer.headers });
  const half = bytes.length >> 1;
  response.write(bytes.subarray(0, half));
  await holdAt('half', fault);
  response.end(bytes.subarray(half));
}

async function stream(response: ServerResponse, answer: FakeAnswer, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': encoded(answer).contentType });
  const closed = eventOf(response, 'close');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += CHUNK.length)
    if (!response.write(CHUNK)) await Promise.race([eventOf(response, 'drain'), closed]);
  response.end();
}

function eventOf(response: ServerResponse, name: 'drain' | 'close'): Promise<void> {
  return new Promise((resolve) => response.once(name, () => resolve()));
}
