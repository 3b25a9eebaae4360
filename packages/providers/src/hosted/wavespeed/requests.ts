import { instructionFor } from '../instruction.ts';
import type { ImageIn, Mime, OperationRequest } from '../operation.ts';
import { dataUrl } from '../picture.ts';
import type { Wire } from './model.ts';
import { TARGET_RESOLUTIONS, wireOf } from './models.ts';

const FORMATS: Readonly<Record<Mime, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/** The creativity of the upscaler goes from 0 to 2 where ours goes from .1 to .5. */
const UPSCALER_CREATIVITY = { from: 0.1, to: 0.5, most: 2 } as const;

/**
 * The JSON body of a submission, with fields of the model and no others.
 * @param request one that `check` has nothing against
 */
export function bodyOf(request: OperationRequest): Record<string, unknown> {
  const wire = wireOf(request);
  const { seed, params = {}, outputMime = 'image/png' } = request;
  return {
    ...promptField(wire, request),
    ...pictureFields(wire, request.images),
    ...sizeFields(wire, request),
    ...(wire.seed && seed !== undefined ? { seed } : {}),
    ...(wire.guidance && params.guidance !== undefined ? { guidance_scale: params.guidance } : {}),
    ...(wire.outputFormat ? { output_format: FORMATS[outputMime] } : {}),
  };
}

function promptField(wire: Wire, request: OperationRequest): { prompt?: string } {
  if (wire.isInstructed) return { prompt: instructionFor(request) };
  return request.prompt === undefined ? {} : { prompt: request.prompt };
}

function pictureFields(wire: Wire, images: readonly ImageIn[]): Record<string, unknown> {
  if (wire.isList) return { images: images.map(dataUrl) };
  const fields = images.map((image) => [wire.picture?.[image.role], dataUrl(image)] as const);
  return Object.fromEntries(fields.filter(([field]) => field !== undefined));
}

function sizeFields(wire: Wire, request: OperationRequest): Record<string, unknown> {
  const { size } = request;
  if (wire.enlarges) return enlargement(request);
  if (size === undefined) return {};
  if ('width' in size) return wire.size === 'W*H' ? { size: `${size.width}*${size.height}` } : {};
  return {
    ...(wire.size === 'aspect_ratio' ? { aspect_ratio: size.ratio } : {}),
    ...(wire.tiers && size.tier !== undefined ? { resolution: size.tier } : {}),
  };
}

/** The smallest size that is large enough, and how freely details are made up. */
function enlargement({ images, params = {} }: OperationRequest): Record<string, unknown> {
  const longSide = Math.max(...images.map(({ width, height }) => Math.max(width, height)));
  const wanted = longSide * Number(params.scale ?? 1);
  const large = TARGET_RESOLUTIONS.find((resolution) => resolution.longSide >= wanted);
  const { from, to, most } = UPSCALER_CREATIVITY;
  const freedom = params.creativity;
  return {
    target_resolution: (large ?? TARGET_RESOLUTIONS[TARGET_RESOLUTIONS.length - 1])?.name ?? '4k',
    ...(typeof freedom === 'number' ? { creativity: ((freedom - from) / (to - from)) * most } : {}),
  };
}
