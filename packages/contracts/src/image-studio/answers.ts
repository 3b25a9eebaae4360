import { z } from 'zod';
import { SafeZone } from './platforms.ts';
import { StudioTemplate } from './templates.ts';

/** Every refusal: one sentence, and what else is known (spec: image-studio-api.md section 1.1). */
export const StudioRefusal = z
  .object({
    detail: z.string(),
    code: z.string().optional(),
    field: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    error: z.record(z.string(), z.unknown()).optional(),
    job_id: z.string().optional(),
  })
  .meta({ id: 'StudioRefusal' });

export const TemplateList = z.object({
  templates: z.array(StudioTemplate),
  total: z.int(),
  query: z.string().optional(),
});

export const RecommendedTemplates = z.object({
  templates: z.array(StudioTemplate.extend({ match_score: z.number() })),
  total: z.int(),
  use_case: z.string(),
  fallback: z.boolean().optional(),
});

const Price = z.object({ base: z.number(), large: z.number() });

export const ProviderList = z.object({
  providers: z.record(
    z.string(),
    z.object({
      name: z.string(),
      models: z.array(z.string()),
      capabilities: z.array(z.string()),
      max_resolution: z.string(),
      cost_range: z.string(),
      available: z.boolean(),
      features: z.array(z.string()),
      default_model: z.record(z.string(), z.string()),
      model_details: z.record(
        z.string(),
        z.object({
          aliases: z.array(z.string()),
          credits: Price,
          native_max: z.array(z.int()),
          best_for: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export const StylePresetList = z.object({
  presets: z.array(
    z.object({ id: z.string(), label: z.string(), group: z.string(), prompt_suffix: z.string() }),
  ),
  total: z.int(),
});

export const PlatformSpecs = z.object({
  name: z.string(),
  formats: z.array(
    z.object({ name: z.string(), ratio: z.string(), size: z.string(), true_ratio: z.string() }),
  ),
  file_types: z.array(z.string()),
  max_file_size: z.string(),
  max_file_size_bytes: z.int(),
});

export const PlatformFormats = z.object({
  formats: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      width: z.int(),
      height: z.int(),
      ratio: z.string(),
      true_ratio: z.string(),
      safe_zone: SafeZone,
      file_type: z.string(),
      max_size_mb: z.number(),
      effective_max_size_mb: z.number(),
    }),
  ),
});

export const CostEstimate = z.object({
  estimated_cost: z.number(),
  currency: z.literal('credits'),
  provider: z.string(),
  model: z.string(),
  operation: z.string(),
  num_images: z.int(),
  cost_per_image: z.number(),
  resolution: z.string().meta({ description: '`1200x628`, or `default`.' }),
  size_class: z.enum(['base', 'large']),
  balance: z.object({ remaining: z.number().nullable(), sufficient: z.boolean() }),
});

export const CreditBalance = z.object({
  plan: z.string(),
  monthly_allowance: z.number().nullable(),
  used: z.number(),
  reserved: z.number(),
  remaining: z.number().nullable(),
  period_start: z.string(),
  resets_at: z.string(),
});

export const CreditUsage = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      operation: z.string(),
      provider: z.string(),
      model: z.string(),
      images: z.int(),
      credits: z.number().meta({ description: 'Charged, or reserved while it is pending.' }),
      status: z.enum(['reserved', 'charged', 'released']),
      job_id: z.string().nullable(),
      created_at: z.string(),
    }),
  ),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});

export const StudioHealth = z.object({
  status: z.enum(['healthy', 'degraded']),
  service: z.literal('image_studio'),
  version: z.string(),
  modules: z.record(z.string(), z.enum(['available', 'unavailable'])),
});

export const EditModelList = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      provider: z.string(),
      cost: z.number(),
      tier: z.string(),
      max_resolution: z.string(),
      capabilities: z.array(z.string()),
      use_cases: z.array(z.string()),
      features: z.array(z.string()),
      supports_multi_image: z.boolean(),
      supports_controlnet: z.boolean(),
      languages: z.array(z.string()),
    }),
  ),
  total: z.int(),
});

export const EditModelAdvice = z.object({
  recommended_model: z.string(),
  reason: z.string(),
  alternatives: z.array(
    z.object({ model_id: z.string(), name: z.string(), cost: z.number(), reason: z.string() }),
  ),
});

const KeyPermission = z.enum(['read', 'write', 'admin']);

export const StudioKey = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  permissions: z.array(KeyPermission),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  last_used: z.string().nullable(),
  usage_count: z.int(),
});

/** With the key itself, which is shown this once. */
export const NewStudioKey = StudioKey.extend({ key: z.string() });
