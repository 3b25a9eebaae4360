import { ModelPreviewQuery } from '@atelier/contracts/account';
import { z } from 'zod';
import { matchesEtag } from '../../files/conditional.ts';
import { departure } from '../image-studio/work-route.ts';
import { POLL_REFUSALS, SECURITY } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';

/** An address stands for a description. Not for ever: another version may draw it better. */
const CACHE_SECONDS = 3600;

/** `GET /model-preview`: whom settings of a model describe, as a small picture. Nothing is ordered or kept. */
export function modelPreviewRoute(app: App, { services: { modelPreviews }, admit }: RouteContext): void {
  app.get('/model-preview', {
    ...admit.client,
    schema: {
      operationId: 'previewModel',
      summary: 'A small picture of somebody whom on-figure model settings describe',
      tags: ['Models'],
      security: SECURITY.client,
      querystring: ModelPreviewQuery,
      response: { 200: z.unknown().describe('A JPEG file.'), ...POLL_REFUSALS },
    },
    handler: async ({ query, headers }, reply) => {
      const signal = departure(reply);
      const preview = await modelPreviews.draw(query, signal).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
      // Somebody who chooses on does not wait for what they chose before.
      if (preview === null) return reply.hijack();
      const { bytes, mime, etag } = preview;
      reply.headers({ etag: `"${etag}"`, 'cache-control': `private, max-age=${CACHE_SECONDS}` });
      if (matchesEtag(headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type(mime).send(bytes);
    },
  });
}
