import { ActivityItem, ActivityPage } from '@atelier/contracts/account';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatLay } from './shop.ts';
import { useShops } from './shops.ts';

// One worker, and a first order that keeps it busy for longer than these tests take: the others wait.
const shops = useShops(() => ({ ATELIER_WORKERS: '1' }));
const MOST_PICTURES = {
  number_of_generations: 4,
  image_types: ['flat', 'ghost_mannequin', 'detail'].flatMap((flat_lay_type) =>
    ['front', 'back'].map((viewpoint) => ({ flat_lay_type, viewpoint })),
  ),
};
const BASE = '/account/v1';
const ids: string[] = [];
beforeAll(async () => {
  const { id } = await shops.shop.image();
  for (const title of ['First', 'Second', 'Third']) {
    const product_info = { uploaded_image_ids: [id], title };
    ids.push(await shops.shop.order(flatLay(id, { product_info, ...MOST_PICTURES })));
  }
});

const call = (path: string, init: RequestInit = {}, headers = shops.shop.key) =>
  fetch(`${shops.shop.url}${BASE}${path}`, { ...init, headers: { ...headers, ...Object(init.headers) } });
const page = async (query: string) => ActivityPage.parse(await (await call(`/operations?${query}`)).json());

describe('the list of operations', () => {
  test('has those of all APIs, newest first, with what they are about', async () => {
    const { operations, next_cursor } = await page('');
    expect(operations.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(operations[0]).toMatchObject({ kind: 'flat_lay', title: 'Third', module: null, error: null });
    expect(next_cursor).toBeNull();
  });

  test('comes in pages that cover everything once', async () => {
    const first = await page('limit=2');
    const second = await page(`limit=2&cursor=${first.next_cursor}`);
    expect([...first.operations, ...second.operations].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.next_cursor).toBeNull();
  });

  test('is narrowed by kind and status', async () => {
    expect((await page('kind=on_figure,try_on')).operations).toEqual([]);
    expect((await page('kind=flat_lay&status=CREATED,IN_PROGRESS')).operations).toHaveLength(3);
  });

  test.each(['cursor=nonsense', 'limit=0', 'kind=nothing'])('%s is refused', async (query) => {
    expect((await call(`/operations?${query}`)).status).toBe(422);
  });

  test("shows nothing of another account's", async () => {
    const answer = await call('/operations', {}, shops.stranger.key);
    expect(ActivityPage.parse(await answer.json()).operations).toEqual([]);
    expect((await call(`/operations/${ids[0]}`, {}, shops.stranger.key)).status).toBe(404);
  });
});

describe('cancelling', () => {
  test('ends an operation for good', async () => {
    const [, id = ''] = ids;
    const cancelled = ActivityItem.parse(
      await (await call(`/operations/${id}`, { method: 'DELETE' })).json(),
    );
    expect(cancelled).toMatchObject({ id, status: 'CANCELLED', ahead: null });
    expect(cancelled.finished_at).not.toBeNull();
    const again = ActivityItem.parse(await (await call(`/operations/${id}`, { method: 'DELETE' })).json());
    expect(again).toEqual(cancelled);
  });

  test("does not reach another account's", async () => {
    const answer = await call(`/operations/${ids[0]}`, { method: 'DELETE' }, shops.stranger.key);
    expect(answer.status).toBe(404);
    expect(await page('status=CREATED,IN_PROGRESS')).toMatchObject({ operations: [{}, {}] });
  });
});

interface ServerEvent {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/** The events of a stream until `isLast`. */
async function readEvents(
  headers: Record<string, string>,
  isLast: (event: ServerEvent) => boolean,
): Promise<ServerEvent[]> {
  const stop = new AbortController();
  const answer = await call('/events', { signal: stop.signal, headers });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const events: ServerEvent[] = [];
  let text = '';
  try {
    for await (const bytes of answer.body ?? []) {
      text += Buffer.from(bytes).toString();
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      const fresh = parts.flatMap(parseEvent);
      events.push(...fresh);
      if (fresh.some(isLast)) break;
    }
  } finally {
    stop.abort();
  }
  return events;
}

function parseEvent(text: string): ServerEvent[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  const [id, event, data] = [field('id'), field('event'), field('data')];
  return id === undefined || event === undefined || data === undefined
    ? []
    : [{ id, event, data: JSON.parse(data) }];
}

describe('the stream of events', () => {
  test('tells of a change as it happens', async () => {
    const [, , third = ''] = ids;
    const events = readEvents({}, ({ event, data }) => {
      if (event === 'ready') void call(`/operations/${third}`, { method: 'DELETE' });
      return data.id === third && data.status === 'CANCELLED';
    });
    expect((await events).at(-1)).toMatchObject({ event: 'operation', data: { progress: 0, error: null } });
  });

  test('tells a client that comes back what it missed', async () => {
    const since = String(Date.now() - 60_000);
    const events = await readEvents({ 'last-event-id': since }, ({ data }) => data.status === 'CANCELLED');
    expect(events[0]).toMatchObject({ event: 'ready' });
    expect(events.some(({ data }) => data.id === ids[1])).toBe(true);
  });

  test('is closed to strangers and needs a credential', async () => {
    expect((await call('/events', {}, {})).status).toBe(401);
  });
});
