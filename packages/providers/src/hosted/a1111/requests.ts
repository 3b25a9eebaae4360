import { nativeSize } from '../native-size.ts';
import type { ImageIn, OperationRequest, Role } from '../operation.ts';
import { FREE_SIZES, UPSCALER_FACTOR } from './specs.ts';

/** What is sent where; all paths are below `/sdapi/v1/`. */
export interface A1111Call {
  path: 'txt2img' | 'img2img' | 'extra-single-image';
  body: Readonly<Record<string, unknown>>;
}

const USUAL_SIDE = 1024;
const USUAL_STEPS = 25;
const USUAL_GUIDANCE = 6;
const USUAL_STRENGTH = 0.6;
const USUAL_CONTROL = 0.7;
/** Most of what is under a mask is to be new. */
const USUAL_MASKED_STRENGTH = 0.85;
const MASK_BLUR_PX = 4;
/** What is under the mask at first: the picture itself. */
const FILL_WITH_ORIGINAL = 1;
/** What is under the mask at first: the colours around it. */
const FILL_FROM_AROUND = 0;
/** Nothing of what was there may shine through. */
const ERASING = {
  prompt: 'the empty background continues, seamless, same light and texture, photograph',
  negative_prompt: 'object, person, animal, text, logo, watermark, shadow of an object',
  inpainting_fill: FILL_FROM_AROUND,
  denoising_strength: 1,
} as const;
/** Enlarges by a factor, not to a size. */
const BY_FACTOR = 0;

/** What is to be done to a picture before ControlNet follows it, and which of its models can. */
export const CONTROLS = {
  /** Scribble models follow white lines on black. */
  'control-sketch': { module: 'invert', word: 'scribble' },
  'control-structure': { module: 'canny', word: 'canny' },
} as const;

/** Names that depend on what is installed. */
export interface Installed {
  upscaler?: string;
  controlModel?: string;
}

/**
 * The request in A1111's words, with fields of the contract and no others.
 * @param request one that `check` has nothing against
 * @param taskId under which the server tells whether it is at this work
 */
export function callOf(request: OperationRequest, taskId: string, installed: Installed): A1111Call {
  const { operation, params = {} } = request;
  switch (operation) {
    case 'upscale-fast':
      return { path: 'extra-single-image', body: enlargement(request, installed) };
    case 'image-to-image': {
      const strength = params.strength ?? USUAL_STRENGTH;
      const body = { init_images: [base64(request, 'source')], denoising_strength: strength };
      return { path: 'img2img', body: { ...sampling(request, taskId), ...body } };
    }
    case 'inpaint':
      return { path: 'img2img', body: { ...sampling(request, taskId), ...inpainting(request) } };
    case 'erase':
      return { path: 'img2img', body: { ...sampling(request, taskId), ...inpainting(request), ...ERASING } };
    case 'control-sketch':
    case 'control-structure':
      return {
        path: 'txt2img',
        body: { ...sampling(request, taskId), ...control(request, CONTROLS[operation].module, installed) },
      };
    default:
      return { path: 'txt2img', body: sampling(request, taskId) };
  }
}

function sampling(request: OperationRequest, taskId: string): Record<string, unknown> {
  const { prompt = '', negativePrompt, seed, count, params = {} } = request;
  return {
    prompt,
    ...(negativePrompt === undefined ? {} : { negative_prompt: negativePrompt }),
    ...sizeOf(request),
    steps: params.steps ?? USUAL_STEPS,
    cfg_scale: params.guidance ?? USUAL_GUIDANCE,
    ...(seed === undefined ? {} : { seed }),
    ...(count > 1 ? { batch_size: count } : {}),
    // Nothing of a request stays on the server's disk.
    save_images: false,
    force_task_id: taskId,
  };
}

/** What is asked for, else the proportions of the first picture, else a square. */
function sizeOf({ size, images: [first] }: OperationRequest): { width: number; height: number } {
  if (size !== undefined && 'width' in size) return { width: size.width, height: size.height };
  const wanted = first === undefined ? undefined : nativeSize(FREE_SIZES, first);
  return wanted !== undefined && 'width' in wanted ? wanted : { width: USUAL_SIDE, height: USUAL_SIDE };
}

/** The masked place is painted at full resolution and set back into the picture, which keeps its size. */
function inpainting(request: OperationRequest): Record<string, unknown> {
  return {
    init_images: [base64(request, 'source')],
    mask: base64(request, 'mask'),
    mask_blur: MASK_BLUR_PX,
    denoising_strength: request.params?.strength ?? USUAL_MASKED_STRENGTH,
    inpainting_fill: FILL_WITH_ORIGINAL,
    inpaint_full_res: true,
  };
}

function control(
  request: OperationRequest,
  module: string,
  { controlModel = '' }: Installed,
): Record<string, unknown> {
  const unit = {
    enabled: true,
    module,
    model: controlModel,
    weight: request.params?.controlStrength ?? USUAL_CONTROL,
    image: base64(request, 'source'),
    pixel_perfect: true,
  };
  return { alwayson_scripts: { controlnet: { args: [unit] } } };
}

function enlargement(request: OperationRequest, { upscaler = '' }: Installed): Record<string, unknown> {
  return {
    image: base64(request, 'source'),
    resize_mode: BY_FACTOR,
    upscaling_resize: request.params?.scale ?? UPSCALER_FACTOR,
    upscaler_1: upscaler,
  };
}

function base64({ images }: OperationRequest, role: Role): string {
  const found: ImageIn | undefined = images.find((image) => image.role === role);
  return Buffer.from(found?.bytes ?? []).toString('base64');
}
