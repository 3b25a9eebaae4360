import {
  HOSTED_PROVIDERS,
  type HostedProvider,
  type HostedSettings,
  type RegisteredProvider,
} from '@atelier/providers/hosted';
import { z } from 'zod';

/** What the operator set for one provider. It holds a key: never to be logged. */
export interface ProviderSettings extends HostedSettings {
  /** Settings that only this provider has. */
  extras: Readonly<Record<string, string>>;
}

/** The settings of the providers that are configured, by id. */
export type HostedSettingsById = Readonly<Record<string, ProviderSettings>>;

const BASE_URL = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((url) => url.replace(/\/+$/, ''));
/** What a header can carry. */
const API_KEY = z.string().regex(/^[\x21-\x7e]{1,512}$/, 'must be printable ASCII without spaces');
const EXTRA = z.string().max(4096, 'must have at most 4096 characters');

type Environment = Record<string, string | undefined>;
type Complain = (sentence: string) => void;

/**
 * Reads which providers are configured from the environment.
 * @param complain told about every variable that cannot be used
 */
export function readHostedSettings(env: Environment, complain: Complain): HostedSettingsById {
  const configured = HOSTED_PROVIDERS.flatMap((registered) => {
    const settings = readSettings(registered, env, complain);
    return settings === null ? [] : [[registered.id, settings] as const];
  });
  return Object.fromEntries(configured);
}

function readSettings(
  registered: RegisteredProvider,
  env: Environment,
  complain: Complain,
): ProviderSettings | null {
  const { env: names, needs, extras: known = {} } = registered;
  const apiKey = readVariable(env, names.apiKey, API_KEY, complain);
  const baseUrl = readVariable(env, names.baseUrl, BASE_URL, complain);
  const extras = Object.fromEntries(
    Object.entries(known).flatMap(([name, setting]) => {
      const value = readVariable(env, setting.env, EXTRA, complain);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const has = {
    key: apiKey !== undefined,
    url: baseUrl !== undefined,
    either: apiKey !== undefined || baseUrl !== undefined,
    extras: Object.keys(extras).length > 0,
  };
  if (!has[needs]) return null;
  const settings: ProviderSettings = {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    extras,
  };
  return isUsable(registered, settings, complain) ? settings : null;
}

function readVariable(
  env: Environment,
  name: string | undefined,
  schema: z.ZodType<string, string>,
  complain: Complain,
): string | undefined {
  const given = name === undefined ? '' : (env[name] ?? '').trim();
  if (given === '') return undefined;
  const parsed = schema.safeParse(given);
  // The value itself is never repeated: it may be a key.
  if (!parsed.success) complain(`${name}: ${parsed.error.issues[0]?.message ?? 'is not valid'}`);
  return parsed.data;
}

function isUsable(registered: RegisteredProvider, settings: ProviderSettings, complain: Complain): boolean {
  try {
    createFrom(registered, settings);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    complain(error.message);
    return false;
  }
}

/** The adapter of a provider. @throws RangeError with a sentence for the operator */
export function createFrom(
  registered: RegisteredProvider,
  { extras, ...settings }: ProviderSettings,
): HostedProvider {
  return registered.create(settings, extras);
}

/** The variables as text, for `--help`. */
export function describeHostedSettings(): string {
  const rows = HOSTED_PROVIDERS.flatMap(rowsOf);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, doc]) => `  ${name.padEnd(width)}  ${doc}`);
  return ['Picture providers (each is used once it is set):', ...lines].join('\n');
}

function rowsOf({ name, env, needs, extras = {} }: RegisteredProvider): [string, string][] {
  const key = needs === 'key' ? `Key of ${name}.` : `Key of ${name}, where it wants one.`;
  const url = needs === 'key' ? `Address of ${name}, if not its public one.` : `Address of ${name}.`;
  return [
    ...(env.apiKey === undefined ? [] : [[env.apiKey, key] as [string, string]]),
    ...(env.baseUrl === undefined ? [] : [[env.baseUrl, url] as [string, string]]),
    ...Object.values(extras).map(({ env: variable, doc }): [string, string] => [variable, doc]),
  ];
}

/** `host:port` of the addresses that the operator gave: those may be private. */
export function allowedHosts(settings: HostedSettingsById): string[] {
  return Object.values(settings).flatMap(({ baseUrl }) => {
    if (baseUrl === undefined) return [];
    const { hostname, port, protocol } = new URL(baseUrl);
    return [`${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`];
  });
}
