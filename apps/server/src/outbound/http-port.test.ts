import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HttpFailed, type HttpRequest } from '@atelier/providers/hosted';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpPort } from './http-port.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Starts a server on the loopback; returns its `host:port`. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has a port
}

const ask = (host: string, wish: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `http://${host}/`,
  headers: {},
  deadline: Date.now() + 5_000,
  maxBytes: 1_000,
  signal: new AbortController().signal,
  ...wish,
});

async function textOf(host: string, wish: Partial<HttpRequest> = {}, allow = [host]): Promise<string> {
  const { body } = await createHttpPort({ allow }).request(ask(host, wish));
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const failure = (host: string, wish: Partial<HttpRequest> = {}, allow = [host]) =>
  textOf(host, wish, allow).then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof HttpFailed ? error : Promise.reject(error)),
  );

describe('the way out for providers', () => {
  test('sends method, headers and body, and gives status, headers and body', async () => {
    const host = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(418, { 'x-seen': `${request.method} ${request.headers['x-key']}` });
        response.end(Buffer.concat(chunks));
      });
    });
    const request = ask(host, { method: 'POST', headers: { 'x-key': 'k' }, body: Buffer.from('hello') });
    const { status, headers, body } = await createHttpPort({ allow: [host] }).request(request);
    expect([status, headers['x-seen']]).toEqual([418, 'POST k']);
    for await (const chunk of body) expect(Buffer.from(chunk).toString()).toBe('hello');
  });

  test('reaches no private address that is not allowed', async () => {
    const host = await serve((_, response) => response.end('inside'));
    expect(await failure(host, {}, [])).toMatchObject({ reason: 'forbidden', mayHaveArrived: false });
    expect(await failure(host, {}, ['127.0.0.1:1'])).toMatchObject({ reason: 'forbidden' });
  });

  test('follows redirects of GETs within what is allowed, and takes credentials nowhere else', async () => {
    const seen: unknown[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('there');
    });
    const host = await serve((_, response) =>
      response.writeHead(302, { location: `http://${other}/` }).end(),
    );
    const headers = { authorization: 'Bearer secret' };
    expect(await textOf(host, { headers }, [host, other])).toBe('there');
    expect(seen).toEqual([undefined]);
    expect(await failure(host, { headers })).toMatchObject({ reason: 'forbidden' });
  });

  test('follows no redirect of a POST', async () => {
    const host = await serve((_, response) => response.writeHead(307, { location: '/again' }).end('moved'));
    expect(await textOf(host, { method: 'POST', body: Buffer.from('x') })).toBe('moved');
  });

  test('gives up on redirects without an end', async () => {
    const host = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect((await failure(host)).reason).toBe('forbidden');
  });

  test.each([
    ['declared', { 'content-length': '5000' }],
    ['undeclared', {}],
  ])('stops at its byte limit, %s', async (_, headers) => {
    const host = await serve((_request, response) =>
      response.writeHead(200, headers).end(Buffer.alloc(5_000)),
    );
    expect((await failure(host)).reason).toBe('too-large');
  });

  test('counts what compressed answers unpack to', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const host = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect((await failure(host, { maxBytes: 100_000 })).reason).toBe('too-large');
    const small = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello')),
    );
    expect(await textOf(small)).toBe('hello');
  });

  test('ends by its deadline, before and in the middle of an answer', async () => {
    const silent = await serve(() => {});
    const start = Date.now();
    expect(await failure(silent, { deadline: start + 200 })).toMatchObject({
      reason: 'timeout',
      mayHaveArrived: true,
    });
    const half = await serve((_, response) => response.writeHead(200).write('half'));
    expect((await failure(half, { deadline: Date.now() + 200 })).reason).toBe('timeout');
    expect(Date.now() - start).toBeLessThan(3_000);
    expect(await failure(silent, { deadline: Date.now() - 1 })).toMatchObject({ mayHaveArrived: false });
  });

  test('tells a request that cannot have arrived from one that may have', async () => {
    const broken = await serve((request) => request.socket.destroy());
    expect(await failure(broken)).toMatchObject({ reason: 'reset', mayHaveArrived: true });
    const gone = await serve(() => {});
    const [server] = servers.splice(-1);
    await new Promise((resolve) => server?.close(resolve));
    expect(await failure(gone)).toMatchObject({ reason: 'unreachable', mayHaveArrived: false });
  });

  test('gives up with the reason of its signal', async () => {
    const host = await serve(() => {});
    const controller = new AbortController();
    const call = textOf(host, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
  });
});
