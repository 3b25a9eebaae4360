import type { ControlRequest, ControlWork } from '@atelier/contracts/image-studio';
import { priceOf } from '../credits/price.ts';
import { requireStylePreset } from '../studio-catalogue/style-presets.ts';
import type { StudioInput, StudioOrder } from './job.ts';
import { seedFor } from './seed.ts';

/** Pictures are made with about so many pixels, their sides whole multiples of this. */
const PIXELS = 1024 * 1024;
const MULTIPLE = 8;
const LEAST_SIDE_PX = 64;
const MOST_SIDE_PX = 4096;

/**
 * Decides all that a request for a controlled picture leaves open (spec: image-studio-api.md section 9).
 * @param source the control image
 * @param inputs all pictures of the request
 * @throws AtelierError `bad_request` for an unknown style preset
 */
export function planControl(body: ControlRequest, source: StudioInput, inputs: StudioInput[]): StudioOrder {
  const preset = body.style_preset === undefined ? undefined : requireStylePreset(body.style_preset);
  const control = controlOf(body, source, preset?.id ?? null);
  return {
    route: 'control',
    work: [{ kind: 'control', format: body.output_format, control }],
    inputs,
    price: priceOf({ provider: 'auto', operation: body.operation, count: 1 }),
    images: 1,
    facts: { style_preset: preset?.id ?? null, ...strengthsOf(body) },
    save: body.save,
    prompt: body.prompt.trim() === '' ? undefined : body.prompt,
  };
}

function controlOf(
  body: ControlRequest,
  { bytes, width, height }: StudioInput,
  stylePreset: string | null,
): ControlWork {
  const { operation, control_strength: strength, fidelity } = body;
  const prompt = body.prompt.trim();
  const seed = seedFor(body.seed, [bytes, prompt]);
  const manner = { prompt, negativePrompt: body.negative_prompt ?? null, stylePreset, seed };
  switch (operation) {
    case 'sketch':
    case 'structure':
      return { operation, ...manner, ...sizeOfRatio(width / height), strength };
    case 'style':
      return { operation, ...manner, ...sizeOfRatio(body.aspect_ratio?.value ?? 1), fidelity };
    case 'style_transfer':
      return {
        operation,
        prompt,
        seed,
        styleStrength: body.style_strength,
        compositionFidelity: body.composition_fidelity,
        changeStrength: body.change_strength,
      };
  }
}

/** The strengths that apply to an operation, under their names in the API. */
function strengthsOf(body: ControlRequest): Record<string, number | string> {
  switch (body.operation) {
    case 'sketch':
    case 'structure':
      return { control_strength: body.control_strength };
    case 'style':
      return { fidelity: body.fidelity, aspect_ratio: body.aspect_ratio?.label ?? '1:1' };
    case 'style_transfer': {
      const { style_strength, composition_fidelity, change_strength } = body;
      return { style_strength, composition_fidelity, change_strength };
    }
  }
}

/** About a megapixel of a ratio of width to height; the most extreme ratios are cut to what can be drawn. */
export function sizeOfRatio(ratio: number): { width: number; height: number } {
  const side = (length: number) =>
    Math.min(MOST_SIDE_PX, Math.max(LEAST_SIDE_PX, Math.round(length / MULTIPLE) * MULTIPLE));
  return { width: side(Math.sqrt(PIXELS * ratio)), height: side(Math.sqrt(PIXELS / ratio)) };
}
