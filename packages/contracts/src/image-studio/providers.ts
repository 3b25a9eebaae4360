import { z } from 'zod';
import providerFile from './providers.json' with { type: 'json' };

/** Credits for a picture of up to a megapixel, and for a larger one. */
const SizedPrice = z.object({ base: z.number(), large: z.number() });
export type SizedPrice = z.infer<typeof SizedPrice>;

const Range = z.tuple([z.number(), z.number()]);

const StudioModel = z.object({
  aliases: z.array(z.string()),
  credits: SizedPrice,
  native_max: z.tuple([z.int(), z.int()]),
  /** Labels such as `16:9`, or words where any ratio within bounds will do. */
  aspect_ratios: z.union([z.array(z.string()), z.string()]),
  seconds: Range,
  best_for: z.array(z.string()),
});

const StudioProvider = z.object({
  name: z.string(),
  /** Those that are advertised; `model_details` may know more. */
  models: z.array(z.string()),
  capabilities: z.array(z.string()),
  max_resolution: z.string(),
  cost_range: z.string(),
  aliases: z.array(z.string()),
  default_model: z.object({ draft: z.string(), standard: z.string(), premium: z.string() }),
  features: z.array(z.string()),
  defaults: z.object({ guidance_scale: z.number(), steps: z.number() }),
  ranges: z.object({ guidance_scale: Range, steps: Range }),
  supports_steps: z.boolean().default(true),
  model_details: z.record(z.string(), StudioModel),
});
export type StudioProvider = z.infer<typeof StudioProvider>;

const PricedOperation = z.object({
  label: z.string(),
  provider: z.string(),
  credits: SizedPrice,
  aliases: z.array(z.string()).default([]),
});

const EditModel = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  tier: z.enum(['budget', 'mid', 'premium']),
  credits: SizedPrice,
  /** For results of more than 4096 pixels a side. */
  credits_8k: z.number().optional(),
  max_resolution: z.tuple([z.int(), z.int()]),
  capabilities: z.array(z.string()),
  /** How many pictures it takes at once. */
  multi_image: z.int(),
  supports: z.looseObject({ mask: z.boolean(), seed: z.boolean() }),
  languages: z.array(z.string()),
});
export type EditModel = z.infer<typeof EditModel>;

const FaceSwapModel = z.object({
  id: z.string(),
  name: z.string(),
  tier: z.enum(['budget', 'mid', 'premium']),
  credits: z.number(),
  max_faces: z.int(),
  capabilities: z.array(z.string()),
});

/** Credits for a second, by resolution. */
const SecondPrices = z.record(z.string(), z.number());

const TransformModels = z.object({
  'image-to-video': z.object({
    model: z.string(),
    provider: z.string(),
    durations: z.array(z.int()),
    credits_per_second: SecondPrices,
  }),
  'talking-avatar': z.object({
    model: z.string(),
    provider: z.string(),
    max_seconds: z.int(),
    min_billed_seconds: z.int(),
    credits_per_second: SecondPrices,
  }),
});

const StylePreset = z.object({
  id: z.string(),
  label: z.string(),
  group: z.string(),
  stability_native: z.boolean(),
  prompt_suffix: z.string(),
  negative_hint: z.string(),
});
export type StylePreset = z.infer<typeof StylePreset>;

const Plan = z.object({
  requests_per_minute: z.int(),
  requests_per_day: z.int(),
  heavy_per_minute: z.int(),
  /** Null = as many as one likes. */
  credits_per_month: z.int().nullable(),
});
export type StudioPlan = z.infer<typeof Plan>;

const ProviderFile = z.object({
  credit_rules: z.object({ large_threshold_pixels: z.int(), nominal_usd_per_credit: z.number() }),
  auto_selection: z.object({
    quality_map: z.record(
      z.enum(['draft', 'standard', 'premium']),
      z.array(z.tuple([z.string(), z.string()])),
    ),
    final_fallback: z.array(z.string()),
  }),
  providers: z.record(z.string(), StudioProvider),
  operations: z.object({
    edit: z.record(z.string(), PricedOperation),
    upscale: z.object({
      fast: PricedOperation,
      conservative: PricedOperation,
      creative: PricedOperation,
      presets: z.record(z.string(), z.object({ long_side: z.int() })),
    }),
    control: z.record(z.string(), PricedOperation),
  }),
  edit_models: z.array(EditModel),
  face_swap_models: z.array(FaceSwapModel),
  transform_models: TransformModels,
  style_presets: z.array(StylePreset),
  default_style_suffix: z.string(),
  plans: z.object({ free: Plan, basic: Plan, pro: Plan, enterprise: Plan }),
});

const file = ProviderFile.parse(providerFile);

/** Picture providers by id, with their models and prices (spec: image-studio-api.md sections 3 and 6). */
export const STUDIO_PROVIDERS: Readonly<Record<string, StudioProvider>> = file.providers;
export const AUTO_SELECTION = file.auto_selection;
export const LARGE_PIXELS = file.credit_rules.large_threshold_pixels;
export const EDIT_PRICES = file.operations.edit;
export const CONTROL_PRICES = file.operations.control;
export const UPSCALE_PRICES = file.operations.upscale;
export const UPSCALE_PRESETS = file.operations.upscale.presets;
export const EDIT_MODELS: readonly EditModel[] = file.edit_models;
export type FaceSwapModel = z.infer<typeof FaceSwapModel>;
export const FACE_SWAP_MODELS: readonly FaceSwapModel[] = file.face_swap_models;
export const TRANSFORM_MODELS = file.transform_models;
export const STYLE_PRESETS: readonly StylePreset[] = file.style_presets;
export const DEFAULT_STYLE_SUFFIX = file.default_style_suffix;
export const STUDIO_PLANS = file.plans;

/** The id of a provider known by this id or alias; undefined when unknown. An alias may also name a model. */
export function providerIdOf(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return Object.entries(STUDIO_PROVIDERS).find(
    ([id, { aliases }]) => id === wanted || aliases.includes(wanted),
  )?.[0];
}

/** The id of a provider's model known by this id or alias; undefined when it has no such model. */
export function modelIdOf(providerId: string, name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const models = STUDIO_PROVIDERS[providerId]?.model_details ?? {};
  return Object.entries(models).find(([id, { aliases }]) =>
    [id, ...aliases].some((spelling) => spelling.toLowerCase() === wanted),
  )?.[0];
}

/** A style preset, whatever the case and whether words are joined by `-`, `_` or spaces. */
export function stylePresetOf(name: string): StylePreset | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return STYLE_PRESETS.find(({ id }) => id === wanted);
}
