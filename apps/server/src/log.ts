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
      redact: SECRETS.flatMap((path) => [path, path.startsWith('headers') ? `req.${path}` : `*.${path}`]),
    },
    destination,
  );
}
