import { type Clock, type Health, HOSTED_PROVIDERS, type HostedProvider } from '@atelier/providers/hosted';
import { realClock } from './clock.ts';
import { configureProviders, type Hosted } from './configured.ts';
import type { HostedSettingsById } from './hosted-settings.ts';

/** What is known of a provider, configured or not. */
export interface ProviderCheck {
  id: string;
  name: string;
  state: 'works' | 'does not work' | 'not configured';
  /** A sentence: what was found, or which variable to set. */
  message: string;
  /** What is left to spend there, where the provider says so. */
  balanceUsd: number | null;
  /** What it does, by the models' specs. */
  operations: string[];
}

const CHECK_MS = 20_000;

/** Asks every configured provider whether address and key work; no picture is made. */
export async function checkProviders(
  settings: HostedSettingsById,
  clock: Clock = realClock,
): Promise<ProviderCheck[]> {
  const hosted = configureProviders(settings, clock);
  return Promise.all(HOSTED_PROVIDERS.map(({ id }) => checkProvider(hosted, id)));
}

async function checkProvider(hosted: Hosted, id: string): Promise<ProviderCheck> {
  const registered = HOSTED_PROVIDERS.find((row) => row.id === id);
  if (registered === undefined) throw new Error(`no provider "${id}" in the registry`);
  const provider = hosted.providers.get(id)?.provider;
  if (provider === undefined) {
    const { env, extras = {} } = registered;
    const names = [env.apiKey, env.baseUrl, ...Object.values(extras).map((extra) => extra.env)];
    const [first = ''] =
      registered.needs === 'url' ? [env.baseUrl] : names.filter((name) => name !== undefined);
    const message = `Set ${first} to use it.`;
    return { id, name: registered.name, state: 'not configured', message, balanceUsd: null, operations: [] };
  }
  const { ok, message, balance } = await healthOf(hosted, provider);
  return {
    id,
    name: provider.name,
    state: ok ? 'works' : 'does not work',
    message,
    balanceUsd: balance?.usd ?? null,
    operations: [...new Set(provider.specs().map(({ operation }) => operation))],
  };
}

async function healthOf({ http, clock }: Hosted, provider: HostedProvider): Promise<Health> {
  const signal = AbortSignal.timeout(CHECK_MS);
  try {
    return await provider.health({ http, clock, signal, deadline: clock.now() + CHECK_MS });
  } catch (error) {
    if (signal.aborted) return { ok: false, message: 'It did not answer in time.' };
    throw error;
  }
}
