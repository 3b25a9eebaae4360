import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import type { Family } from '../route-context.ts';

const PATH = '/docs';
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#26221f"/>' +
  '<path d="M11 7l5 3 5-3 5 4-3 4-2-1v11H11V14l-2 1-3-4z" fill="#f4efe9"/></svg>';

/** The page runs our copy of the reference and talks to this server alone; its styles are written by its script. */
const allowedSources = (nonce: string) => ({
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", `'nonce-${nonce}'`],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
});

/** The API reference of all families, served from our own origin: no CDN, no fonts or telemetry from elsewhere. */
export async function apiReference(
  app: FastifyInstance,
  { families }: { families: Pick<Family, 'title' | 'basePath'>[] },
): Promise<void> {
  // The page is the same for everybody and holds nothing of a caller, so one nonce serves the whole run.
  const nonce = randomBytes(16).toString('base64');
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: allowedSources(nonce) },
    // Whether there is TLS is for the proxy in front of us to say.
    strictTransportSecurity: false,
  });
  app.get('/favicon.ico', { schema: { hide: true } }, (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(ICON),
  );
  await app.register(scalar, {
    routePrefix: PATH,
    configuration: {
      pageTitle: 'Atelier API',
      nonce,
      sources: families.map(({ title, basePath }) => ({ title, url: `${basePath}/openapi.json` })),
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: 'never',
    },
  });
}
