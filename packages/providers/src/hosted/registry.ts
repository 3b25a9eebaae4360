import type { HostedProvider, HostedSettings } from './hosted-provider.ts';
import { createStability } from './stability/adapter.ts';
import { createWavespeed } from './wavespeed/adapter.ts';

/** A kind of provider that an operator can configure. */
export interface RegisteredProvider {
  id: string;
  name: string;
  /** Environment variables: setting one of `enabledBy` configures the provider. */
  env: { apiKey?: string; baseUrl?: string };
  /** `key`: needs a key; `url`: needs an address, as there is none in public. */
  needs: 'key' | 'url';
  create(settings: HostedSettings): HostedProvider;
}

/** Every provider that Atelier speaks to, in the order in which `auto` falls back on them after its own table. */
export const HOSTED_PROVIDERS: readonly RegisteredProvider[] = [
  {
    id: 'stability',
    name: 'Stability AI',
    env: { apiKey: 'STABILITY_API_KEY', baseUrl: 'STABILITY_BASE_URL' },
    needs: 'key',
    create: createStability,
  },
  {
    id: 'wavespeed',
    name: 'WaveSpeed AI',
    env: { apiKey: 'WAVESPEED_API_KEY', baseUrl: 'WAVESPEED_BASE_URL' },
    needs: 'key',
    create: createWavespeed,
  },
];
