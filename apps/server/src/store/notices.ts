import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Address, Db } from './connect.ts';

/** What one process tells the others: ids of what changed, so that caches can forget it. */
export const CHANNELS = ['operation_changed', 'account_changed'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Sent when the transaction commits, to every process that listens. */
export async function notify(db: Db, channel: Channel, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(db);
}

export interface Notices {
  on(channel: Channel, listener: (payload: string) => void): void;
  /** Called after the connection was lost and is back: anything may have changed meanwhile. */
  onGap(listener: () => void): void;
  /** Whether changes reach us right now. */
  readonly connected: boolean;
  close(): Promise<void>;
}

const RECONNECT_MS = 250;

/** Listens on a connection of its own and reconnects by itself. */
export async function listen(address: Address, log: Logger): Promise<Notices> {
  const listeners = new Map<Channel, ((payload: string) => void)[]>(CHANNELS.map((channel) => [channel, []]));
  const gapListeners: (() => void)[] = [];
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const open = async () => {
    const fresh = new pg.Client({ ...address, application_name: 'atelier-notices', keepAlive: true });
    fresh.on('notification', ({ channel, payload }) => {
      const known = CHANNELS.find((name) => name === channel);
      if (known !== undefined) for (const listener of listeners.get(known) ?? []) listener(payload ?? '');
    });
    fresh.on('error', () => {}); // 'end' follows
    await fresh.connect();
    for (const channel of CHANNELS) await fresh.query(`listen ${channel}`);
    fresh.on('end', () => {
      client = null;
      reopenLater();
    });
    client = fresh;
  };
  const reopenLater = () => {
    if (closed) return;
    log.warn('the connection for change notices was lost');
    timer = setTimeout(reopen, RECONNECT_MS);
  };
  const reopen = () => {
    open().then(
      () => {
        for (const listener of gapListeners) listener();
      },
      () => reopenLater(),
    );
  };

  await open();
  return {
    on: (channel, listener) => listeners.get(channel)?.push(listener),
    onGap: (listener) => gapListeners.push(listener),
    get connected() {
      return client !== null;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
