import {
  EditAnswer,
  EditRequest,
  JobAccepted,
  STYLE_PRESETS,
  type StudioWork,
  shown,
  stylePresetOf,
} from '@atelier/contracts/image-studio';
import { priceOf } from '../../credits/price.ts';
import type { StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import { seedFor } from '../../studio-jobs/seed.ts';
import type { App, RouteContext } from '../route-context.ts';
import { badRequest } from './errors.ts';
import { type PictureFields, pictureOf, readPictures } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure, failureOf } from './work-route.ts';

const DEFAULT_GROW_PX = 5;
/** The same proportions, give or take a pixel. */
const PROPORTION_TOLERANCE = 0.02;

/** `POST /edit/process`, which the guides also call `POST /edit` (spec: image-studio-api.md section 7). */
export function editRoutes(app: App, context: RouteContext): void {
  for (const [path, operationId] of [
    ['/edit/process', 'editImage'],
    ['/edit', 'editImageByOldPath'],
  ] as const)
    app.post(path, {
      config: { isHeavy: true, makesJobs: true },
      schema: {
        operationId,
        summary: 'Edit a picture',
        tags: ['Pictures'],
        security: STUDIO_SECURITY,
        body: EditRequest,
        response: { 200: EditAnswer, 202: JobAccepted, ...STUDIO_WORK_REFUSALS },
      },
      handler: async (request, reply) => {
        const { body } = request;
        checkNames(body);
        const inputs = await readPictures(context.services.gate, picturesOf(body), departure(reply));
        return answerWithWork(context, request, reply, editOrder(body, inputs), body.async);
      },
    });
}

/** Refuses what can be seen to be wrong without looking at a picture. */
function checkNames({ operation, provider, model, style_preset }: EditRequest): void {
  if (style_preset !== undefined) requireStyle(style_preset);
  priceOf({ provider, model: operation === 'general_edit' ? model : undefined, operation, count: 1 });
}

/** @throws AtelierError `bad_request` naming presets that begin alike */
function requireStyle(name: string): void {
  if (stylePresetOf(name) !== undefined) return;
  const first = name.trim().toLowerCase().slice(0, 1);
  const alike = STYLE_PRESETS.filter(({ id }) => id.startsWith(first)).map(({ id }) => id);
  const closest = alike.length > 0 ? alike : STYLE_PRESETS.slice(0, 5).map(({ id }) => id);
  throw badRequest(`Unknown style_preset: ${shown(name)}. Closest: ${closest.join(', ')}`);
}

/** The mask of an operation that has none is not looked at. */
function picturesOf({ operation, image_base64, mask_base64 }: EditRequest): PictureFields {
  const takesMask = ['inpaint', 'search_replace', 'search_recolor', 'general_edit'].includes(operation);
  return {
    image: { field: 'image_base64', base64: image_base64 },
    ...(takesMask ? { mask: { field: 'mask_base64', base64: mask_base64 } } : {}),
  };
}

function editOrder(body: EditRequest, inputs: StudioInput[]): StudioOrder {
  const source = pictureOf(inputs, 'image');
  checkMask(source, inputs);
  const { operation, provider, model } = body;
  const price = priceOf({
    provider,
    model: operation === 'general_edit' ? model : undefined,
    operation,
    count: 1,
    size: pricedSize(body, source),
  });
  return {
    route: 'edit',
    work: [workOf(body, source)],
    inputs,
    price,
    images: 1,
    facts: { style_preset: body.style_preset ?? null, seed: body.seed ?? null, mask_source: null },
    save: body.save,
    prompt: body.prompt,
  };
}

function checkMask(source: StudioInput, inputs: StudioInput[]): void {
  const mask = inputs.find(({ role }) => role === 'mask');
  if (mask === undefined) return;
  const skew = (mask.width / mask.height) * (source.height / source.width);
  if (Math.abs(Math.log(skew)) > PROPORTION_TOLERANCE)
    throw badRequest('Mask proportions do not match the image');
}

/** An extended picture costs by its result, any other by its source. */
function pricedSize(body: EditRequest, { width, height }: StudioInput) {
  if (body.operation !== 'outpaint') return { width, height };
  return {
    width: width + body.expand_left + body.expand_right,
    height: height + body.expand_up + body.expand_down,
  };
}

/** @throws AtelierError `engine_failed` for what no engine here can do */
function workOf(body: EditRequest, { bytes }: StudioInput): StudioWork {
  const { operation, output_format: format, prompt, options } = body;
  const seed = seedFor(body.seed, [bytes, prompt ?? '']);
  switch (operation) {
    case 'remove_background':
      return { kind: operation, format };
    case 'inpaint':
      return {
        kind: operation,
        format,
        seed,
        grow: options.grow_mask ?? DEFAULT_GROW_PX,
        feather: options.feather,
        prompt: prompt ?? '',
      };
    case 'outpaint':
      return {
        kind: operation,
        format,
        seed,
        left: body.expand_left,
        right: body.expand_right,
        up: body.expand_up,
        down: body.expand_down,
        ...(prompt === undefined ? {} : { prompt }),
      };
    default:
      throw failureOf('edit', `no engine for ${operation} is configured`);
  }
}
