import { arch, platform } from 'node:process';
import { BadSettings, readConfig } from './config.ts';
import { type RunningServer, startServer } from './main.ts';

/**
 * Runs a server as the whole of this process: prints what its operator needs to know, stops on SIGTERM or
 * SIGINT, and ends at once on a second one.
 */
export async function runServer(env: Record<string, string | undefined>): Promise<void> {
  const started = performance.now();
  let server: RunningServer | null = null;
  let stopAsked = false;
  const stop = async () => {
    stopAsked = true;
    await server?.stop();
    process.exit(0);
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => {
      if (stopAsked) process.exit(1);
      stopAsked = true;
      // Before everything is up, the start itself notices.
      if (server !== null) void stop();
    });
  try {
    server = await startServer(readConfig(env));
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
  if (stopAsked) return stop();
  announce(server, performance.now() - started);
}

function describe(error: unknown): string {
  if (error instanceof BadSettings)
    return `${error.message}\nRun "atelier start --help" for the list of settings.`;
  return error instanceof Error ? `Atelier could not start: ${error.message}` : String(error);
}

function announce({ url, firstCredentials }: RunningServer, startMs: number): void {
  const lines: string[] = [];
  if (firstCredentials !== null)
    lines.push(
      '',
      '  A new account "default" (plan unlimited) was made. Its key is shown only this once:',
      '',
      `    API key          ${firstCredentials.api_key}`,
      `    Subscription id  ${firstCredentials.subscription_id}`,
      `    JWT key (iss)    ${firstCredentials.jwt_iss}`,
      `    JWT secret       ${firstCredentials.jwt_secret}`,
      '',
    );
  const place = url === null ? 'working on tasks' : url;
  const seconds = (startMs / 1000).toFixed(1);
  lines.push(
    `Atelier is ready: ${place} (Node ${process.version}, ${platform}-${arch}, started in ${seconds} s)`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
