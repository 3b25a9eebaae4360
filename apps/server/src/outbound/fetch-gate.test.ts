import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFetchGate, type FetchLimits } from './fetch-gate.ts';
import { FetchRefused } from './refusal.ts';

const LIMITS: FetchLimits = { maxBytes: 1000, timeoutMs: 5_000 };

/** Every special range by one or more of its addresses. */
const SPECIAL_IPV4 = {
  'this network': ['0.0.0.0', '0.1.2.3'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  'carrier-grade NAT': ['100.64.0.1', '100.100.100.200', '100.127.255.254'],
  loopback: ['127.0.0.1', '127.1.2.3', '127.255.255.255'],
  'link-local and cloud metadata': ['169.254.0.1', '169.254.169.254'],
  'protocol assignments': ['192.0.0.1', '192.0.0.192'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.1'],
  '6to4 relay': ['192.88.99.1'],
  benchmarking: ['198.18.0.1', '198.19.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255'],
  reserved: ['240.0.0.1', '255.255.255.255'],
  'cloud host': ['168.63.129.16'],
};
const SPECIAL_IPV6 = {
  unspecified: ['::'],
  loopback: ['::1', '0:0:0:0:0:0:0:1'],
  'IPv4-compatible': ['::7f00:1', '::127.0.0.1', '::8.8.8.8'],
  'translated IPv4': ['::ffff:0:127.0.0.1'],
  'NAT64 of a private address': ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1'],
  'local NAT64': ['64:ff9b:1::1'],
  discard: ['100::1'],
  Teredo: ['2001::1'],
  benchmarking: ['2001:2::1'],
  ORCHID: ['2001:10::1', '2001:20::1'],
  documentation: ['2001:db8::1', '3fff::1'],
  '6to4': ['2002:7f00:1::', '2002:808:808::1'],
  'segment routing': ['5f00::1'],
  'unique local': ['fc00::1', 'fd00:ec2::254'],
  'link-local': ['fe80::1'],
  'site-local': ['fec0::1'],
  multicast: ['ff02::1'],
  'ISATAP of a private address': ['2001:470:1::5efe:10.0.0.1', '2001:470:1::200:5efe:7f00:1'],
  unallocated: ['4000::1', '8000::1'],
};

type Spelling = (octets: number[]) => string;
const octal = (n: number) => `0${n.toString(8)}`;
const hex = (n: number) => `0x${n.toString(16)}`;
const whole = (octets: number[]) => octets.reduce((value, octet) => value * 256 + octet, 0);
const hexByte = (n: number) => n.toString(16).padStart(2, '0');
const IPV4_SPELLINGS: Record<string, Spelling> = {
  dotted: (octets) => octets.join('.'),
  decimal: (octets) => String(whole(octets)),
  hexadecimal: (octets) => hex(whole(octets)),
  octal: (octets) => octal(whole(octets)),
  'dotted octal': (octets) => octets.map(octal).join('.'),
  'dotted hexadecimal': (octets) => octets.map(hex).join('.'),
  'three parts': ([a, b, c = 0, d = 0]) => `${a}.${b}.${c * 256 + d}`,
  'two parts': ([a, b = 0, c = 0, d = 0]) => `${a}.${whole([b, c, d])}`,
  'trailing dot': (octets) => `${octets.join('.')}.`,
  'full-width digits': (octets) =>
    octets.join('.').replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  'percent-encoded': (octets) => octets.join('%2E'),
  'mapped, dotted': (octets) => `[::ffff:${octets.join('.')}]`,
  'mapped, hexadecimal': ([a = 0, b = 0, c = 0, d = 0]) =>
    `[::ffff:${hexByte(a)}${hexByte(b)}:${hexByte(c)}${hexByte(d)}]`,
  'mapped, uncompressed': (octets) => `[0:0:0:0:0:ffff:${octets.join('.')}]`,
};

const literals = [
  ...Object.entries(SPECIAL_IPV4).flatMap(([range, addresses]) =>
    addresses.flatMap((address) =>
      Object.entries(IPV4_SPELLINGS).map(([spelling, spell]) => ({
        title: `${range} ${address}, ${spelling}`,
        host: spell(address.split('.').map(Number)),
      })),
    ),
  ),
  ...Object.entries(SPECIAL_IPV6).flatMap(([range, addresses]) =>
    addresses.map((address) => ({ title: `${range} ${address}`, host: `[${address}]` })),
  ),
];
const resolved = [...Object.entries(SPECIAL_IPV4), ...Object.entries(SPECIAL_IPV6)].flatMap(
  ([range, addresses]) => [
    ...addresses.map((address) => ({ range, address })),
    ...addresses
      .filter((address) => !address.includes(':'))
      .map((v4) => ({ range, address: `::ffff:${v4}` })),
  ],
);

/** An HTTP server on the loopback address, which is what must not be reached without leave. */
class LocalServer {
  readonly paths: string[] = [];
  answer: RequestListener = (_request, response) => response.end('inside');
  readonly #server: Server = createServer((request, response) => {
    this.paths.push(request.url ?? '');
    this.answer(request, response);
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const secret = new LocalServer();
const photos = new LocalServer();
beforeAll(async () => {
  await secret.listen();
  await photos.listen();
});
afterEach(() => {
  secret.paths.length = 0;
  photos.paths.length = 0;
});
afterAll(() => {
  secret.close();
  photos.close();
});

/** `photos.example` is allowed and resolves to the local server; other names as given. */
function gate(names: Record<string, string[]> = {}) {
  return createFetchGate({
    allow: [`photos.example:${photos.port}`],
    resolve: async (hostname) => names[hostname] ?? (hostname === 'photos.example' ? ['127.0.0.1'] : []),
  });
}

async function refusal(promise: Promise<unknown>): Promise<FetchRefused> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FetchRefused);
  return error as FetchRefused;
}

describe('an address of a special range', () => {
  test.each(literals)('is refused as a literal: $title', async ({ host }) => {
    const { reason } = await refusal(gate().fetch(`http://${host}:${secret.port}/`, LIMITS));
    expect(['private_address', 'bad_url']).toContain(reason);
    expect(secret.paths).toEqual([]);
  });

  test.each(resolved)('is refused when a name resolves to it: $address ($range)', async ({ address }) => {
    const names = { 'shop.example': [address] };
    const { reason } = await refusal(gate(names).fetch(`http://shop.example:${secret.port}/`, LIMITS));
    expect(reason).toBe('private_address');
    expect(secret.paths).toEqual([]);
  });

  test.each(resolved)('is refused among public ones: $address ($range)', async ({ address }) => {
    const names = { 'shop.example': ['93.184.215.14', address] };
    const { reason } = await refusal(gate(names).fetch(`http://shop.example:${secret.port}/`, LIMITS));
    expect(reason).toBe('private_address');
  });

  test.each(literals)('is refused after a redirect: $title', async ({ host }) => {
    const location = Buffer.from(`http://${host}:${secret.port}/inside`).toString('latin1');
    photos.answer = (_request, response) => response.writeHead(302, { location }).end();
    const { reason } = await refusal(gate().fetch(`http://photos.example:${photos.port}/`, LIMITS));
    expect(['private_address', 'bad_url']).toContain(reason);
    expect(secret.paths).toEqual([]);
  });

  test('is refused when a redirect leads to a name that resolves to it', async () => {
    photos.answer = (_request, response) =>
      response.writeHead(307, { location: `http://inner.example:${secret.port}/` }).end();
    const names = { 'inner.example': ['127.0.0.1'] };
    const { reason } = await refusal(gate(names).fetch(`http://photos.example:${photos.port}/`, LIMITS));
    expect(reason).toBe('private_address');
    expect(secret.paths).toEqual([]);
  });

  test('is not reached by a name that changes between look-up and connect', async () => {
    const answers = [['192.0.9.9'], ['127.0.0.1'], ['127.0.0.1']];
    let lookUps = 0;
    const rebinding = createFetchGate({ allow: [], resolve: async () => answers[lookUps++] ?? [] });
    await refusal(rebinding.fetch(`http://rebind.example:${secret.port}/`, { ...LIMITS, timeoutMs: 300 }));
    expect(lookUps).toBe(1);
    expect(secret.paths).toEqual([]);
  });
});

describe('the socket', () => {
  test('goes to the address that was checked, whatever the system would resolve', async () => {
    photos.answer = (request, response) => response.end(request.headers.host);
    const { bytes } = await gate().fetch(`http://photos.example:${photos.port}/a.jpg`, LIMITS);
    expect(Buffer.from(bytes).toString()).toBe(`photos.example:${photos.port}`);
  });
});

describe('the allow-list', () => {
  test('lets a private literal through on its port only', async () => {
    photos.answer = (_request, response) => response.end('ok');
    const allowing = createFetchGate({ allow: [`127.0.0.1:${photos.port}`] });
    const { bytes } = await allowing.fetch(`http://127.0.0.1:${photos.port}/`, LIMITS);
    expect(Buffer.from(bytes).toString()).toBe('ok');
    const other = await refusal(allowing.fetch(`http://127.0.0.1:${secret.port}/`, LIMITS));
    expect(other.reason).toBe('private_address');
  });

  test('without a port lets every port through', async () => {
    const allowing = createFetchGate({ allow: ['LocalHost'] });
    const { bytes } = await allowing.fetch(`http://localhost:${secret.port}/`, LIMITS);
    expect(Buffer.from(bytes).toString()).toBe('inside');
  });

  test('lets no name through that merely resolves to an allowed address', async () => {
    const resolve = async () => ['127.0.0.1'];
    const allowing = createFetchGate({ allow: ['127.0.0.1'], resolve });
    const { reason } = await refusal(allowing.fetch(`http://shop.example:${secret.port}/`, LIMITS));
    expect(reason).toBe('private_address');
  });

  test.each(['', 'a b', 'user@host', 'http://host', 'host:port', 'host:1:2'])(
    'refuses the entry "%s"',
    (entry) => {
      expect(() => createFetchGate({ allow: [entry] })).toThrow('host[:port]');
    },
  );
});

describe('a URL', () => {
  test.each([
    'ftp://93.184.215.14/',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'gopher://93.184.215.14/',
    'http://user:pass@93.184.215.14/',
    'http://user@93.184.215.14/',
    'http://93.184.215.14:22/',
    'http://93.184.215.14:25/',
    'http://',
    'not a url',
    'http://[::1%25lo]/',
  ])('is refused: %s', async (url) => {
    expect((await refusal(gate().fetch(url, LIMITS))).reason).toBe('bad_url');
  });

  test('that names no host is refused as unknown', async () => {
    const { reason, retryable } = await refusal(gate().fetch('http://nowhere.example/', LIMITS));
    expect(reason).toBe('unknown_host');
    expect(retryable).toBe(true);
  });
});

describe('redirects', () => {
  test('are followed three times, relative ones too', async () => {
    photos.answer = (request, response) => {
      const step = Number(request.url?.slice(1));
      if (step < 3) response.writeHead(302, { location: `/${step + 1}` }).end('x'.repeat(5000));
      else response.end('arrived');
    };
    const { bytes, finalUrl } = await gate().fetch(`http://photos.example:${photos.port}/0`, LIMITS);
    expect(Buffer.from(bytes).toString()).toBe('arrived');
    expect(finalUrl).toBe(`http://photos.example:${photos.port}/3`);
  });

  test('are not followed a fourth time', async () => {
    photos.answer = (_request, response) => response.writeHead(301, { location: '/again' }).end();
    const { reason } = await refusal(gate().fetch(`http://photos.example:${photos.port}/`, LIMITS));
    expect(reason).toBe('too_many_redirects');
    expect(photos.paths).toHaveLength(4);
  });

  test('to another scheme are refused', async () => {
    photos.answer = (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    expect((await refusal(gate().fetch(`http://photos.example:${photos.port}/`, LIMITS))).reason).toBe(
      'bad_url',
    );
  });
});

describe('a body', () => {
  const url = () => `http://photos.example:${photos.port}/a.jpg`;

  test('comes with its declared type', async () => {
    photos.answer = (_request, response) => response.setHeader('content-type', 'image/png').end('0123');
    const fetched = await gate().fetch(url(), LIMITS);
    expect(fetched.bytes).toHaveLength(4);
    expect(fetched.contentType).toBe('image/png');
  });

  test('that is declared too large is not read', async () => {
    photos.answer = (_request, response) => response.setHeader('content-length', 1001).write('x');
    expect((await refusal(gate().fetch(url(), LIMITS))).reason).toBe('too_large');
  });

  test('that grows too large is cut off while it streams', async () => {
    let sent = 0;
    photos.answer = (_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(500))) sent += 500;
        response.once('drain', pour);
      };
      pour();
    };
    expect((await refusal(gate().fetch(url(), LIMITS))).reason).toBe('too_large');
    expect(sent).toBeLessThan(50_000_000);
  });

  test('that is compressed is refused', async () => {
    photos.answer = (_request, response) => response.setHeader('content-encoding', 'gzip').end('x');
    expect((await refusal(gate().fetch(url(), LIMITS))).reason).toBe('encoded');
  });

  test.each([
    [404, false],
    [403, false],
    [204, false],
    [304, false],
    [429, true],
    [503, true],
  ])('is needed: status %i is refused', async (status, retryable) => {
    photos.answer = (_request, response) => response.writeHead(status).end();
    const error = await refusal(gate().fetch(url(), LIMITS));
    expect(error).toMatchObject({ reason: 'bad_status', retryable });
    expect(error.message).toContain(String(status));
  });

  test('that ends early is refused', async () => {
    photos.answer = (_request, response) => {
      response.setHeader('content-length', 100).write('half', () => response.destroy());
    };
    expect((await refusal(gate().fetch(url(), LIMITS))).reason).toBe('unreachable');
  });
});

