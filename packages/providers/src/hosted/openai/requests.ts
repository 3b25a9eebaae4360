import type { CallBody } from '../call.ts';
import { instructionFor } from '../instruction.ts';
import type { ImageIn, Mime, OperationRequest } from '../operation.ts';
import type { Dialect } from './dialects.ts';
import { LONGEST_RATIO, ONLY_MODEL, QUALITIES } from './models.ts';

/** Where a request goes, below the address that ends with `/v1`, and what is sent. */
export interface ImagesCall {
  path: string;
  body: CallBody;
}

type Fields = Record<string, string | number>;

const FORMATS: Readonly<Record<Mime, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};
const SIZE_STEP_PX = 16;

/** The call of a request, with the fields that its route has in the dialect and no others. */
export function callOf(dialect: Dialect, request: OperationRequest): ImagesCall {
  const { operation } = request;
  if (operation === 'text-to-image') {
    return { path: '/images/generations', body: { json: fieldsOf(dialect, request, request.prompt ?? '') } };
  }
  const { inpaint, edit } = dialect;
  if ((operation === 'inpaint' || operation === 'erase') && typeof inpaint === 'object') {
    const words = inpaint.words === 'instruction' ? instructionFor(request) : (request.prompt ?? '');
    const fields = inpaint.onlySteps
      ? fewFieldsOf(request, words, inpaint.onlySteps)
      : fieldsOf(dialect, request, words);
    return { path: inpaint.path, body: { form: formOf(fields, request.images, inpaint) } };
  }
  if (!edit) throw new RangeError(`Expected text-to-image or inpaint but received ${operation}.`);
  const fields = fieldsOf(dialect, request, instructionFor(request));
  return { path: edit.path, body: { form: formOf(fields, request.images, edit) } };
}

function fieldsOf(dialect: Dialect, request: OperationRequest, words: string): Fields {
  const { size, count, outputMime = 'image/png', params = {} } = request;
  const quality = QUALITIES[String(params.quality)];
  const settings = settingsOf(dialect, request);
  return {
    ...modelField(request),
    prompt: dialect.negativePrompt === 'after-bar' ? withNegative(words, request.negativePrompt) : words,
    n: count,
    ...(size && 'width' in size ? { size: sizeText(size, dialect) } : {}),
    ...(dialect.outputFormat ? { [dialect.outputFormat]: FORMATS[outputMime] } : {}),
    ...(dialect.asksForBase64 ? { response_format: 'b64_json' } : {}),
    ...(dialect.takesQuality && quality ? { quality } : {}),
    ...(dialect.takesQuality && typeof params.background === 'string'
      ? { background: params.background }
      : {}),
    ...(dialect.settingsIn ? { [dialect.settingsIn]: JSON.stringify(settings) } : settings),
  };
}

/** The fields of routes that take no more than words and steps. */
function fewFieldsOf(request: OperationRequest, words: string, stepsField: string): Fields {
  const steps = request.params?.steps;
  return {
    ...modelField(request),
    prompt: words,
    ...(typeof steps === 'number' ? { [stepsField]: steps } : {}),
  };
}

function modelField({ model }: OperationRequest): Fields {
  return model === ONLY_MODEL ? {} : { model };
}

function settingsOf(dialect: Dialect, { seed, negativePrompt, params = {} }: OperationRequest): Fields {
  const settings: Fields = {};
  if (dialect.seed && seed !== undefined) settings[dialect.seed] = seed;
  if (dialect.steps && typeof params.steps === 'number') settings[dialect.steps] = params.steps;
  if (dialect.guidance && typeof params.guidance === 'number') settings[dialect.guidance] = params.guidance;
  if (dialect.negativePrompt === 'negative_prompt' && negativePrompt)
    settings.negative_prompt = negativePrompt;
  return settings;
}

/** A bar ends the prompt and begins what is not wanted, so those of the words themselves are taken out. */
function withNegative(words: string, negative: string | undefined): string {
  const plain = (text: string) => text.replaceAll('|', ',');
  return negative ? `${plain(words)}|${plain(negative)}` : plain(words);
}

/** OpenAI refuses what is longer than 3:1, so the short side grows, and the result is cut afterwards. */
function sizeText({ width, height }: { width: number; height: number }, { isOwnGpu }: Dialect): string {
  if (isOwnGpu) return `${width}x${height}`;
  const least = Math.ceil(Math.max(width, height) / LONGEST_RATIO / SIZE_STEP_PX) * SIZE_STEP_PX;
  return `${Math.max(width, least)}x${Math.max(height, least)}`;
}

function formOf(
  fields: Fields,
  images: readonly ImageIn[],
  names: { imageField: string; maskField?: string },
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  for (const [index, { role, bytes, mime }] of images.entries()) {
    const field = role === 'mask' ? names.maskField : names.imageField;
    const file = new Blob([new Uint8Array(bytes)], { type: mime });
    if (field !== undefined) form.append(field, file, `${role}-${index + 1}.${FORMATS[mime]}`);
  }
  return form;
}
