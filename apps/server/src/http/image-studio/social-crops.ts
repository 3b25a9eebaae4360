import { CropsAnswer, CropsRequest } from '@atelier/contracts/image-studio';
import { croppingOf, planSocial, targetOf } from '../../studio-jobs/plan-social.ts';
import type { App, RouteContext } from '../route-context.ts';
import { pictureOf, readPictures } from './pictures.ts';
import { STUDIO_POST_REFUSALS, STUDIO_SECURITY } from './routing.ts';
import { placeFacts } from './social.ts';
import { departure } from './work-route.ts';

/** `POST /social/crops`: where `/social/optimize` would cut a picture. No picture is made, and nothing is kept. */
export function socialCropsRoute(app: App, { services: { gate, crops } }: RouteContext): void {
  app.post('/social/crops', {
    schema: {
      operationId: 'findCrops',
      summary: 'Where a picture would be cut for social platforms',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: CropsRequest,
      response: { 200: CropsAnswer, ...STUDIO_POST_REFUSALS },
    },
    handler: async ({ body }, reply) => {
      const { places, warnings } = planSocial(body);
      const signal = departure(reply);
      const fields = { image: { field: 'image_base64', base64: body.image_base64 } };
      const inputs = await readPictures(gate, fields, signal);
      const targets = places.map((place) => targetOf(place, body));
      const found = await crops.find(
        pictureOf(inputs, 'image').bytes,
        { targets, ...croppingOf(body) },
        signal,
      );
      return {
        success: true as const,
        crops: found.map((crop, index) => {
          const place = places[index];
          if (place === undefined) throw new Error('there are more crops than places');
          const { width, height } = place.format;
          return { ...placeFacts(place), width, height, ...crop };
        }),
        warnings,
      };
    },
  });
}