describe('time', () => {
  const url = () => `http://photos.example:${photos.port}/a.jpg`;
  const SHORT = { ...LIMITS, timeoutMs: 200 };

  test('runs out for a server that never answers', async () => {
    photos.answer = () => undefined;
    expect((await refusal(gate().fetch(url(), SHORT))).reason).toBe('timeout');
  });

  test('runs out for a body that drips', async () => {
    photos.answer = (_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect((await refusal(gate().fetch(url(), SHORT))).reason).toBe('timeout');
  });

  test('runs out for a resolver that never answers', async () => {
    const stuck = createFetchGate({ allow: [], resolve: () => new Promise(() => undefined) });
    expect((await refusal(stuck.fetch('http://slow.example/', SHORT))).reason).toBe('timeout');
  });

  test('ends with the caller: its own reason is what it gets', async () => {
    const controller = new AbortController();
    photos.answer = () => controller.abort(new Error('cancelled by the user'));
    const fetching = gate().fetch(url(), { ...LIMITS, signal: controller.signal });
    await expect(fetching).rejects.toThrow('cancelled by the user');
  });
});

test('a refusal tells neither the public nor the log an address', async () => {
  const names = { 'shop.example': ['10.1.2.3'] };
  const refusals = await Promise.all([
    refusal(gate(names).fetch('http://shop.example/', LIMITS)),
    refusal(gate().fetch('http://169.254.169.254/', LIMITS)),
    refusal(createFetchGate({ allow: ['127.0.0.1'] }).fetch('http://127.0.0.1:1024/', LIMITS)),
  ]);
  for (const { message, cause } of refusals) {
    expect(message).not.toContain('ECONN');
    expect(`${message} ${cause}`).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  }
});
