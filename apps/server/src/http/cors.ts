import type { FastifyCorsOptions } from '@fastify/cors';

/**
 * Any page may call every route: there are no cookies to abuse, only credentials the page must have itself
 * (spec: product-api.md section 1). Preflights are answered without credentials, before any admission.
 */
export const CORS: FastifyCorsOptions = {
  origin: '*',
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: [
    'content-type',
    'x-api-key',
    'x-user-id',
    'authorization',
    'if-none-match',
    'idempotency-key',
  ],
  exposedHeaders: [
    'ETag',
    'X-Request-ID',
    'Retry-After',
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'X-RateLimit-Window',
    'X-Credits-Charged',
    'X-Credits-Remaining',
  ],
  maxAge: 86_400,
  // Some clients probe with OPTIONS alone; there is nothing to protect by refusing them.
  strictPreflight: false,
};

/** The same for answers that no hook has seen. */
export const ANY_PAGE_MAY_READ = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag',
};
