import {
  type AccountSummary,
  type Administration,
  AdministrationError,
  PHOTO_CHECKS,
  PLANS,
  readConfig,
  visitAdministration,
} from '@atelier/server/administration';
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
    .option(
      '--abort-checks <checks>',
      `what aborts its try-ons in photos: all, none, or a comma list of ${PHOTO_CHECKS.join(', ')}`,
    )
    .option('--engine <engine>', 'who makes its pictures of products: local, auto, or a provider')
    .option('--json', 'print JSON')
    .action(async (account: string, options: OutputOptions & Changes) => {
      const summary = await visitAdministration(readConfig(process.env), (administration) =>
        change(administration, account, options),
      );
      print(options, summary, () => pairs(summary));
    });
  return accounts;
}

interface Changes {
  abortChecks?: string;
  engine?: string;
}

async function change(
  administration: Administration,
  account: string,
  { abortChecks, engine }: Changes,
): Promise<AccountSummary> {
  const checked =
    abortChecks === undefined ? null : await administration.setPhotoChecks(account, namedChecks(abortChecks));
  const routed = engine === undefined ? null : await administration.setEngine(account, engine);
  const summary = routed ?? checked;
  if (summary === null) throw new AdministrationError('Say what to change: --abort-checks or --engine.');
  return summary;
}

function namedChecks(list: string): 'all' | string[] {
  if (list === 'all') return 'all';
  if (list === 'none') return [];
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
