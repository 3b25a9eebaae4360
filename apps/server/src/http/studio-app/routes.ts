import { AtelierError } from '@atelier/contracts';
import { FORMER_SCREENS, STUDIO_FILES_PATH, STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesEtag } from '../../files/conditional.ts';
import type { App } from '../route-context.ts';
import type { BuiltFile } from './built-files.ts';
import { contentPolicy } from './content-policy.ts';

const HIDDEN = { schema: { hide: true } } as const;
/** Most names of built files have a hash of their content in them. */
const HASHED_NAME = /-[\w-]{8}\.\w+$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
const NOT_BUILT =
  'The web studio is not built. Run "npm run studio" in the project folder and start the server again.\n' +
  'The APIs work without it; their reference is at /docs.\n';

/**
 * The web studio: its page at the address of every screen, its files below `/app/`. Only addresses that are screens
 * answer with the page, so unknown paths keep the answers of the API.
 * @param files null when the studio was not built
 */
export function studioApp(
  app: App,
  files: ReadonlyMap<string, BuiltFile> | null,
  publicUrl: string | null,
): void {
  const page = files?.get('index.html');
  const pageHeaders = {
    'content-security-policy': contentPolicy(publicUrl),
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cache-control': ASK_EACH_TIME,
  };
  for (const path of Object.values(STUDIO_SCREENS))
    app.get(path, HIDDEN, (request, reply) =>
      page === undefined
        ? reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
        : sendFile(request, reply.headers(pageHeaders), page),
    );
  for (const [former, path] of Object.entries(FORMER_SCREENS))
    app.get(former, HIDDEN, (_request, reply) => reply.redirect(path, 301));
  app.get<{ Params: { '*': string } }>(`${STUDIO_FILES_PATH}/*`, HIDDEN, (request, reply) => {
    const name = request.params['*'];
    const file = files?.get(`${STUDIO_FILES_PATH.slice(1)}/${name}`);
    if (file === undefined) throw new AtelierError('not_found');
    return sendFile(
      request,
      reply.header('cache-control', HASHED_NAME.test(name) ? FOR_EVER : ASK_EACH_TIME),
      file,
    );
  });
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  reply.headers({ etag: `"${file.etag}"`, vary: 'accept-encoding' });
  if (matchesEtag(request.headers['if-none-match'], file.etag)) return reply.code(304).send();
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takesBrotli || file.brotli === null) return reply.type(file.type).send(file.bytes);
  return reply.type(file.type).header('content-encoding', 'br').send(file.brotli);
}
