import {
  type ImageIn,
  type Mime,
  type OperationRequest,
  PARAMETERS,
  type ParameterName,
} from '../operation.ts';
import type { Endpoint } from './endpoint.ts';

const FORMATS: Readonly<Record<Mime, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};
/** Stability takes the seed 0 for "any". */
const ANY_SEED = 0;
const STAND_IN_FOR_SEED_0 = 4_294_967_294;
/** The contract demands a background, in words or as a picture. */
const PLAIN_GROUND = 'plain light studio background';

/** What is sent, and what of the request is not honoured. */
export interface StabilityForm {
  form: FormData;
  warnings: readonly string[];
}

/**
 * The form of a request, with the fields of the endpoint and no others.
 * @param request one that `objectionsTo` has nothing against
 */
export function formOf(endpoint: Endpoint, request: OperationRequest): StabilityForm {
  const form = new FormData();
  const warnings: string[] = [];
  for (const [name, value] of Object.entries(endpoint.usual)) form.set(name, value);
  addWords(form, endpoint, request, warnings);
  addPictures(form, endpoint, request.images);
  addParameters(form, endpoint, request, warnings);
  addSeed(form, endpoint, request.seed, warnings);
  if (request.size && 'ratio' in request.size && endpoint.spec.sizing.kind === 'ratios') {
    form.set('aspect_ratio', request.size.ratio);
  }
  const mime = request.outputMime ?? 'image/png';
  if (endpoint.spec.outputs.mimes.includes(mime)) form.set('output_format', FORMATS[mime]);
  return { form, warnings };
}

function addWords(
  form: FormData,
  { spec, promptField }: Endpoint,
  request: OperationRequest,
  warnings: string[],
): void {
  const { prompt, negativePrompt, images } = request;
  if (prompt && spec.prompt.use !== 'ignored') form.set(promptField, prompt);
  if (negativePrompt && spec.prompt.negative) form.set('negative_prompt', negativePrompt);
  const needsGround = spec.operation === 'replace-background-relight' && !prompt;
  if (!needsGround || images.some(({ role }) => role === 'background')) return;
  form.set(promptField, PLAIN_GROUND);
  warnings.push('No background was described or shown; Stability AI was asked for a plain light one.');
}

function addPictures(form: FormData, { files }: Endpoint, images: readonly ImageIn[]): void {
  for (const { role, bytes, mime } of images) {
    const field = files[role];
    if (field)
      form.set(field, new Blob([new Uint8Array(bytes)], { type: mime }), `${field}.${FORMATS[mime]}`);
  }
}

function addParameters(
  form: FormData,
  endpoint: Endpoint,
  request: OperationRequest,
  warnings: string[],
): void {
  const dropped = contradicted(request);
  for (const name of PARAMETERS) {
    const field = endpoint.fields[name];
    const value = request.params?.[name];
    if (field === undefined || value === undefined) continue;
    const why = dropped[name];
    if (why === undefined) form.set(field, String(value));
    else warnings.push(why);
  }
}

/** Parameters that the contract forbids beside the other things that were asked for, and why. */
function contradicted(request: OperationRequest): Partial<Record<ParameterName, string>> {
  const litByPicture = request.images.some(({ role }) => role === 'light');
  const dropped: Partial<Record<ParameterName, string>> = {};
  if (litByPicture) {
    dropped.lightDirection =
      'Stability AI takes the light from the lighting picture; its direction was left out.';
  } else if (request.params?.lightDirection === undefined) {
    dropped.lightStrength = 'Stability AI needs a light direction for a light strength; it was left out.';
  }
  return dropped;
}

function addSeed(form: FormData, { spec }: Endpoint, seed: number | undefined, warnings: string[]): void {
  if (seed === undefined || spec.seed === 'none') return;
  if (seed === ANY_SEED) {
    warnings.push(`Stability AI takes seed 0 for any seed; ${STAND_IN_FOR_SEED_0} was used.`);
  }
  form.set('seed', String(seed === ANY_SEED ? STAND_IN_FOR_SEED_0 : seed));
}
