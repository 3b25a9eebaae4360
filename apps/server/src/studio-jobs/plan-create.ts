import { AtelierError } from '@atelier/contracts';
import {
  type CreateRequest,
  type StudioTemplate,
  type StudioWork,
  type StylePreset,
  shown,
  studioTemplate,
} from '@atelier/contracts/image-studio';
import { type Price, priceOf } from '../credits/price.ts';
import {
  providerRow,
  type Quality,
  type SelectedModel,
  selectModel,
} from '../studio-catalogue/select-model.ts';
import { requireStylePreset } from '../studio-catalogue/style-presets.ts';
import { enhancePrompt, withoutRepeats } from './enhance-prompt.ts';
import type { ProviderWish, StudioOrder } from './job.ts';
import { pictureSize, type ResolvedSize } from './picture-size.ts';
import { SEEDS } from './seed.ts';

const DEFAULT_QUALITY: Quality = 'standard';

/** What a persona says of pictures. */
export interface PersonaWords {
  id: string;
  keywords: readonly string[];
  avoid: readonly string[];
}

/** Everything about a picture from words that follows from its request. */
interface Plan {
  template: StudioTemplate | undefined;
  preset: StylePreset | undefined;
  quality: Quality;
  size: ResolvedSize;
  price: Price;
  /** Who may be asked, one after the other, and why the first one is; empty for the local engine. */
  chain: SelectedModel[];
  why: string;
  /** Null when the prompt is to stay as it is. */
  enhancedPrompt: string | null;
  /** What the illustrator reads: the words of the preset are for networks, it knows the preset itself. */
  drawnPrompt: string;
  /** The words of the request, then those of the persona; null without any. */
  negativePrompt: string | null;
  /** The same, with those of the preset when the prompt is enhanced. */
  networkNegativePrompt: string | null;
  personaId: string | null;
  warnings: string[];
}

/**
 * Decides all that a request for pictures from words leaves open (spec: image-studio-api.md section 4).
 * @param seed of the first variation
 * @param persona whose voice the pictures are made in; null for none
 * @param configured the providers that can be asked; undefined when the local engine stands in for all of them
 * @throws AtelierError `bad_request`
 */
export function planCreate(
  body: CreateRequest,
  seed: number,
  persona: PersonaWords | null,
  configured?: ReadonlySet<string>,
): StudioOrder {
  const plan = planPictures(body, persona, configured);
  return {
    route: 'create',
    work: worksOf(body, plan, seed),
    inputs: [],
    price: plan.price,
    images: body.num_variations,
    ...(plan.chain.length === 0 ? {} : { wish: wishOf(body, plan) }),
    facts: { request: echoOf(body, plan), warnings: plan.warnings },
    save: body.save,
    prompt: body.prompt.trim(),
  };
}

/** What only providers are told. */
function wishOf(body: CreateRequest, { quality, chain, why }: Plan): ProviderWish {
  const { guidance_scale: guidance, steps } = body;
  return {
    chain,
    why,
    params: {
      quality,
      ...(guidance === undefined ? {} : { guidance }),
      ...(steps === undefined ? {} : { steps }),
    },
    asked: ['guidance', 'steps'],
  };
}

function planPictures(
  body: CreateRequest,
  persona: PersonaWords | null,
  configured: ReadonlySet<string> | undefined,
): Plan {
  const template = body.template_id === undefined ? undefined : requireTemplate(body.template_id);
  const styleName = body.style_preset ?? template?.style_preset;
  const preset = styleName === undefined ? undefined : requireStylePreset(styleName);
  const quality = body.quality ?? template?.quality ?? DEFAULT_QUALITY;
  const { width, height, aspect_ratio: ratio } = body;
  const size = pictureSize({ width, height, ratio, template });
  const selected = selectModel(
    {
      provider: body.provider,
      model: body.model,
      quality,
      asksForPremium: body.quality === 'premium',
      template,
    },
    configured,
  );
  const { provider, model, chain, why } = selected;
  const price = priceOf({ provider, model, operation: 'generate', count: body.num_variations, size });
  // Providers that are asked say themselves what they cannot honour.
  const settings = chain.length === 0 ? settingWarnings(body, provider) : [];
  const warnings = [...selected.warnings, ...size.warnings, ...settings];
  return { template, preset, quality, size, price, chain, why, warnings, ...wordsOf(body, preset, persona) };
}

