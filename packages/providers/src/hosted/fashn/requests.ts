import type { OperationRequest } from '../operation.ts';
import { dataUrl } from '../picture.ts';
import { type FashnModel, isQuality } from './model.ts';
import { modelFor } from './models.ts';

/**
 * The body of `POST /run`, with inputs of the model and no others. Results are asked for inside the answer, so that no
 * copy of a person's picture lies in FASHN's file store.
 * @param request one that `check` has nothing against
 */
export function runOf(request: OperationRequest): { model_name: string; inputs: Record<string, unknown> } {
  const model = modelFor(request);
  return {
    model_name: model.name,
    inputs: {
      ...pictureInputs(model, request),
      ...wordInputs(model, request),
      ...sizeInputs(model, request),
      ...outputInputs(model, request),
      ...model.fixed,
      return_base64: true,
    },
  };
}

function pictureInputs(model: FashnModel, { images }: OperationRequest): Record<string, string> {
  const inputs = images.map((image) => [model.pictures[image.role]?.[0], dataUrl(image)] as const);
  return Object.fromEntries(inputs.filter(([field]) => field !== undefined));
}

function wordInputs(model: FashnModel, { prompt, params = {} }: OperationRequest): Record<string, unknown> {
  const words = [model.preface, prompt].filter((text) => text !== undefined && text !== '').join(' ');
  const { garmentCategory, garmentPhoto, quality } = params;
  return {
    ...(model.prompt === 'ignored' || words === '' ? {} : { prompt: words }),
    ...(model.quality && isQuality(quality) ? { [model.quality.field]: model.quality.values[quality] } : {}),
    ...(model.garmentWords && garmentCategory !== undefined ? { category: garmentCategory } : {}),
    ...(model.garmentWords && garmentPhoto !== undefined ? { garment_photo_type: garmentPhoto } : {}),
  };
}

function sizeInputs(model: FashnModel, { size }: OperationRequest): Record<string, string> {
  if (size === undefined || 'width' in size) return {};
  return {
    ...(model.ratios ? { aspect_ratio: size.ratio } : {}),
    ...(model.tiers && size.tier !== undefined ? { resolution: size.tier } : {}),
  };
}

function outputInputs(model: FashnModel, { count, seed, outputMime }: OperationRequest) {
  return {
    ...(model.count !== undefined && count > 1 ? { [model.count]: count } : {}),
    ...(model.seed && seed !== undefined ? { seed } : {}),
    ...(model.outputFormat ? { output_format: outputMime === 'image/jpeg' ? 'jpeg' : 'png' } : {}),
  };
}
