import type { OperationRequest } from '../operation.ts';
import { dataUrl } from '../picture.ts';
import { type FalModel, modelFor } from './models.ts';

/** How long the files of results stay in fal's store: they are fetched at once. */
const FILES_KEPT_SECONDS = 3600;

const MODES: Readonly<Record<string, string>> = {
  draft: 'performance',
  standard: 'balanced',
  premium: 'quality',
};

/**
 * The input of a model, with its fields and no others; never `sync_mode`, because results above 10 KB are kept for six
 * minutes only.
 * @param request one that `check` has nothing against
 */
export function inputOf(request: OperationRequest): Record<string, unknown> {
  const model = modelFor(request);
  const { prompt, size, count, seed, outputMime, params = {} } = request;
  return {
    ...pictureFields(model, request),
    ...(model.takesPrompt && prompt !== undefined ? { prompt } : {}),
    ...(model.takesSize && size !== undefined && 'width' in size ? { image_size: { ...size } } : {}),
    ...(model.takesSteps && params.steps !== undefined ? { num_inference_steps: params.steps } : {}),
    ...(model.takesGarmentWords ? garmentWords(request) : {}),
    ...(model.count !== undefined && count > 1 ? { [model.count]: count } : {}),
    ...(model.takesSeed && seed !== undefined ? { seed } : {}),
    ...(model.takesFormat ? { output_format: outputMime === 'image/jpeg' ? 'jpeg' : 'png' } : {}),
  };
}

function pictureFields(model: FalModel, { images }: OperationRequest): Record<string, string> {
  const fields = images.map((image) => [model.pictures[image.role], dataUrl(image)] as const);
  return Object.fromEntries(fields.filter(([field]) => field !== undefined));
}

function garmentWords({ params = {} }: OperationRequest): Record<string, unknown> {
  const { garmentCategory, garmentPhoto, quality } = params;
  const mode = MODES[String(quality)];
  return {
    ...(garmentCategory === undefined ? {} : { category: garmentCategory }),
    ...(garmentPhoto === undefined ? {} : { garment_photo_type: garmentPhoto }),
    ...(mode === undefined ? {} : { mode }),
  };
}

/**
 * What fal itself is told about a submission: files go soon, and a job that has not started by the deadline, when nobody
 * waits for it any more, is not started (nor paid for).
 * @param leftMs until the deadline
 */
export function queueHeaders(leftMs: number): Record<string, string> {
  return {
    'x-fal-object-lifecycle-preference': JSON.stringify({ expiration_duration_seconds: FILES_KEPT_SECONDS }),
    'x-fal-request-timeout': String(Math.max(1, Math.ceil(leftMs / 1000))),
  };
}
