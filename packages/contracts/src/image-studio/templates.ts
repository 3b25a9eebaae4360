import { z } from 'zod';
import { PLATFORMS, SafeZone } from './platforms.ts';
import templateFile from './templates.json' with { type: 'json' };

/** The size a template stands for. `ratio` is the documented label, `true_ratio` what the pixels give. */
const TemplateRatio = z.object({
  ratio: z.string(),
  width: z.int(),
  height: z.int(),
  label: z.string(),
  true_ratio: z.string(),
});

/** A template as it is answered (spec: image-studio-api.md section 5). */
export const StudioTemplate = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    platform: z.string().nullable(),
    aspect_ratio: TemplateRatio,
    description: z.string(),
    recommended_provider: z.string(),
    recommended_model: z.string(),
    style_preset: z.string(),
    quality: z.enum(['draft', 'standard', 'premium']),
    use_cases: z.array(z.string()),
    tier: z.enum(['core', 'extended']),
    safe_zone: SafeZone.nullable().default(null).meta({
      description: 'What the place covers with buttons and words, where it is the format of a platform.',
    }),
  })
  .meta({ id: 'StudioTemplate' });
export type StudioTemplate = z.infer<typeof StudioTemplate>;

const TemplateFile = z.object({
  platforms: z.array(z.string()),
  categories: z.array(z.string()),
  templates: z.array(StudioTemplate),
});

const file = TemplateFile.parse(templateFile);

/** Templates are named after the formats of platforms. */
const SAFE_ZONES = new Map(
  PLATFORMS.flatMap(({ formats }) => formats).map(({ id, safe_zone }) => [id, safe_zone]),
);

/** Core and extended templates, in the order in which they are listed. */
export const STUDIO_TEMPLATES: readonly StudioTemplate[] = file.templates.map((template) => ({
  ...template,
  safe_zone: SAFE_ZONES.get(template.id) ?? null,
}));
export const TEMPLATE_PLATFORMS: readonly string[] = file.platforms;
export const TEMPLATE_CATEGORIES: readonly string[] = file.categories;

const BY_ID = new Map(STUDIO_TEMPLATES.map((template) => [template.id, template]));

/** Core or extended; undefined when there is no such template. */
export function studioTemplate(id: string): StudioTemplate | undefined {
  return BY_ID.get(id.trim().toLowerCase());
}
