import { AtelierError, ErrorDetail } from '@atelier/contracts';
import { SessionView, SignIn } from '@atelier/contracts/account';
import type { FastifyRequest } from 'fastify';
import type { Account } from '../../accounts/account.ts';
import { type OpenedSession, SESSION_DAYS } from '../../accounts/sessions.ts';
import type { Services } from '../../services.ts';
import { callerOf } from '../auth/admission.ts';
import { endedSessionCookie, expectOwnPage, sessionCookie, sessionTokenOf } from '../auth/session-cookie.ts';
import { creditBalance } from '../image-studio/credits.ts';
import { NoContent, REFUSALS } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { isAddressedAsThisHost, isFromThisHost } from '../this-host.ts';

const TAGS = ['Session'];
const UNCACHED = { 'cache-control': 'no-store' };
const RETRY_AFTER_SECONDS = 60;

/** Signing a browser in and out. A session stands for the key it was opened with, and ends with it. */
export function sessionRoutes(app: App, { services }: RouteContext): void {
  const { publicUrl } = services.config;

  app.get('/session', {
    schema: {
      operationId: 'getSession',
      summary: 'Who is signed in with this browser',
      tags: TAGS,
      response: { 200: SessionView },
    },
    handler: async (request, reply) =>
      reply.headers(UNCACHED).send(await viewSession(services, request, await signedIn(request, services))),
  });

  app.post('/session', {
    schema: {
      operationId: 'signIn',
      summary: 'Sign in with a key; the answer sets a cookie',
      tags: TAGS,
      body: SignIn,
      response: { 201: SessionView, ...REFUSALS, 429: ErrorDetail },
    },
    handler: async (request, reply) => {
      expectOwnPage(request.headers, publicUrl);
      const session = await openSession(request, services, request.body.key);
      const account = (await services.accounts.bySession(session.token))?.account ?? null;
      return reply
        .code(201)
        .headers({ ...UNCACHED, 'set-cookie': sessionCookie(session.token, SESSION_DAYS, publicUrl) })
        .send(await viewSession(services, request, account));
    },
  });

  app.delete('/session', {
    schema: {
      operationId: 'signOut',
      summary: 'Sign out',
      tags: TAGS,
      response: { 204: NoContent, 403: ErrorDetail, 503: ErrorDetail },
    },
    handler: async (request, reply) => {
      expectOwnPage(request.headers, publicUrl);
      const token = sessionTokenOf(request.headers);
      if (token !== null) {
        await services.sessions.close(token);
        services.accounts.forgetSession(token);
      }
      reply.header('set-cookie', endedSessionCookie(publicUrl));
      return reply.code(204).send();
    },
  });
}

/** Null for everybody else: asking is no offence. */
async function signedIn(request: FastifyRequest, services: Services): Promise<Account | null> {
  try {
    return (await callerOf(request, services)).account;
  } catch (error) {
    if (error instanceof AtelierError && error.code === 'unauthorized') return null;
    throw error;
  }
}

/** @throws AtelierError `unauthorized`, or `rate_limited` for an address that guesses */
async function openSession(
  request: FastifyRequest,
  services: Services,
  key: string | undefined,
): Promise<OpenedSession> {
  if (key === undefined && mayOpen(request, services)) return services.sessions.openForHost();
  try {
    return await services.sessions.openWithKey(key ?? '');
  } catch (error) {
    if (!(error instanceof AtelierError) || error.code !== 'unauthorized') throw error;
    if (await services.rateLimits.countRefusal(request.ip)) throw error;
    throw new AtelierError('rate_limited', {
      message: 'Too many failed attempts to sign in from this address. Try again in a minute.',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

function mayOpen(request: FastifyRequest, { config }: Services): boolean {
  return config.openOnLoopback && isFromThisHost(request) && isAddressedAsThisHost(request);
}

async function viewSession(
  services: Services,
  request: FastifyRequest,
  account: Account | null,
): Promise<SessionView> {
  const { maxUploadBytes, imageTtlDays } = services.config;
  return {
    signed_in: account !== null,
    may_open: mayOpen(request, services),
    account: account && {
      id: account.id,
      name: account.name,
      plan: account.plan,
      subscription_id: account.subscriptionId,
    },
    credits: account && (await creditBalance(services.credits, account)),
    limits: { max_upload_bytes: maxUploadBytes, image_ttl_days: imageTtlDays },
  };
}