function wordsOf(
  { prompt, negative_prompt = '', enhance_prompt }: CreateRequest,
  preset: StylePreset | undefined,
  persona: PersonaWords | null,
): Pick<Plan, 'enhancedPrompt' | 'drawnPrompt' | 'negativePrompt' | 'networkNegativePrompt' | 'personaId'> {
  const keywords = enhance_prompt ? (persona?.keywords ?? []) : [];
  const negative = withoutRepeats(negative_prompt.trim(), persona?.avoid ?? []);
  return {
    enhancedPrompt: enhance_prompt ? enhancePrompt(prompt, preset, keywords) : null,
    drawnPrompt: withoutRepeats(prompt.trim(), keywords),
    negativePrompt: orNull(negative),
    networkNegativePrompt: orNull(
      enhance_prompt ? withoutRepeats(negative, [preset?.negative_hint ?? '']) : negative,
    ),
    personaId: persona?.id ?? null,
  };
}

function orNull(words: string): string | null {
  return words === '' ? null : words;
}

function requireTemplate(id: string): StudioTemplate {
  const template = studioTemplate(id);
  if (template !== undefined) return template;
  throw new AtelierError('bad_request', { message: `Template not found: ${shown(id)}` });
}

/** What is said of settings that the provider does not take as they are. */
function settingWarnings({ guidance_scale, steps }: CreateRequest, providerId: string): string[] {
  const { ranges, supports_steps } = providerRow(providerId);
  const warnings: string[] = [];
  const clamped = (name: string, value: number, [low, high]: [number, number]) => {
    if (value < low || value > high)
      warnings.push(
        `${name} ${value} is outside the range of ${providerId}; ${Math.min(high, Math.max(low, value))} was used.`,
      );
  };
  if (guidance_scale !== undefined) clamped('guidance_scale', guidance_scale, ranges.guidance_scale);
  if (steps !== undefined && supports_steps) clamped('steps', steps, ranges.steps);
  if (steps !== undefined && !supports_steps)
    warnings.push(`${providerId} has no steps; the setting was ignored.`);
  return warnings;
}

function worksOf(body: CreateRequest, plan: Plan, seed: number): StudioWork[] {
  const { template, preset, size } = plan;
  return Array.from({ length: body.num_variations }, (_, index) => ({
    kind: 'illustrate',
    format: body.output_format,
    seed: (seed + index) % SEEDS,
    variation: index + 1,
    prompt: plan.drawnPrompt,
    negativePrompt: plan.negativePrompt,
    width: size.width,
    height: size.height,
    stylePreset: preset?.id ?? null,
    safeZone: template?.safe_zone ?? null,
    forNetworks: { prompt: networkPrompt(body, plan), negativePrompt: plan.networkNegativePrompt },
  }));
}

/** A prompt that is not enhanced still says its style, to a provider that cannot be told it apart (section 4.4). */
function networkPrompt({ prompt }: CreateRequest, { enhancedPrompt, preset, price }: Plan): string {
  const own = prompt.trim();
  if (enhancedPrompt !== null) return enhancedPrompt;
  if (preset === undefined || (price.provider === 'stability' && preset.stability_native)) return own;
  return `${own}, ${preset.label} style`;
}

function echoOf(body: CreateRequest, plan: Plan) {
  const { template, preset, quality, size, price } = plan;
  return {
    prompt: body.prompt.trim(),
    enhanced_prompt: plan.enhancedPrompt,
    template_id: template?.id ?? null,
    template_name: template?.name ?? null,
    provider: price.provider,
    model: price.model,
    dimensions: `${size.width}x${size.height}`,
    quality,
    num_variations: body.num_variations,
    style_preset: preset?.id ?? null,
    aspect_ratio: body.aspect_ratio?.label ?? template?.aspect_ratio.ratio ?? null,
    negative_prompt: plan.negativePrompt,
    persona_id: plan.personaId,
  };
}
