import type { Logger } from 'pino';
import type { Accounts } from './accounts/account.ts';
import type { Assets } from './assets/asset.ts';
import type { Config } from './config.ts';
import type { Operations } from './operations/operation.ts';

/** What the HTTP layer is given. Built in `main.ts`, or by a test with real parts. */
export interface Services {
  config: Config;
  log: Logger;
  clock: () => Date;
  accounts: Accounts;
  assets: Assets;
  operations: Operations;
  /** Throws with a reason when the server should not get traffic (database away, migrations pending, stopping). */
  ready(): Promise<void>;
}
