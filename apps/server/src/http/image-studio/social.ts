import { JobAccepted, SocialAnswer, SocialRequest, type StudioWork } from '@atelier/contracts/image-studio';
import { priceOf } from '../../credits/price.ts';
import type { StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import { croppingOf, planSocial, type SocialPlace, targetOf } from '../../studio-jobs/plan-social.ts';
import type { App, RouteContext } from '../route-context.ts';
import { readPictures } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure } from './work-route.ts';

const WHITE = '#ffffff';

/** `POST /social/optimize` (spec: image-studio-api.md section 10). */
export function socialRoute(app: App, context: RouteContext): void {
  app.post('/social/optimize', {
    config: { makesJobs: true },
    schema: {
      operationId: 'optimizeForPlatforms',
      summary: 'Cut a picture for social platforms',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: SocialRequest,
      response: { 200: SocialAnswer, 202: JobAccepted, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const plan = planSocial(body);
      const fields = { image: { field: 'image_base64', base64: body.image_base64 } };
      const inputs = await readPictures(context.services.gate, fields, departure(reply));
      return answerWithWork(context, request, reply, socialOrder(body, inputs, plan), body.async);
    },
  });
}

function socialOrder(
  body: SocialRequest,
  inputs: StudioInput[],
  { places, warnings }: ReturnType<typeof planSocial>,
): StudioOrder {
  return {
    route: 'social',
    work: [workOf(body, places)],
    inputs,
    price: priceOf({ provider: 'auto', operation: 'social_optimize', count: places.length }),
    images: places.length,
    facts: { places: places.map(placeFacts), warnings },
    save: body.save,
  };
}

function workOf(body: SocialRequest, places: SocialPlace[]): StudioWork {
  const { output_format, quality, show_safe_zones } = body;
  return {
    kind: 'social',
    targets: places.map((place) => ({ ...targetOf(place, body), maxBytes: place.maxBytes })),
    ...croppingOf(body),
    ground: groundOf(body.background),
    format: output_format === 'jpg' ? 'jpeg' : output_format,
    quality,
    showSafeZones: show_safe_zones,
  };
}

function groundOf(background: string): Extract<StudioWork, { kind: 'social' }>['ground'] {
  if (background === 'transparent' || background === 'blur') return { kind: background };
  const colour = background === 'white' ? WHITE : background;
  const part = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  return { kind: 'colour', colour: [part(1), part(3), part(5)] };
}

/** What answers say of a place, whatever becomes of its picture. */
export function placeFacts({ platform, format, name }: SocialPlace) {
  const { id, ratio, true_ratio, safe_zone } = format;
  return { platform: platform.id, format: name, format_id: id, ratio, true_ratio, safe_zone };
}
