import { type Administration, readConfig, visitAdministration } from '@atelier/server/administration';
import { Command } from 'commander';
import { type OutputOptions, pairs, print, table } from './output.ts';

const visit = <T>(work: (administration: Administration) => Promise<T>): Promise<T> =>
  visitAdministration(readConfig(process.env), work);

const ACCOUNT = 'account id, or a name that only one account has';

/** `atelier keys …`; a running server notices every change at once. */
export function keyCommands(): Command {
  const keys = new Command('keys').description('Make, list, revoke and rotate the API keys of an account.');
  keys
    .command('create')
    .description('Make one more key; it is shown only this once.')
    .argument('<account>', ACCOUNT)
    .option('--json', 'print JSON')
    .action(async (account: string, options: OutputOptions) => {
      const key = await visit((administration) => administration.createKey(account));
      print(options, key, () => pairs(key));
    });
  keys
    .command('list')
    .description('List the keys by their last characters.')
    .argument('<account>', ACCOUNT)
    .option('--json', 'print JSON')
    .action(async (account: string, options: OutputOptions) => {
      const list = await visit((administration) => administration.listKeys(account));
      print(options, list, () => table(list, 'The account has no key.'));
    });
  keys
    .command('revoke')
    .description('Make a key useless.')
    .argument('<account>', ACCOUNT)
    .argument('<key id>', 'as "keys list" shows it')
    .option('--json', 'print JSON')
    .action(async (account: string, keyId: string, options: OutputOptions) => {
      await visit((administration) => administration.revokeKey(account, keyId));
      print(options, { key_id: keyId, revoked: true }, () => [`The key ${keyId} is revoked.`]);
    });
  keys
    .command('rotate')
    .description('Make a new key and revoke all others.')
    .argument('<account>', ACCOUNT)
    .option('--json', 'print JSON')
    .action(async (account: string, options: OutputOptions) => {
      const key = await visit((administration) => administration.rotateKeys(account));
      print(options, key, () => pairs(key));
    });
  return keys;
}
