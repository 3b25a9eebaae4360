import { Readable } from 'node:stream';
import { AtelierError } from '@atelier/contracts';
import { BulkDownload } from '@atelier/contracts/image-studio';
import { makeZip } from 'client-zip';
import { z } from 'zod';
import { contentOf } from '../../blobs/blobs.ts';
import { matchesEtag } from '../../files/conditional.ts';
import { deliverFile } from '../../files/deliver.ts';
import { archiveNames } from '../../library/archive-names.ts';
import type { Library } from '../../library/library.ts';
import { keyOf } from '../../library/records.ts';
import type { AssetRow } from '../../store/library.ts';
import type { App, RouteContext } from '../route-context.ts';
import { assetUrl } from './asset-answer.ts';
import { badRequest } from './errors.ts';
import { NumberedParams, numberOf } from './number-id.ts';
import { STUDIO_POST_REFUSALS, STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { departure } from './work-route.ts';

const SHARED = { tags: ['Asset library'], security: STUDIO_SECURITY };
/** `<img>` sends no headers. */
const BY_URL = { takesQueryToken: true } as const;
const TokenQuery = z.object({
  token: z.string().optional().meta({ description: 'Stands for the Authorization header.' }),
});
const THUMBNAIL_PX = 320;
/** Short, so that a deleted picture leaves the caches soon. */
const CACHE_SECONDS = 300;

/** The bytes of assets (spec: image-studio-api.md section 12.1). */
export function assetFileRoutes(
  app: App,
  { services: { library, assets, gate }, images }: RouteContext,
): void {
  app.get('/:id/file', {
    config: BY_URL,
    schema: {
      ...SHARED,
      operationId: 'getAssetFile',
      summary: 'The file of an asset; where it is kept elsewhere, the way there',
      params: NumberedParams,
      querystring: TokenQuery,
      response: { 200: z.unknown().describe('The file.'), ...STUDIO_REFUSALS },
    },
    handler: async (request, reply) => {
      const row = await library.get(request.caller.account.id, numberOf('Asset', request.params));
      const file = row.blob_key === null ? null : await assets.served(`asset-${row.id}`);
      if (file === null) return reply.redirect(assetUrl(images, row, request), 302);
      return deliverFile(request, reply, file, row.filename);
    },
  });

  app.get('/:id/thumbnail', {
    config: BY_URL,
    schema: {
      ...SHARED,
      operationId: 'getAssetThumbnail',
      summary: `A small picture of an image, at most ${THUMBNAIL_PX} pixels a side`,
      params: NumberedParams,
      querystring: TokenQuery,
      response: { 200: z.unknown().describe('A JPEG or PNG file.'), ...STUDIO_REFUSALS },
    },
    handler: async (request, reply) => {
      const row = await library.get(request.caller.account.id, numberOf('Asset', request.params));
      if (row.asset_type !== 'image') throw badRequest('Only images have thumbnails');
      const etag = `${contentOf(keyOf(row))}-${THUMBNAIL_PX}`;
      reply.headers({ etag: `"${etag}"`, 'cache-control': `private, max-age=${CACHE_SECONDS}` });
      if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
      const { served, mime } = await gate.shrink(await library.read(row), THUMBNAIL_PX, departure(reply));
      return reply.type(mime).send(served);
    },
  });

  app.get('/:id/content', {
    schema: {
      ...SHARED,
      operationId: 'getAssetContent',
      summary: 'The words of a text',
      params: NumberedParams,
      response: {
        200: z.object({ asset_id: z.int(), mime_type: z.string(), content: z.string() }),
        ...STUDIO_REFUSALS,
      },
    },
    handler: async ({ params, caller }) => {
      const id = numberOf('Asset', params);
      const row = await library.get(caller.account.id, id);
      if (row.asset_type !== 'text') throw badRequest('Only text assets have content');
      const content = Buffer.from(await library.read(row)).toString('utf8');
      return { asset_id: id, mime_type: row.mime, content };
    },
  });

  app.post('/bulk-download', {
    schema: {
      ...SHARED,
      operationId: 'downloadAssets',
      summary: 'Several files as one ZIP archive; what is unknown or kept elsewhere is left out',
      body: BulkDownload,
      response: { 200: z.unknown().describe('A ZIP file.'), ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body: { asset_ids: ids }, caller }, reply) => {
      const known = await library.several(caller.account.id, ids);
      const rows = known.filter(({ blob_key }) => blob_key !== null);
      const [first] = ids;
      if (rows.length === 0) throw new AtelierError('not_found', { message: `Asset not found: ${first}` });
      for (const { id } of rows) await library.countUse(caller.account.id, Number(id), 'download');
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="assets.zip"')
        .send(Readable.from(zipOf(library, rows)));
    },
  });
}

/** Each file is opened when its turn comes: an archive of any size takes little memory. */
function zipOf(library: Library, rows: AssetRow[]): AsyncIterable<Uint8Array> {
  const names = archiveNames(rows.map(({ filename }) => filename));
  function* entries() {
    for (const [index, row] of rows.entries()) {
      const input = Readable.from(library.open(row));
      yield { name: names[index], lastModified: row.created_at, input };
    }
  }
  return makeZip(entries());
}
