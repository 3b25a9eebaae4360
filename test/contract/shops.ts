import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { type StartOptions, startAtelier } from '../support/server.ts';
import { Shop } from './shop.ts';

/** Two accounts of one real server: what one has, the other must not see. */
interface Shops {
  shop: Shop;
  stranger: Shop;
  stop(): Promise<void>;
}

const CLI = resolve(import.meta.dirname, '../../apps/cli/bin/atelier.js');

const Credentials = z.object({
  subscription_id: z.string(),
  api_key: z.string(),
  jwt_iss: z.string(),
  jwt_secret: z.string(),
});

/** Starts a server with the account `default` and makes a second one with the command line beside it. */
async function openShops(start: StartOptions): Promise<Shops> {
  const atelier = await startAtelier(start);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CLI, 'accounts', 'create', 'stranger', '--plan', 'unlimited', '--json'],
    { env: { ...process.env, ATELIER_DATA_DIR: atelier.dataDir } },
  );
  const { apiKey, subscriptionId, jwtIss, jwtSecret } = atelier;
  const own = { subscription_id: subscriptionId, api_key: apiKey, jwt_iss: jwtIss, jwt_secret: jwtSecret };
  const [shop, stranger] = await Promise.all([
    Shop.open(atelier.url, own),
    Shop.open(atelier.url, Credentials.parse(JSON.parse(stdout))),
  ]);
  return { shop, stranger, stop: () => atelier.stop() };
}

/** The shops of a test file: opened before its tests and closed after them. `env` is asked when they open. */
export function useShops(env: () => Record<string, string> = () => ({})): Pick<Shops, 'shop' | 'stranger'> {
  return openedShops(() => openShops({ env: env() }));
}

const QUICK_SERVER = join(import.meta.dirname, '../crash/server-with-quick-pictures.ts');

/** The same, of a server whose pictures take moments: for tests of what is said about pictures, not of how they look. */
export function useShopsWithQuickPictures(
  env: () => Record<string, string> = () => ({}),
): Pick<Shops, 'shop' | 'stranger'> {
  return openedShops(() => openShops({ command: [QUICK_SERVER], env: env() }));
}

function openedShops(start: () => Promise<Shops>): Pick<Shops, 'shop' | 'stranger'> {
  let open: Shops | undefined;
  beforeAll(async () => {
    open = await start();
  });
  afterAll(() => open?.stop());
  const opened = () => {
    if (open === undefined) throw new Error('The shops open before the tests, not while they are collected.');
    return open;
  };
  return {
    get shop() {
      return opened().shop;
    },
    get stranger() {
      return opened().stranger;
    },
  };
}
