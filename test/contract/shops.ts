import { afterAll, beforeAll } from 'vitest';
import { QUICK_SERVER, STRANGER, type StartOptions, startAtelier } from '../support/server.ts';
import { type Credentials, Shop } from './shop.ts';

/** Two accounts of one real server: what one has, the other must not see. */
interface Shops {
  shop: Shop;
  stranger: Shop;
  stop(): Promise<void>;
}

async function openShops(start: StartOptions): Promise<Shops> {
  const atelier = await startAtelier(start);
  const [shop, stranger] = await Promise.all([
    Shop.open(atelier.url, credentialsOf(atelier)),
    Shop.open(atelier.url, credentialsOf(STRANGER)),
  ]);
  return { shop, stranger, stop: () => atelier.stop() };
}

function credentialsOf(account: typeof STRANGER): Credentials {
  const { apiKey, subscriptionId, jwtIss, jwtSecret } = account;
  return { subscription_id: subscriptionId, api_key: apiKey, jwt_iss: jwtIss, jwt_secret: jwtSecret };
}

/** The shops of a test file: opened before its tests and closed after them. `env` is asked when they open. */
export function useShops(env: () => Record<string, string> = () => ({})): Pick<Shops, 'shop' | 'stranger'> {
  return openedShops(() => openShops({ env: env() }));
}

/** The same, of a server whose pictures take moments: for tests of what is said about pictures, not of how they look. */
export function useShopsWithQuickPictures(
  env: () => Record<string, string> = () => ({}),
): Pick<Shops, 'shop' | 'stranger'> {
  return openedShops(() => openShops({ command: QUICK_SERVER, env: env() }));
}

/** The same, with uploads that are looked at as ever: for tests of uploads, and of all that only orders pictures. */
export function useShopsWithCheckedUploads(
  env: () => Record<string, string> = () => ({}),
): Pick<Shops, 'shop' | 'stranger'> {
  return useShopsWithQuickPictures(() => ({ QUICK_PICTURES_UPLOADS: 'checked', ...env() }));
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
