import { type Administration, createAdministration } from './accounts/administration.ts';
import { realAmbient } from './ambient.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { visitStore } from './store/open.ts';

export { PHOTO_CHECKS } from '@atelier/contracts';
export { PLANS } from './accounts/account.ts';
export { type AccountSummary, type Administration, AdministrationError } from './accounts/administration.ts';
export { describeSettings, readConfig } from './config.ts';
export { checkProviders, type ProviderCheck } from './hosted/check-providers.ts';

/** Does something to the accounts, beside a running server or without one. */
export async function visitAdministration<T>(
  config: Config,
  visit: (administration: Administration) => Promise<T>,
): Promise<T> {
  const store = await visitStore(config, createLog({ logLevel: 'silent' }));
  try {
    return await visit(createAdministration(store.db, realAmbient));
  } finally {
    await store.close();
  }
}
