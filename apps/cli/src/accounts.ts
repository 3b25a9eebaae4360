import { PHOTO_CHECKS, PLANS, readConfig, visitAdministration } from '@atelier/server/administration';
import { Command } from 'commander';
import { type OutputOptions, pairs, print, table } from './output.ts';

/** `atelier accounts …` */
export function accountCommands(): Command {
  const accounts = new Command('accounts').description('Make and list accounts, also while the server runs.');
  accounts
    .command('create')
    .description('Make an account; its secrets are shown only this once.')
    .argument('<name>')
    .option('--plan <plan>', `what the account may use: ${PLANS.join(', ')}`, PLANS[0])
    .option('--json', 'print JSON')
    .action(async (name: string, options: OutputOptions & { plan: string }) => {
      const credentials = await visitAdministration(readConfig(process.env), (administration) =>
        administration.createAccount(name, options.plan),
      );
      print(options, credentials, () => pairs(credentials));
    });
  accounts
    .command('list')
    .description('List the accounts in order of creation.')
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions) => {
      const list = await visitAdministration(readConfig(process.env), (administration) =>
        administration.listAccounts(),
      );
      print(options, list, () => table(list, 'There is no account yet.'));
    });
  accounts
    .command('set')
    .description('Change how an account is treated.')
    .argument('<account>', 'id or name')
    .requiredOption(
      '--abort-checks <checks>',
      `what aborts its try-ons in photos: all, none, or a comma list of ${PHOTO_CHECKS.join(', ')}`,
    )
    .option('--json', 'print JSON')
    .action(async (account: string, options: OutputOptions & { abortChecks: string }) => {
      const summary = await visitAdministration(readConfig(process.env), (administration) =>
        administration.setPhotoChecks(account, namedChecks(options.abortChecks)),
      );
      print(options, summary, () => pairs(summary));
    });
  return accounts;
}

function namedChecks(list: string): 'all' | string[] {
  if (list === 'all') return 'all';
  if (list === 'none') return [];
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
