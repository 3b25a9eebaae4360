import { createHash } from 'node:crypto';
import { instructionFor } from '../instruction.ts';
import { nativeSize } from '../native-size.ts';
import type { OperationRequest } from '../operation.ts';
import type { DiffusionSettings } from './settings.ts';
import { isFlux2, specsOf } from './specs.ts';

/** What `job-in-bare.cjs` is told. */
export interface DiffusionJob {
  kind: 'generate' | 'upscale';
  /** Absolute paths. */
  files: Readonly<Record<string, string | undefined>>;
  config: Readonly<Record<string, string | number | boolean>>;
  params: Readonly<Record<string, string | number>>;
  /** PNG or JPEG as base64. */
  images: readonly string[];
}

const USUAL_STRENGTH = 0.6;

/**
 * The request as work for the runtime.
 * @param key of the call, which decides the seed when the request has none
 */
export function jobOf(settings: DiffusionSettings, request: OperationRequest, key: string): DiffusionJob {
  const images = request.images.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
  const { config, esrgan } = settings;
  if (request.operation === 'upscale-fast')
    return { kind: 'upscale', files: { esrgan: esrgan ?? '' }, config, params: {}, images };
  const isFlux = isFlux2(settings.files);
  return {
    kind: 'generate',
    files: { ...settings.files },
    config: { ...(isFlux ? { prediction: 'flux2_flow' } : {}), ...config },
    params: paramsOf(settings, request, key),
    images,
  };
}

function paramsOf(
  settings: DiffusionSettings,
  request: OperationRequest,
  key: string,
): Record<string, string | number> {
  const { prompt = '', negativePrompt, params = {}, operation } = request;
  const guidance = Number(params.guidance ?? settings.guidance);
  return {
    prompt: operation === 'general-edit' ? instructionFor(request) : prompt,
    ...(negativePrompt === undefined ? {} : { negative_prompt: negativePrompt }),
    ...(operation === 'image-to-image' ? {} : sizeOf(settings, request)),
    steps: Number(params.steps ?? settings.steps),
    // FLUX.2 is distilled: its guidance is an input of the network, and classifier-free guidance is off.
    ...(isFlux2(settings.files) ? { guidance, cfg_scale: 1 } : { cfg_scale: guidance }),
    seed: seedOf(request, key),
    ...(operation === 'image-to-image' ? { strength: Number(params.strength ?? USUAL_STRENGTH) } : {}),
  };
}

/** 31 bits: the runtime's seeds are signed. */
export function seedOf({ seed }: Pick<OperationRequest, 'seed'>, key: string): number {
  return seed ?? createHash('sha256').update(key).digest().readUInt32BE(0) >>> 1;
}

/** What is asked for, else the proportions of the first picture, else a square. */
function sizeOf(settings: DiffusionSettings, { size, images: [first] }: OperationRequest) {
  if (size !== undefined && 'width' in size) return { width: size.width, height: size.height };
  const sizing = specsOf(settings)[0]?.sizing;
  const wanted = first === undefined || sizing === undefined ? undefined : nativeSize(sizing, first);
  if (wanted !== undefined && 'width' in wanted) return wanted;
  return { width: settings.side, height: settings.side };
}
