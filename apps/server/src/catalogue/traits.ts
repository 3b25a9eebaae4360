import type { ProductTraits } from '@atelier/engine';
import { z } from 'zod';

const COLOUR = z.object({ l: z.number(), a: z.number(), b: z.number(), share: z.number() });

/** Traits as they are stored with a SKU; parsed again because they come back as JSON. */
export const TRAITS = z.object({
  garment: z.enum(['top', 'bottom', 'dress', 'headwear', 'footwear', 'bag', 'object']),
  kind: z.custom<ProductTraits['kind']>((kind) => kind === null || typeof kind === 'string'),
  notWorn: z.string().nullable(),
  colours: z.array(COLOUR),
  pattern: z.number(),
}) satisfies z.ZodType<ProductTraits>;
