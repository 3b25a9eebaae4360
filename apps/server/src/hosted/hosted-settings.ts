import { HOSTED_PROVIDERS, type HostedSettings, type RegisteredProvider } from '@atelier/providers/hosted';
import { z } from 'zod';

/** The settings of the providers that are configured, by id. They hold keys: never to be logged. */
export type HostedSettingsById = Readonly<Record<string, HostedSettings>>;

const BASE_URL = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((url) => url.replace(/\/+$/, ''));
/** What a header can carry. */
const API_KEY = z.string().regex(/^[\x21-\x7e]{1,512}$/, 'must be printable ASCII without spaces');

/**
 * Reads which providers are configured from the environment.
 * @param complain told about every variable that cannot be used
 */
export function readHostedSettings(
  env: Record<string, string | undefined>,
  complain: (sentence: string) => void,
): HostedSettingsById {
  const read = (name: string | undefined, schema: z.ZodType<string, string>): string | undefined => {
    const given = name === undefined ? '' : (env[name] ?? '').trim();
    if (given === '') return undefined;
    const parsed = schema.safeParse(given);
    // The value itself is never repeated: it may be a key.
    if (!parsed.success) complain(`${name}: ${parsed.error.issues[0]?.message ?? 'is not valid'}`);
    return parsed.data;
  };
  const settings: Record<string, HostedSettings> = {};
  for (const { id, env: names, needs } of HOSTED_PROVIDERS) {
    const apiKey = read(names.apiKey, API_KEY);
    const baseUrl = read(names.baseUrl, BASE_URL);
    if ((needs === 'key' ? apiKey : baseUrl) === undefined) continue;
    settings[id] = {
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    };
  }
  return settings;
}

/** The variables as text, for `--help`. */
export function describeHostedSettings(): string {
  const rows = HOSTED_PROVIDERS.flatMap(rowsOf);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, doc]) => `  ${name.padEnd(width)}  ${doc}`);
  return ['Picture providers (each is used once it is set):', ...lines].join('\n');
}

function rowsOf({ name, env, needs }: RegisteredProvider): [string, string][] {
  const rows: [string, string][] = [];
  if (env.apiKey !== undefined)
    rows.push([env.apiKey, needs === 'key' ? `Key of ${name}.` : `Key of ${name}, where it wants one.`]);
  if (env.baseUrl !== undefined)
    rows.push([
      env.baseUrl,
      needs === 'url' ? `Address of ${name}.` : `Address of ${name}, if not its public one.`,
    ]);
  return rows;
}

/** `host:port` of the addresses that the operator gave: those may be private. */
export function allowedHosts(settings: HostedSettingsById): string[] {
  return Object.values(settings).flatMap(({ baseUrl }) => {
    if (baseUrl === undefined) return [];
    const { hostname, port, protocol } = new URL(baseUrl);
    return [`${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`];
  });
}
