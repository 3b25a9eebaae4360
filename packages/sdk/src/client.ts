import createClient, { type Client } from 'openapi-fetch';
import type { paths as AccountPaths } from './generated/account.ts';
import type { paths as ImageStudioPaths } from './generated/image-studio.ts';
import type { paths as StudioPaths } from './generated/studio.ts';
import type { paths as TryOnPaths } from './generated/try-on.ts';
import type { paths as UnifiedPaths } from './generated/unified.ts';

/** Every API of one server, each with the calls that its description names. */
export interface Atelier {
  readonly baseUrl: string;
  /** Sessions, and everything the account has at work. */
  readonly account: Client<AccountPaths>;
  /** `/image-studio/*`, `/content-assets/*`, `/keys`, `/personas`. */
  readonly imageStudio: Client<ImageStudioPaths>;
  /** Flat lays and on-figure pictures. */
  readonly studio: Client<StudioPaths>;
  readonly tryOn: Client<TryOnPaths>;
  /** The SKU catalogue, and what is made from it. */
  readonly unified: Client<UnifiedPaths>;
}

export interface AtelierOptions {
  /** Address of the server, without a trailing slash; '' in a page that it serves itself. */
  baseUrl?: string;
  /** Key of an account; without one the browser's session is used. */
  key?: string;
  /** For tests and for older runtimes. */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of the server at `baseUrl`.
 * @example
 * const atelier = createAtelier({ baseUrl: 'http://127.0.0.1:8080', key });
 * const presets = await answerOf(atelier.studio.GET('/on_figure_model_presets'));
 */
export function createAtelier({ baseUrl = '', key, fetch }: AtelierOptions = {}): Atelier {
  const options = (base: string, headers: Record<string, string>) => ({
    baseUrl: `${baseUrl}${base}`,
    headers: key === undefined ? {} : headers,
    ...(fetch === undefined ? {} : { fetch }),
  });
  const apiKey = { 'x-api-key': key ?? '' };
  return {
    baseUrl,
    account: createClient(options('/account/v1', apiKey)),
    imageStudio: createClient(options('/api', { authorization: `Bearer ${key}` })),
    studio: createClient(options('/studio/v1', apiKey)),
    tryOn: createClient(options('/digital-try-on/v1', apiKey)),
    unified: createClient(options('/v1', apiKey)),
  };
}
