/** The server's settings, validated at start. The table of settings is the single source for `--help` and docs. */
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
  maxUploadBytes: number;
  /** How long an image URL works, seconds. */
  urlTtlSeconds: number;
  /** After how many days uploads and results expire; 0 = never. */
  imageTtlDays: number;
  logLevel: string;
}
