import { z } from 'zod';
import { text, wholeNumberText } from './fields.ts';
import { LegacySku } from './legacy-catalogue.ts';
import { LIMITS } from './product-enums.ts';

/** Outfits from the catalogue (spec: product-api.md sections 6 and 7). */

export const OutfitsQuery = z.object({
  count: wholeNumberText(LIMITS.outfitCount).default(3),
  user_id: text().optional().meta({ description: 'Puts first what this user may like.' }),
});

export const OutfitRecommendations = z.array(
  z
    .object({
      id: z.string(),
      sku_ids: z.array(z.string()).min(1).meta({ description: 'The asked SKU first.' }),
      metadata: z.record(z.string(), z.unknown()).nullable().optional(),
    })
    .meta({ id: 'OutfitRecommendation' }),
);
export type OutfitRecommendations = z.infer<typeof OutfitRecommendations>;

export const SuggestedOutfitsQuery = z.object({
  limit: wholeNumberText(LIMITS.suggestedOutfits).default(100),
});

export const SuggestedOutfits = z.array(
  z
    .object({
      items: z.array(LegacySku),
      collage_image_url: z.string(),
      tags: z.object({
        gender: z.string().optional(),
        occasion: z.string().optional(),
        style: z.string().optional(),
      }),
    })
    .meta({ id: 'SuggestedOutfit' }),
);
export type SuggestedOutfits = z.infer<typeof SuggestedOutfits>;
