import { sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';

/**
 * The finished picture in which a person was seen first, of all operations that show the same one: best one with a face.
 * Null when there is none, or those that there were have expired or were deleted.
 * @param appearance the person's seed, 32 bits
 */
export async function firstPictureOfAppearance(
  db: Db,
  account: AccountId,
  appearance: number,
  now: Date,
): Promise<{ imageId: string; key: string } | null> {
  const { rows } = await sql<{ imageId: string; key: string }>`
    select images.id as "imageId", images.served_key as key
    from operations
      join tasks on tasks.operation_id = operations.id and tasks.kind = 'render'
      join images on images.id = tasks.result_image_id
    where operations.account_id = ${account} and operations.kind = 'on_figure'
      and operations.request -> 'appearance' ->> 'seed' = ${String(appearance)}
      and (images.expires_at is null or images.expires_at > ${now})
    order by tasks.input -> 'spec' ->> 'pose' = 'close_up', tasks.input -> 'spec' ->> 'viewpoint' like 'back%',
      tasks.finished_at, tasks.position
    limit 1`.execute(db);
  return rows[0] ?? null;
}
