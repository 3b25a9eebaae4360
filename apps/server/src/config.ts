import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ENGINE_MODES, type EngineMode } from './hosted/choose.ts';
import {
  describeHostedSettings,
  type HostedSettingsById,
  readHostedSettings,
} from './hosted/hosted-settings.ts';
import { parseAllowList } from './outbound/allow-list.ts';

/** The server's settings, validated at start. `SETTINGS` is the single source for `--help` and docs. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** Base of the URLs we hand out, without a trailing slash; null = derived from the request's own host. */
  publicUrl: string | null;
  databaseUrl: string | null;
  /** `host[:port]` entries that the fetch gate may reach although private. */
  fetchAllow: string[];
  role: 'all' | 'api' | 'worker';
  /** Tasks worked on at the same time by this process. */
  workers: number;
  maxUploadBytes: number;
  /** How long an image URL works, seconds. */
  urlTtlSeconds: number;
  /** After how many days uploads and results expire; 0 = never. */
  imageTtlDays: number;
  /** After how many days the stored answer to identical work is forgotten. */
  cacheDays: number;
  /** How long running tasks may go on after the first stop signal before they are handed back, seconds. */
  shutdownGraceSeconds: number;
  /** Whether a browser on this host gets into the web studio without a key. */
  openOnLoopback: boolean;
  /** Bearer token that opens `/metrics` to other hosts; null = this host only. */
  metricsToken: string | null;
  /** Who makes the pictures of Image Studio. */
  engine: EngineMode;
  /** Jobs of hosted providers that this process follows at the same time, besides its own work. */
  providerSlots: number;
  /** Settings of the hosted providers that are configured, by id. Never logged. */
  hosted: HostedSettingsById;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Known credentials for the account `default`; null = drawn by chance at first start. */
  seed: {
    apiKey: string | null;
    subscriptionId: string | null;
    jwtIss: string | null;
    jwtSecret: string | null;
  };
}

const MEBIBYTE = 1024 * 1024;
const MIN_TOKEN_LENGTH = 16;
const MAX_CREDENTIAL_LENGTH = 256;

const optionalText = (schema: z.ZodType<string, string>) =>
  z.union([z.literal('').transform(() => null), schema]);
const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
};
/** What a header or a claim carries. Seeds may be as short as scripts like them: how guessable is for them to decide. */
const credential = (min = 1) =>
  z
    .string()
    .min(min, `must have at least ${min} characters`)
    .max(MAX_CREDENTIAL_LENGTH, `must have at most ${MAX_CREDENTIAL_LENGTH} characters`)
    .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((url) => url.replace(/\/+$/, ''));
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://');
const allowList = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  )
  .superRefine((entries, context) => {
    try {
      parseAllowList(entries);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  });

interface Setting {
  env: string;
  /** What an unset variable means, as one would write it. */
  default: string;
  schema: z.ZodType<unknown>;
  doc: string;
}

/** Every setting, in the order `--help` shows them. */
export const SETTINGS = {
  host: { env: 'HOST', default: '127.0.0.1', schema: z.string().min(1), doc: 'Address to listen on.' },
  port: {
    env: 'PORT',
    default: '8080',
    schema: wholeNumber(0, 65535),
    doc: 'Port to listen on; 0 = any free one.',
  },
  dataDir: {
    env: 'ATELIER_DATA_DIR',
    default: './data',
    schema: z
      .string()
      .min(1)
      .transform((dir) => resolve(dir)),
    doc: 'Folder for the pictures and, without DATABASE_URL, the database.',
  },
  publicUrl: {
    env: 'ATELIER_PUBLIC_URL',
    default: '',
    schema: optionalText(httpUrl),
    doc: 'Base of the URLs handed out, for example https://studio.example.com; empty = the host of each request.',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    default: '',
    schema: optionalText(postgresUrl),
    doc: 'PostgreSQL server to use; empty = the one that comes with Atelier, kept in the data folder.',
  },
  fetchAllow: {
    env: 'ATELIER_FETCH_ALLOW',
    default: '',
    schema: allowList,
    doc: 'Comma list of host[:port] that product URLs may point to although they are private.',
  },
  apiKey: {
    env: 'ATELIER_API_KEY',
    default: '',
    schema: optionalText(credential()),
    doc: 'Key of the account "default"; empty = drawn at first start and printed once.',
  },
  subscriptionId: {
    env: 'ATELIER_SUBSCRIPTION_ID',
    default: '',
    schema: optionalText(z.string().regex(/^[0-9a-f]{24}$/, 'must be 24 characters 0-9 a-f')),
    doc: 'Subscription id of the account "default".',
  },
  jwtIss: {
    env: 'ATELIER_JWT_ISS',
    default: '',
    schema: optionalText(credential()),
    doc: 'JWT issuer ("iss") of the account "default".',
  },
  jwtSecret: {
    env: 'ATELIER_JWT_SECRET',
    default: '',
    schema: optionalText(credential()),
    doc: 'JWT secret (HS256) of the account "default".',
  },
  role: {
    env: 'ATELIER_ROLE',
    default: 'all',
    schema: z.enum(['all', 'api', 'worker']),
    doc: 'What this process does: all, only api, or only worker (the last two need DATABASE_URL).',
  },
  workers: {
    env: 'ATELIER_WORKERS',
    default: String(Math.max(2, availableParallelism())),
    schema: wholeNumber(1, 64),
    doc: 'Tasks worked on at the same time.',
  },
  maxUploadMb: {
    env: 'ATELIER_MAX_UPLOAD_MB',
    default: '25',
    schema: wholeNumber(1, 200),
    doc: 'Largest picture accepted, MiB.',
  },
  urlTtlSeconds: {
    env: 'ATELIER_URL_TTL',
    default: '604800',
    schema: wholeNumber(60, 31_536_000),
    doc: 'How long a picture URL works, seconds.',
  },
  imageTtlDays: {
    env: 'ATELIER_IMAGE_TTL_DAYS',
    default: '30',
    schema: wholeNumber(0, 3650),
    doc: 'After how many days pictures are deleted; 0 = never.',
  },
  cacheDays: {
    env: 'ATELIER_CACHE_DAYS',
    default: '7',
    schema: wholeNumber(0, 3650),
    doc: 'After how many days the stored answer to identical work is forgotten.',
  },
  shutdownGraceSeconds: {
    env: 'ATELIER_SHUTDOWN_GRACE',
    default: '10',
    schema: wholeNumber(0, 3600),
    doc: 'How long running tasks may finish after a stop signal before they are handed back, seconds.',
  },
  openOnLoopback: {
    env: 'ATELIER_OPEN_ON_LOOPBACK',
    default: 'off',
    schema: z.enum(['on', 'off']).transform((word) => word === 'on'),
    doc: 'Lets browsers on this host into the web studio as the account "default" without a key.',
  },
  metricsToken: {
    env: 'ATELIER_METRICS_TOKEN',
    default: '',
    schema: optionalText(credential(MIN_TOKEN_LENGTH)),
    doc: 'Bearer token for reading /metrics from another host; empty = only this host may.',
  },
  engine: {
    env: 'ATELIER_ENGINE',
    default: 'auto',
    schema: z.enum(ENGINE_MODES),
    doc: 'Who makes the pictures of Image Studio: auto (providers once one is configured), local, or hosted (only providers).',
  },
  providerSlots: {
    env: 'ATELIER_PROVIDER_SLOTS',
    default: '8',
    schema: wholeNumber(1, 256),
    doc: 'Jobs of picture providers followed at the same time, besides the tasks of this machine.',
  },
  logLevel: {
    env: 'ATELIER_LOG_LEVEL',
    default: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    doc: 'Least important log line written.',
  },
} as const satisfies Record<string, Setting>;

type Values = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> };

