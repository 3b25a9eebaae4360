import { sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';

/** A request to count, with the limits beyond which it does not count for longer windows. */
export interface CountedRequest {
  account: AccountId;
  /** The key it came with, when its uses are counted. */
  keyId: string | null;
  at: Date;
  minute: Date;
  day: Date;
  isHeavy: boolean;
  perMinute: number;
  perDay: number;
}

/** Requests in the running windows, this one included; null where it was not counted. */
export interface RequestCounts {
  minute: number;
  day: number | null;
  heavy: number | null;
}

/**
 * Counts a request in one statement: one beyond the limit of its minute does not use up the day, and one beyond the
 * limits of all requests is no heavy one. The commit does not wait for the disk: losing a moment's counts in a crash
 * of the database costs nobody anything.
 */
export async function countRequest(db: Db, request: CountedRequest): Promise<RequestCounts> {
  const { account, keyId, at, minute, day, isHeavy, perMinute, perDay } = request;
  const { rows } = await sql<RequestCounts>`
    with quick as (select set_config('synchronous_commit', 'off', true)),
    used as (
      insert into api_key_uses (key_id, uses, last_used_at)
      select id, 1, ${at} from quick, api_keys where id = ${keyId}
      on conflict (key_id) do update set uses = api_key_uses.uses + 1, last_used_at = excluded.last_used_at
    ),
    in_minute as (
      insert into request_counts (subject, period, starts_at, count)
      select ${account}, 'minute', ${minute}, 1 from quick
      on conflict (subject, period, starts_at) do update set count = request_counts.count + 1
      returning count
    ),
    in_day as (
      insert into request_counts (subject, period, starts_at, count)
      select ${account}, 'day', ${day}, 1 from in_minute where in_minute.count <= ${perMinute}
      on conflict (subject, period, starts_at) do update set count = request_counts.count + 1
      returning count
    ),
    heavy as (
      insert into request_counts (subject, period, starts_at, count)
      select ${account}, 'heavy_minute', ${minute}, 1 from in_day
      where in_day.count <= ${perDay} and ${isHeavy}::boolean
      on conflict (subject, period, starts_at) do update set count = request_counts.count + 1
      returning count
    )
    select (select count from in_minute) as minute, (select count from in_day) as day,
      (select count from heavy) as heavy`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting a request returned no row');
  return counts;
}

/** Counts a refusal of a client that nobody knows; returns how many there were in this minute. */
export async function countRefusal(db: Db, address: string, minute: Date): Promise<number> {
  const row = await db
    .insertInto('request_counts')
    .values({ subject: address, period: 'refused_minute', starts_at: minute, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'period', 'starts_at'])
        .doUpdateSet((where) => ({ count: where('request_counts.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Forgets windows that began before `before`. */
export async function forgetOldCounts(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('request_counts').where('starts_at', '<', before).execute();
}
