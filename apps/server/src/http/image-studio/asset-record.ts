import { Asset, AssetRecord } from '@atelier/contracts/image-studio';
import { FILES_PATH } from '../../files/image-urls.ts';
import type { FilePlace } from '../../library/records.ts';
import type { App, RouteContext } from '../route-context.ts';
import { assetAnswer, assetUrl } from './asset-answer.ts';
import { STUDIO_POST_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const OWN_FILE = new RegExp(`^${FILES_PATH}/asset-(\\d{1,15})\\.[a-z]+$`);

/** `POST /api/content-assets`: notes a file that exists (spec: image-studio-api.md section 12.1). */
export function assetRecordRoute(app: App, { services: { library }, images }: RouteContext): void {
  app.post('/', {
    prefixTrailingSlash: 'no-slash',
    schema: {
      operationId: 'noteAsset',
      summary: 'Note an asset whose file exists, or a text',
      tags: ['Asset library'],
      security: STUDIO_SECURITY,
      body: AssetRecord,
      response: { 201: Asset, ...STUDIO_POST_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body, caller } = request;
      const place = placeOf(body, images.originFor(request));
      const row = await library.note(caller.account.id, body, place);
      return reply.code(201).send(assetAnswer(row, assetUrl(images, row, request)));
    },
  });
}

/** A URL of ours stands for the asset that it serves: URLs expire, the file does not. */
function placeOf({ file_url, content }: AssetRecord, origin: string): FilePlace {
  if (file_url === undefined) return { content: content ?? '' };
  const { origin: at, pathname } = new URL(file_url);
  const asset = at === new URL(origin).origin ? OWN_FILE.exec(pathname)?.[1] : undefined;
  return asset === undefined ? { url: file_url } : { asset: Number(asset) };
}
