import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { AtelierError } from '@atelier/contracts';
import { z } from 'zod';
import type { App } from '../http/route-context.ts';
import { matchesEtag } from './conditional.ts';

/** A picture that comes with the software; there are few, so all of them are kept in memory. */
export interface PublicPicture {
  readonly jpeg: Buffer;
  /** Strong, without quotes. */
  readonly etag: string;
}

/** The pictures `<name>.jpg` of a folder by name. */
export async function readPublicPictures(folder: string): Promise<ReadonlyMap<string, PublicPicture>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg'));
  const pictures = names.map(async (name): Promise<[string, PublicPicture]> => {
    const jpeg = await readFile(join(folder, name));
    return [parse(name).name, { jpeg, etag: createHash('sha256').update(jpeg).digest('hex') }];
  });
  return new Map(await Promise.all(pictures));
}

/** They change only with the software. */
const CACHE_SECONDS = 24 * 60 * 60;

/** `GET <path>/<name>.jpg`: the same for everybody, so open to everybody. Whatever is asked after `?` is ignored. */
export function publicPictureRoutes(
  app: App,
  path: `/${string}`,
  pictureOf: (name: string) => PublicPicture | undefined,
): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: `${path}/:name`,
    schema: { hide: true, params: z.object({ name: z.string() }) },
    handler: async (request, reply) => {
      const picture = pictureOf(request.params.name.replace(/\.jpg$/, ''));
      if (picture === undefined) throw new AtelierError('image_not_found');
      reply.headers({
        'content-type': 'image/jpeg',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': `public, max-age=${CACHE_SECONDS}`,
        etag: `"${picture.etag}"`,
      });
      if (matchesEtag(request.headers['if-none-match'], picture.etag))
        return reply.code(304).removeHeader('content-type').send();
      reply.header('content-length', picture.jpeg.byteLength);
      return request.method === 'HEAD' ? reply.send() : reply.send(picture.jpeg);
    },
  });
}
