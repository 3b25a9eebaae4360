import { JobAccepted, UpscaleAnswer, UpscaleRequest } from '@atelier/contracts/image-studio';
import { LOCAL } from '@atelier/providers';
import { type Price, priceOf } from '../../credits/price.ts';
import { isAllLocal } from '../../hosted/choose.ts';
import type { ProviderWish, StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import { planUpscale, type Size, type UpscalePlan } from '../../studio-jobs/plan-upscale.ts';
import { seedFor } from '../../studio-jobs/seed.ts';
import type { App, RouteContext } from '../route-context.ts';
import { pictureOf, readPictures } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure } from './work-route.ts';

const DEFAULT_PROMPTS = {
  fast: null,
  conservative: 'High fidelity upscale preserving original details',
  creative: 'Richer fine detail in the existing style',
} as const;
const ALREADY_LARGE = 'The image is already that large; it was only written anew.';
const NO_PROMPT = 'The local engine enlarges without looking at the prompt.';

/** `POST /upscale` (spec: image-studio-api.md section 8). */
export function upscaleRoute(app: App, context: RouteContext): void {
  app.post('/upscale', {
    config: { isHeavy: true, makesJobs: true },
    schema: {
      operationId: 'upscaleImage',
      summary: 'Enlarge a picture',
      tags: ['Pictures'],
      security: STUDIO_SECURITY,
      body: UpscaleRequest,
      response: { 200: UpscaleAnswer, 202: JobAccepted, ...STUDIO_WORK_REFUSALS },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const fields = { image: { field: 'image_base64', base64: body.image_base64 } };
      const inputs = await readPictures(context.services.gate, fields, departure(reply));
      return answerWithWork(
        context,
        request,
        reply,
        upscaleOrder(body, inputs, isAllLocal(context.services.engines)),
        body.async,
      );
    },
  });
}

function upscaleOrder(body: UpscaleRequest, inputs: StudioInput[], isLocal: boolean): StudioOrder {
  const source = pictureOf(inputs, 'image');
  const { plan, price } = upscaleTerms(body, source);
  const { mode, size, isMet } = plan;
  const { creativity } = body;
  return {
    route: 'upscale',
    work: [
      {
        kind: 'upscale',
        format: body.output_format,
        seed: seedFor(body.seed, [source.bytes]),
        mode,
        ...size,
        ...(creativity === undefined ? {} : { creativity }),
      },
    ],
    inputs,
    price,
    images: 1,
    // A picture that is only written anew needs nobody else.
    wish: isMet ? { chain: [{ provider: LOCAL, model: LOCAL }] } : prompted(body),
    facts: factsOf(body, source, plan, isLocal),
    save: body.save,
    prompt: body.prompt,
  };
}

/** What only providers are told. */
function prompted({ prompt = '' }: UpscaleRequest): ProviderWish {
  return prompt.trim() === '' ? {} : { prompt };
}

/** What an enlargement comes to and costs; writing a picture anew is free. @throws AtelierError `bad_request` */
export function upscaleTerms(
  wish: Pick<UpscaleRequest, 'mode' | 'preset' | 'target_width' | 'target_height'>,
  source: Size,
): { plan: UpscalePlan; price: Price } {
  const plan = planUpscale(source, {
    mode: wish.mode,
    preset: wish.preset,
    targetWidth: wish.target_width,
    targetHeight: wish.target_height,
  });
  const price = priceOf({ provider: 'auto', operation: 'upscale', model: plan.mode, count: 1 });
  return { plan, price: plan.isMet ? { ...price, each: 0, total: 0 } : price };
}

function factsOf(
  body: UpscaleRequest,
  source: StudioInput,
  { mode, size, isAdjusted, isMet }: UpscalePlan,
  isLocal: boolean,
) {
  const factor = Math.max(size.width, size.height) / Math.max(source.width, source.height);
  const hasIgnoredPrompt =
    isLocal && body.prompt !== undefined && body.prompt.trim() !== '' && mode !== 'fast';
  return {
    mode,
    preset: body.preset ?? null,
    original_width: source.width,
    original_height: source.height,
    upscale_factor: Number(factor.toFixed(2)),
    requested_mode: body.mode,
    target_width: size.width,
    target_height: size.height,
    ...(isAdjusted ? { target_adjusted: true } : {}),
    prompt: mode === 'fast' ? null : (body.prompt ?? DEFAULT_PROMPTS[mode]),
    warnings: [...(isMet ? [ALREADY_LARGE] : []), ...(hasIgnoredPrompt ? [NO_PROMPT] : [])],
  };
}
