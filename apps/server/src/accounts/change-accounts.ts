import type { Db, Tx } from '../store/connect.ts';
import { notify } from '../store/notices.ts';

/** Changes accounts or their keys in one transaction; every server then forgets what it knew of them. */
export const changeAccounts = <T>(db: Db, change: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    const result = await change(tx);
    await notify(tx, 'account_changed', '');
    return result;
  });
