import { arch, platform } from 'node:process';
import type { AccountCredentials } from './accounts/account.ts';
import { BadSettings, type Config, readConfig, SETTINGS } from './config.ts';
import { type Outside, type RunningServer, startServer } from './main.ts';

/** What stopping may take beyond the grace of running tasks. */
const STOP_TIMEOUT_MS = 20_000;

/**
 * Runs a server as the whole of this process: prints what its operator needs to know, stops on SIGTERM or
 * SIGINT, and ends at once on a second one. `outside` is there for tests that replace a part of the server.
 */
export async function runServer(
  env: Record<string, string | undefined>,
  outside: Partial<Outside> = {},
): Promise<void> {
  const started = performance.now();
  const config = orExit(() => readConfig(env));
  const stopSignal = firstStopSignal();
  const server = await startServer(config, {
    onFirstCredentials: (credentials) => showCredentials(credentials, config.seed),
    ...outside,
  }).catch(exit);
  announce(server, performance.now() - started);
  await stopSignal;
  await stopServer(server, config);
}

/** Resolves at the first signal to stop; the second one ends the process. */
function firstStopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    });
  return promise;
}

async function stopServer(server: RunningServer, config: Config): Promise<never> {
  setTimeout(() => process.exit(1), config.shutdownGraceSeconds * 1000 + STOP_TIMEOUT_MS).unref();
  await server.stop();
  process.exit(0);
}

function orExit<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return exit(error);
  }
}

function exit(error: unknown): never {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  if (error instanceof BadSettings)
    return `${error.message}\nRun "atelier start --help" for the list of settings.`;
  return error instanceof Error ? `Atelier could not start: ${error.message}` : String(error);
}

/** Credentials that the settings gave are the operator's already; output ends up in log files, so they stay out of it. */
function showCredentials(credentials: AccountCredentials, seed: Config['seed']): void {
  const drawn = (given: string | null, value: string, { env }: { env: string }) =>
    given === null ? value : `as ${env} says`;
  process.stdout.write(`
  A new account "default" (plan unlimited) was made. Its key is shown only this once:

    API key          ${drawn(seed.apiKey, credentials.api_key, SETTINGS.apiKey)}
    Subscription id  ${credentials.subscription_id}
    JWT key (iss)    ${credentials.jwt_iss}
    JWT secret       ${drawn(seed.jwtSecret, credentials.jwt_secret, SETTINGS.jwtSecret)}

`);
}

function announce({ url }: RunningServer, startMs: number): void {
  const seconds = (startMs / 1000).toFixed(1);
  const runtime = `Node ${process.version}, ${platform}-${arch}, started in ${seconds} s`;
  process.stdout.write(`Atelier is ready: ${url ?? 'working on tasks'} (${runtime})\n`);
}
