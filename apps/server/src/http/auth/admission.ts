import { AtelierError } from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { type Caller, hasCredential, identify, identifySession, type Way } from './credentials.ts';
import { pinParameters } from './pinned-parameters.ts';
import { expectOwnPage, sessionTokenOf } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that asks for credentials, before its body is read. */
    caller: Caller;
  }
}

/** Which calls take what (spec: product-api.md section 2, table of calls). */
const ADMITTED = {
  /** Reading and uploading: the public subscription id is enough. */
  trivial: ['key', 'token', 'id'],
  /** Creating and deleting. */
  client: ['key', 'token'],
  /** Calls from before there were tokens. */
  keyOnly: ['key'],
} as const satisfies Record<string, readonly Way[]>;

/** The hooks of a route: spread into its options. */
export interface Admission {
  onRequest: (request: FastifyRequest) => Promise<void>;
  preValidation: (request: FastifyRequest) => Promise<void>;
}

/** Credentials are checked before the body is read, pinned parameters before it is validated. */
export function admission(services: Services): Record<keyof typeof ADMITTED, Admission> {
  const admit = (ways: readonly Way[]): Admission => ({
    onRequest: async (request) => {
      const caller = await callerOf(request, services);
      if (!ways.includes(caller.way)) throw new AtelierError('unauthorized');
      request.caller = caller;
    },
    preValidation: async (request) => {
      const { way, claims } = request.caller;
      if (way === 'token') request.body = pinParameters(claims, request, request.routeOptions.schema ?? {});
    },
  });
  return {
    trivial: admit(ADMITTED.trivial),
    client: admit(ADMITTED.client),
    keyOnly: admit(ADMITTED.keyOnly),
  };
}

/**
 * Who is asking: by the strongest credential, by the session of the browser when there is none.
 * @throws AtelierError `unauthorized`, `forbidden` for a session used by another page
 */
export async function callerOf(
  { headers }: FastifyRequest,
  { accounts, clock, config }: Pick<Services, 'accounts' | 'clock' | 'config'>,
): Promise<Caller> {
  const token = hasCredential(headers) ? null : sessionTokenOf(headers);
  if (token === null) return identify(headers, accounts, clock());
  expectOwnPage(headers, config.publicUrl);
  return identifySession(token, accounts, { now: clock(), keysAreOptional: config.openOnLoopback });
}
