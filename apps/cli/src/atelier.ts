import { AdministrationError, describeSettings } from '@atelier/server/administration';
import { Command } from 'commander';
import { accountCommands } from './accounts.ts';
import { keyCommands } from './keys.ts';
import { providerCommands } from './providers.ts';

/** The command line. `argv` as in `process.argv`. */
export async function main(argv: string[]): Promise<void> {
  const program = new Command('atelier')
    .description('A self-hosted image studio for people who sell and market products.')
    .addHelpText('after', `\n${describeSettings()}`)
    .showHelpAfterError();
  program
    .command('start')
    .description('Start the server.')
    .addHelpText('after', `\n${describeSettings()}`)
    .action(async () => {
      // Loaded only here: the other commands need neither HTTP nor pictures.
      const { runServer } = await import('@atelier/server');
      await buildStudioOnce();
      await runServer(process.env);
    });
  program.addCommand(accountCommands());
  program.addCommand(keyCommands());
  program.addCommand(providerCommands());
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** For installs that ran no scripts: the web studio is built when there is none. The APIs work without it. */
async function buildStudioOnce(): Promise<void> {
  const { buildStudio, hasStudio } = await import('@atelier/studio/build');
  if (await hasStudio()) return;
  await buildStudio().catch((error: unknown) =>
    process.stderr.write(`The web studio could not be built: ${sentenceOf(error)}\n`),
  );
}

function sentenceOf(error: unknown): string {
  if (error instanceof AdministrationError) return error.message;
  return error instanceof Error ? `It did not work: ${error.message}` : String(error);
}
