import { PLANS, readConfig, visitAdministration } from '@atelier/server/administration';
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
  return accounts;
}
