import { OPERATION_STATUSES } from '@atelier/contracts';
import { z } from 'zod';
import type { Workload } from '../services.ts';
import type { Db } from './connect.ts';

const STATUS = z.enum(OPERATION_STATUSES);

/** Counts what there is to do, all accounts together. */
export async function countWorkload(db: Db): Promise<Workload> {
  const [operations, tasks] = await Promise.all([
    db
      .selectFrom('operations')
      .select(['status', (where) => where.fn.countAll<string>().as('count')])
      .groupBy('status')
      .execute(),
    db
      .selectFrom('tasks')
      .select(['status', (where) => where.fn.countAll<string>().as('count')])
      .where('status', 'in', ['queued', 'running'])
      .groupBy('status')
      .execute(),
  ]);
  const count = (status: 'queued' | 'running') =>
    Number(tasks.find((row) => row.status === status)?.count ?? 0);
  return {
    operations: Object.fromEntries(operations.map((row) => [STATUS.parse(row.status), Number(row.count)])),
    tasks: { queued: count('queued'), running: count('running') },
  };
}
