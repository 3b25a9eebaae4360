import { createLocalAdapter, type PictureProvider } from '@atelier/providers';
import {
  type Clock,
  HOSTED_PROVIDERS,
  type HostedProvider,
  type HttpPort,
  type OperationSpec,
  Turnstile,
} from '@atelier/providers/hosted';
import { createHttpPort } from '../outbound/index.ts';
import { realClock } from './clock.ts';
import { allowedHosts, createFrom, type HostedSettingsById } from './hosted-settings.ts';

/** A provider that can be asked. */
export interface ConfiguredProvider {
  provider: HostedProvider;
  turnstile: Turnstile;
}

/** Everything that asking providers takes. */
export interface Hosted {
  /** In the order of the registry. */
  providers: ReadonlyMap<string, ConfiguredProvider>;
  http: HttpPort;
  clock: Clock;
}

const USUAL_CONCURRENCY = 4;
const USUAL_RATE_PER_MINUTE = 60;

/** Makes the providers that are configured. */
export function configureProviders(settings: HostedSettingsById, clock: Clock = realClock): Hosted {
  const providers = new Map<string, ConfiguredProvider>();
  for (const registered of HOSTED_PROVIDERS) {
    const own = settings[registered.id];
    if (own === undefined) continue;
    const provider = createFrom(registered, own);
    providers.set(registered.id, { provider, turnstile: new Turnstile(limitsOf(provider.specs()), clock) });
  }
  return {
    providers,
    http: createHttpPort({ allow: allowedHosts(settings), now: () => clock.now() }),
    clock,
  };
}

/** The same with the engine of this machine, which is asked last. */
export function withEngine(hosted: Hosted, engine: Pick<PictureProvider, 'studio'>): Hosted {
  const provider = createLocalAdapter(engine);
  const turnstile = new Turnstile(limitsOf(provider.specs()), hosted.clock);
  return { ...hosted, providers: new Map([...hosted.providers, [provider.id, { provider, turnstile }]]) };
}

/** Limits hold for a key, whatever it is used for: the smallest of the models counts. */
function limitsOf(specs: readonly OperationSpec[]) {
  const least = (values: (number | undefined)[], usual: number) =>
    Math.min(...values.map((value) => value ?? usual));
  return {
    concurrency: least(
      specs.map((spec) => spec.concurrency),
      USUAL_CONCURRENCY,
    ),
    ratePerMinute: least(
      specs.map((spec) => spec.ratePerMinute),
      USUAL_RATE_PER_MINUTE,
    ),
  };
}
