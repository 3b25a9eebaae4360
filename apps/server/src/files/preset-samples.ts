import { AtelierError } from '@atelier/contracts';
import { z } from 'zod';
import type { App } from '../http/route-context.ts';
import type { PresetSample } from '../presets/samples.ts';
import { matchesEtag } from './conditional.ts';

const PATH = '/presets';

/** They change only with the software. */
const CACHE_SECONDS = 24 * 60 * 60;

/** The address of a preset's sample picture, the same for ever. */
export function presetSampleUrl(presetId: string, origin: string): string {
  return `${origin}${PATH}/${presetId}.jpg`;
}

/** Sample pictures of the on-figure model presets: the same for everybody, so open to everybody. */
export function presetSampleRoutes(app: App, samples: ReadonlyMap<string, PresetSample>): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: `${PATH}/:name`,
    schema: { hide: true, params: z.object({ name: z.string() }) },
    handler: async (request, reply) => {
      const sample = samples.get(request.params.name.replace(/\.jpg$/, ''));
      if (sample === undefined) throw new AtelierError('image_not_found');
      reply.headers({
        'content-type': 'image/jpeg',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': `public, max-age=${CACHE_SECONDS}`,
        etag: `"${sample.etag}"`,
      });
      if (matchesEtag(request.headers['if-none-match'], sample.etag))
        return reply.code(304).removeHeader('content-type').send();
      reply.header('content-length', sample.jpeg.byteLength);
      return request.method === 'HEAD' ? reply.send() : reply.send(sample.jpeg);
    },
  });
}
