import { withoutFolders } from '@atelier/providers/without-folders';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Never in a log line, wherever in it they stand. */
const SECRETS = [
  'apiKey',
  'api_key',
  'jwtSecret',
  'jwt_secret',
  'databaseUrl',
  'headers.authorization',
  'headers["x-api-key"]',
  'headers.cookie',
];

/** Fields of system errors that say where something lies or answers. */
const PLACES = ['path', 'dest', 'address', 'port'];
const IPV4_AND_PORT = /(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?/g;

/** An error as pino writes it, without the folders and the addresses of the machine that the server runs on. */
const describeError = pino.stdSerializers.wrapErrorSerializer((error) => ({
  ...Object.fromEntries(Object.entries(error).filter(([name]) => !PLACES.includes(name))),
  message: withoutPlaces(error.message),
  stack: withoutPlaces(error.stack),
}));

function withoutPlaces(text: string): string {
  return withoutFolders(text).replace(IPV4_AND_PORT, '(address)');
}

/** One JSON object a line, on standard output unless told otherwise; secrets blanked. */
export function createLog(
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      redact: SECRETS.flatMap((path) => [path, path.startsWith('headers') ? `req.${path}` : `*.${path}`]),
    },
    destination,
  );
}
