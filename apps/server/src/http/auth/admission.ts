import { AtelierError } from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { type Caller, identify, type Way } from './credentials.ts';
import { pinParameters } from './pinned-parameters.ts';

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
      const caller = await identify(request.headers, services.accounts, services.clock());
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
