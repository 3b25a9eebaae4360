import { EditAnswer, EditRequest, type EditWork, JobAccepted } from '@atelier/contracts/image-studio';
import type { ImageGate } from '@atelier/providers';
import { priceOf } from '../../credits/price.ts';
import { isAllLocal } from '../../hosted/choose.ts';
import { requireStylePreset } from '../../studio-catalogue/style-presets.ts';
import type { ProviderWish, StudioInput, StudioOrder } from '../../studio-jobs/job.ts';
import { seedFor } from '../../studio-jobs/seed.ts';
import type { App, RouteContext } from '../route-context.ts';
import { badRequest } from './errors.ts';
import { decodeBase64, type PictureFields, pictureOf, readPictures, takePicture } from './pictures.ts';
import { STUDIO_SECURITY, STUDIO_WORK_REFUSALS } from './routing.ts';
import { answerWithWork, departure } from './work-route.ts';

/** Painted and found areas grow a little, so that no rim of the old is left. */
const GROW_PX: Partial<Record<EditRequest['operation'], number>> = {
  inpaint: 5,
  search_replace: 3,
  search_recolor: 3,
};
const NO_REFERENCES = 'The local engine edits without looking at reference_images.';
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
        const signal = departure(reply);
        const inputs = await readPictures(context.services.gate, picturesOf(body), signal);
        const references = await readReferences(context.services.gate, body, signal);
        const order = editOrder(body, [...inputs, ...references], isAllLocal(context.services.engines));
        return answerWithWork(context, request, reply, order, body.async);
      },
    });
}

async function readReferences(
  gate: ImageGate,
  { options }: EditRequest,
  signal: AbortSignal,
): Promise<StudioInput[]> {
  const inputs: StudioInput[] = [];
  for (const [index, base64] of options.reference_images.entries()) {
    const field = `options.reference_images.${index}`;
    const bytes = decodeBase64(base64, field);
    const { width, height } = await takePicture(gate, bytes, field, signal);
    inputs.push({ role: 'reference', bytes, width, height });
  }
  return inputs;
}

/** Refuses what can be seen to be wrong without looking at a picture. */
function checkNames({ operation, provider, model, style_preset }: EditRequest): void {
  if (style_preset !== undefined) requireStylePreset(style_preset);
  priceOf({ provider, model: operation === 'general_edit' ? model : undefined, operation, count: 1 });
}

/** Pictures that an operation has no use for are not looked at. */
function picturesOf(body: EditRequest): PictureFields {
  const { operation, image_base64, mask_base64, background_image_base64, lighting_image_base64 } = body;
  const fields: PictureFields = { image: { field: 'image_base64', base64: image_base64 } };
  if (['inpaint', 'search_replace', 'search_recolor', 'general_edit'].includes(operation))
    fields.mask = { field: 'mask_base64', base64: mask_base64 };
  if (operation === 'replace_background_relight') {
    fields.background = { field: 'background_image_base64', base64: background_image_base64 };
    fields.lighting = { field: 'lighting_image_base64', base64: lighting_image_base64 };
  }
  return fields;
}

function editOrder(body: EditRequest, inputs: StudioInput[], isLocal: boolean): StudioOrder {
  const source = pictureOf(inputs, 'image');
  checkMask(source, inputs);
  const { operation, provider, model } = body;
  const price = priceOf({
    provider,
    model: operation === 'general_edit' ? model : undefined,
    operation,
    count: 1,
    size: pricedSize(body, source),
    ...(isLocal ? {} : { pictures: 1 + body.options.reference_images.length }),
  });
  return {
    route: 'edit',
    work: [{ kind: 'edit', format: body.output_format, edit: editOf(body, source) }],
    inputs,
    price,
    images: 1,
    wish: wishOf(body),
    facts: {
      style_preset: body.style_preset ?? null,
      seed: body.seed ?? null,
      mask_source: null,
      // Providers that are asked say themselves what they cannot honour.
      warnings: isLocal && body.options.reference_images.length > 0 ? [NO_REFERENCES] : [],
    },
    save: body.save,
    prompt: body.prompt,
  };
}

/** What only providers are told. */
function wishOf({ provider, negative_prompt: negativePrompt }: EditRequest): ProviderWish {
  return {
    isNamed: provider.trim().toLowerCase() !== 'auto',
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
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

function editOf(body: EditRequest, { bytes }: StudioInput): EditWork {
  const { operation, options } = body;
  const prompt = body.prompt?.trim() ?? '';
  const seed = seedFor(body.seed, [bytes, prompt]);
  const edge = { growPx: options.grow_mask ?? GROW_PX[operation] ?? 0, featherPx: options.feather };
  switch (operation) {
    case 'remove_background':
      return { operation };
    case 'inpaint':
    case 'general_edit':
      return { operation, prompt, seed, ...edge };
    case 'outpaint': {
      const { expand_left: left, expand_right: right, expand_up: up, expand_down: down } = body;
      return { operation, margins: { left, right, up, down }, seed, ...(prompt === '' ? {} : { prompt }) };
    }
    case 'search_replace':
      return { operation, prompt, searchPrompt: body.search_prompt ?? '', seed, ...edge };
    case 'search_recolor':
      return { operation, prompt, selectPrompt: body.select_prompt ?? '', ...edge };
    case 'replace_background_relight':
      return { operation, ...lightOf(options), seed, ...(prompt === '' ? {} : { prompt }) };
  }
}

function lightOf(options: EditRequest['options']) {
  const { light_source_direction: side, light_source_strength, keep_original_background } = options;
  return {
    lightStrength: light_source_strength,
    keepBackground: keep_original_background,
    ...(side === undefined ? {} : { lightSide: side }),
  };
}
