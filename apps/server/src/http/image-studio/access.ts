import { AtelierError } from '@atelier/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account } from '../../accounts/account.ts';
import { STUDIO_KEY_PREFIX } from '../../accounts/credentials.ts';
import type { RateWindow } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';
import type { KeyPermission } from '../../store/tables.ts';
import { callerOf } from '../auth/admission.ts';
import { type Caller, hasCredential, identify } from '../auth/credentials.ts';
import { pinParameters } from '../auth/pinned-parameters.ts';
import { sessionTokenOf } from '../auth/session-cookie.ts';
import type { UploadMemory } from '../data/upload-memory.ts';
import { StudioError } from './errors.ts';
import { STUDIO_BODY_BYTES } from './json-body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a credential needs for this route of Image Studio; by default `read` to read and `write` for the rest. */
    permission?: KeyPermission;
    /** Makes pictures by hard work: counted apart. */
    isHeavy?: boolean;
    /** Answers everybody. */
    isOpen?: boolean;
    /** Pages show its answer by URL alone: the token may stand in the query. */
    takesQueryToken?: boolean;
  }
}

/** A credential, and what it may be used for. */
interface Admitted {
  caller: Caller;
  keyId: string | null;
  permissions: readonly KeyPermission[];
  /** A person in the web interface rather than a program. */
  isLogin: boolean;
}

/** Keys of an account for every API. */
const EVERYTHING: readonly KeyPermission[] = ['read', 'write', 'admin'];
/** Tokens are given to browsers, which hand out no keys. */
const TOKEN_PERMISSIONS: readonly KeyPermission[] = ['read', 'write'];

/** Whoever signed in had a key for every API. */
const SIGNED_IN: Omit<Admitted, 'caller'> = { keyId: null, permissions: EVERYTHING, isLogin: true };

type Access = Pick<Services, 'accounts' | 'rateLimits' | 'clock' | 'config'>;

/** Who may call: credential, rate limit, permission, in this order and before the body is read. */
export function studioAccess(services: Access, uploads: UploadMemory) {
  return {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const { config } = request.routeOptions;
      if (config.isOpen === true) return;
      const admitted = await admit(request, services);
      request.caller = admitted.caller;
      await countIn(services, request, reply, admitted);
      const needed = config.permission ?? (isReading(request) ? 'read' : 'write');
      if (!admitted.permissions.includes(needed))
        throw new AtelierError('permission_missing', { message: `Permission '${needed}' is required` });
      await uploads.take(admitted.caller.account.id, announcedBytes(request), reply.raw);
    },
    /** What a token was issued for holds here, too. */
    preValidation: async (request: FastifyRequest) => {
      if (request.routeOptions.config.isOpen === true) return;
      const { way, claims } = request.caller;
      if (way === 'token') request.body = pinParameters(claims, request, request.routeOptions.schema ?? {});
    },
  };
}

function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What a body may come to; one of unknown length may be the largest. Nothing for a request without one. */
function announcedBytes({ headers }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return STUDIO_BODY_BYTES;
  return Math.min(STUDIO_BODY_BYTES, Number(headers['content-length'] ?? 0));
}

/** @throws AtelierError `unauthorized`, or `rate_limited` for an address that tries too often */
async function admit(request: FastifyRequest, services: Access): Promise<Admitted> {
  try {
    if (!hasCredential(request.headers) && sessionTokenOf(request.headers) !== null)
      return { ...SIGNED_IN, caller: await callerOf(request, services) };
    return await credentialOf(authorizationOf(request), services);
  } catch (error) {
    if (!(error instanceof AtelierError) || error.code !== 'unauthorized') throw error;
    if (await services.rateLimits.countRefusal(request.ip)) throw error;
    throw new AtelierError('rate_limited', {
      message: 'Too many failed attempts to log in from this address. Try again in a minute.',
      retryAfterSeconds: 60,
    });
  }
}

const QueryToken = z.object({ token: z.string() });

/** The header of that name; the token in the query counts where there is none. */
function authorizationOf({ headers, query, routeOptions }: FastifyRequest): string | undefined {
  if (headers.authorization !== undefined || routeOptions.config.takesQueryToken !== true)
    return headers.authorization;
  const given = QueryToken.safeParse(query);
  return given.success ? `Bearer ${given.data.token}` : undefined;
}

async function credentialOf(
  authorization: string | undefined,
  { accounts, clock }: Access,
): Promise<Admitted> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new AtelierError('unauthorized');
  if (token.startsWith(STUDIO_KEY_PREFIX)) {
    const key = await accounts.byStudioKey(token);
    if (key === null || (key.expiresAt !== null && key.expiresAt <= clock()))
      throw new AtelierError('unauthorized');
    const { account, keyId, permissions } = key;
    return { caller: keyCaller(account), keyId, permissions, isLogin: false };
  }
  const account = await accounts.byApiKey(token);
  if (account !== null)
    return { caller: keyCaller(account), keyId: null, permissions: EVERYTHING, isLogin: false };
  const caller = await identify({ authorization }, accounts, clock());
  return { caller, keyId: null, permissions: TOKEN_PERMISSIONS, isLogin: true };
}

function keyCaller(account: Account): Caller {
  return { account, way: 'key', claims: {} };
}

/** @throws StudioError `rate_limited` */
async function countIn(
  { rateLimits, clock }: Access,
  request: FastifyRequest,
  reply: FastifyReply,
  { caller, keyId, isLogin }: Admitted,
): Promise<void> {
  const isHeavy = request.routeOptions.config.isHeavy === true;
  const { isAllowed, window } = await rateLimits.count({ account: caller.account, keyId, isLogin, isHeavy });
  reply.headers({
    'x-ratelimit-limit': window.limit,
    'x-ratelimit-remaining': window.remaining,
    'x-ratelimit-reset': Math.ceil(window.resetAt.getTime() / 1000),
    'x-ratelimit-window': window.seconds,
  });
  if (!isAllowed) throw rateLimited(window, clock());
}

function rateLimited({ limit, remaining, resetAt }: RateWindow, now: Date): StudioError {
  const seconds = Math.max(1, Math.ceil((resetAt.getTime() - now.getTime()) / 1000));
  const message = `Rate limit exceeded. Try again in ${seconds} seconds.`;
  const details = { limit, remaining, reset_time: resetAt.toISOString(), retry_after: seconds };
  return new StudioError('rate_limited', {
    message,
    retryAfterSeconds: seconds,
    extras: { error: { code: 'RATE_LIMIT_EXCEEDED', message, details } },
  });
}