const VALUES = z.object(
  // The table's own shape, so that the parsed object is as precise as the table.
  Object.fromEntries(Object.entries(SETTINGS).map(([name, setting]) => [name, setting.schema])) as {
    [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['schema'];
  },
);

/** Every bad setting at once, so that nobody has to fix them one start at a time. */
export class BadSettings extends Error {
  constructor(problems: string[]) {
    super(`The settings are not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'BadSettings';
  }
}

/**
 * Reads the settings from the environment.
 * @throws BadSettings naming every variable that cannot be used
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    // Compose files and shells make empty variables of absent ones.
    Object.entries(SETTINGS).map(([name, setting]) => [name, env[setting.env] || setting.default]),
  );
  const parsed = VALUES.safeParse(given);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${envName(issue.path[0])}: ${issue.message}`);
  const hosted = readHostedSettings(env, (sentence) => problems.push(sentence));
  if (!parsed.success || problems.length > 0) throw new BadSettings(problems);
  return toConfig(parsed.data, hosted);
}

function contradictions(values: Values): string[] {
  if (values.role !== 'all' && values.databaseUrl === null)
    return [`${SETTINGS.role.env}: "${values.role}" needs ${SETTINGS.databaseUrl.env}`];
  return [];
}

function toConfig(values: Values, hosted: HostedSettingsById): Config {
  const { apiKey, subscriptionId, jwtIss, jwtSecret, maxUploadMb, ...rest } = values;
  return {
    ...rest,
    hosted,
    maxUploadBytes: maxUploadMb * MEBIBYTE,
    seed: { apiKey, subscriptionId, jwtIss, jwtSecret },
  };
}

function envName(name: PropertyKey | undefined): string {
  const setting = Object.entries(SETTINGS).find(([key]) => key === name);
  return setting === undefined ? String(name) : setting[1].env;
}

/** The table of settings as text, for `--help`. */
export function describeSettings(): string {
  const rows: Setting[] = Object.values(SETTINGS);
  const width = Math.max(...rows.map((row) => row.env.length));
  const line = (row: Setting) =>
    `  ${row.env.padEnd(width)}  ${row.doc}${row.default === '' ? '' : ` [${row.default}]`}`;
  return ['Settings (environment variables):', ...rows.map(line), '', describeHostedSettings()].join('\n');
}
