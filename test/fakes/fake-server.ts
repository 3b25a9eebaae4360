import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFaulty, doesWork, type Fault, holdAt, sendAnswer } from './faults.ts';

export interface FakeRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** @throws ContractViolation when the body is none */
  json(): unknown;
  /** @throws ContractViolation when the body is none */
  form(): Promise<FormData>;
}

export interface FakeAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Bytes, text, or anything else as JSON. */
  body?: unknown;
}

/** Something was sent that the provider's contract does not allow. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/** A stand-in for a provider: a real HTTP server on the loopback. */
export interface FakeServer {
  /** `http://127.0.0.1:port` */
  url: string;
  /** `127.0.0.1:port`, for allow-lists. */
  host: string;
  /** All that came, in order. */
  requests: FakeRequest[];
  /** Everything about requests that the contract forbids; empty at the end of every good test. */
  violations: string[];
  /** One entry for every piece of work that the provider would charge, as `startPaid` was told. */
  paid: string[];
  /** To be called by handlers when they take on paid work. */
  startPaid(what: string): void;
  /** What happens to the next request that fits; several queue up. */
  fail(fault: Fault, fits?: (request: FakeRequest) => boolean): void;
  close(): Promise<void>;
}

export type FakeHandler = (request: FakeRequest, server: FakeServer) => FakeAnswer | Promise<FakeAnswer>;

/** A fake provider: its server, and what only it can do. */
export interface FakeProvider {
  server: FakeServer;
  /** The next piece of work is refused by moderation, in this provider's way. */
  moderate(): void;
  /** Forgets all jobs and results, as providers do after a while. */
  expire?(): void;
}

const VIOLATION_STATUS = 400;

/** Starts a fake on a free port of the loopback. */
export async function startFakeServer(handle: FakeHandler): Promise<FakeServer> {
  const faults: { fault: Fault; fits: (request: FakeRequest) => boolean }[] = [];
  const listener = createServer((message, response) => {
    respond(message, response).catch((error: unknown) => {
      fake.violations.push(error instanceof Error ? error.message : String(error));
      sendAnswer(response, { status: VIOLATION_STATUS, body: { error: String(error) } });
    });
  });
  const respond = async (message: IncomingMessage, response: ServerResponse) => {
    const request = await read(message);
    fake.requests.push(request);
    const index = faults.findIndex(({ fits }) => fits(request));
    const [next] = index < 0 ? [] : faults.splice(index, 1);
    await holdAt('arrival', next?.fault);
    const answer = next === undefined || doesWork(next.fault) ? await handle(request, fake) : {};
    if (next === undefined) sendAnswer(response, answer);
    else await answerFaulty(response, next.fault, answer);
  };
  const port = await listen(listener);
  const host = `127.0.0.1:${port}`;
  const fake: FakeServer = {
    url: `http://${host}`,
    host,
    requests: [],
    violations: [],
    paid: [],
    startPaid: (what) => fake.paid.push(what),
    fail: (fault, fits = () => true) => faults.push({ fault, fits }),
    close: () => close(listener),
  };
  return fake;
}

async function read(message: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://fake');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers,
    body,
    json: () => parseJson(body),
    form: () => parseForm(body, headers['content-type'] ?? ''),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ContractViolation('The body is not JSON.');
  }
}

async function parseForm(body: Buffer, contentType: string): Promise<FormData> {
  if (!contentType.startsWith('multipart/form-data'))
    throw new ContractViolation(`Expected multipart/form-data but received '${contentType}'.`);
  return new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the fake listens on no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
