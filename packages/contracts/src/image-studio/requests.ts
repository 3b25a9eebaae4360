import { z } from 'zod';
import { booleanField, choiceField, textField, wholeField } from './fields.ts';

const NAME_CHARACTERS = 100;
const WORD_CHARACTERS = 200;
const DESCRIPTION_CHARACTERS = 1000;
const MOST_ESTIMATED_IMAGES = 100;
const LONGEST_SIDE_PX = 16_384;

/** `GET /templates`. */
export const TemplateFilter = z.object({
  platform: textField(NAME_CHARACTERS).optional(),
  category: textField(NAME_CHARACTERS).optional(),
  include_extended: booleanField().default(false),
});

/** `GET /templates/search`. */
export const TemplateSearch = z.object({
  query: textField(WORD_CHARACTERS).default(''),
  include_extended: booleanField().default(false),
});

/** `GET /templates/recommend`. */
export const TemplateWish = z.object({
  use_case: textField(WORD_CHARACTERS).default(''),
  platform: textField(NAME_CHARACTERS).optional(),
});

const side = () => wholeField({ min: 1, max: LONGEST_SIDE_PX });

/** `POST /estimate-cost`. A side alone says nothing about the size. */
export const CostQuestion = z.object({
  provider: textField(NAME_CHARACTERS),
  model: textField(NAME_CHARACTERS).optional(),
  operation: textField(NAME_CHARACTERS).default('generate'),
  num_images: wholeField({ min: 1, max: MOST_ESTIMATED_IMAGES }).default(1),
  width: side().optional(),
  height: side().optional(),
});
export type CostQuestion = z.infer<typeof CostQuestion>;

/** `GET /edit/models`. */
export const EditModelFilter = z.object({
  operation: textField(NAME_CHARACTERS).optional(),
  tier: choiceField(['budget', 'mid', 'premium']).optional(),
});

/** `POST /edit/recommend`. */
export const EditModelWish = z.object({
  operation: textField(NAME_CHARACTERS),
  image_resolution: z.object({ width: side(), height: side() }).optional(),
  user_tier: textField(NAME_CHARACTERS).optional(),
  preferences: z
    .object({
      prioritize_cost: booleanField().default(false),
      prioritize_quality: booleanField().default(false),
    })
    .default({ prioritize_cost: false, prioritize_quality: false }),
});
export type EditModelWish = z.infer<typeof EditModelWish>;

/** A day, or a moment with its offset. */
const moment = () =>
  z
    .string()
    .refine((value) => !Number.isNaN(Date.parse(value)), {
      error: "Invalid value for '{field}': expected a date such as 2026-01-31",
    })
    .transform((value) => new Date(value));

const MOST_LEDGER_ROWS = 500;
const LEDGER_ROWS = 100;
const FURTHEST_ROW = 1_000_000;

/** `GET /credits/usage`. */
export const UsageFilter = z.object({
  from: moment().optional(),
  to: moment().optional(),
  limit: wholeField({ min: 1, max: MOST_LEDGER_ROWS }).default(LEDGER_ROWS),
  offset: wholeField({ min: 0, max: FURTHEST_ROW }).default(0),
});

/** `POST /api/keys`. */
export const StudioKeyRequest = z.object({
  name: textField(NAME_CHARACTERS).refine((name) => name.trim() !== '', {
    error: 'An API key needs a name',
  }),
  description: textField(DESCRIPTION_CHARACTERS).optional(),
  permissions: z.array(choiceField(['read', 'write', 'admin'])).min(1),
  expires: moment().optional(),
});
