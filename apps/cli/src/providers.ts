import { checkProviders, readConfig } from '@atelier/server/administration';
import { Command } from 'commander';
import { type OutputOptions, print, table } from './output.ts';

/** `atelier providers …` */
export function providerCommands(): Command {
  const providers = new Command('providers').description('Picture providers, hosted and of your own.');
  providers
    .command('check')
    .description(
      'Say which providers work, and why others do not; no picture is made and nothing is charged.',
    )
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions) => {
      const checks = await checkProviders(readConfig(process.env).hosted);
      print(options, checks, () =>
        table(
          checks.map(({ id, state, message }) => ({ provider: id, state, message })),
          'There is no provider.',
        ),
      );
      if (checks.some(({ state }) => state === 'does not work')) process.exitCode = 1;
    });
  return providers;
}
