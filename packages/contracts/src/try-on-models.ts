import { z } from 'zod';
import { AiutaImage } from './data.ts';

/** Predefined try-on models: people of ours on whom products can be tried (spec: product-api.md sections 5 to 7). */

/** `model_woman_00`; also taken as the input image of a try-on. */
const modelImage = AiutaImage.extend({
  id: z.string().meta({ description: 'Taken as `uploaded_image_id` of a try-on.' }),
});

const tags = z
  .record(z.string(), z.string())
  .nullable()
  .meta({ description: '`gender`: `male`, `female` or `unisex`; `view`: `full-height`; and more.' });

export const TryOnModel = modelImage
  .extend({ metadata: z.record(z.string(), z.unknown()).nullable() })
  .meta({ id: 'TryOnModel' });
export type TryOnModel = z.infer<typeof TryOnModel>;

export const UnifiedTryOnModel = modelImage.extend({ tags }).meta({ id: 'UnifiedTryOnModel' });
export type UnifiedTryOnModel = z.infer<typeof UnifiedTryOnModel>;

/** The flat list of the browser SDK. */
export const UnifiedTryOnModels = z.array(UnifiedTryOnModel);
export type UnifiedTryOnModels = z.infer<typeof UnifiedTryOnModels>;

export const PredefinedTryOnModels = z.array(
  z.object({ category: z.enum(['man', 'woman']), models: z.array(TryOnModel) }).meta({ id: 'TryOnModels' }),
);
export type PredefinedTryOnModels = z.infer<typeof PredefinedTryOnModels>;

export const UnifiedPredefinedTryOnModels = z.array(
  z
    .object({ category: z.enum(['man', 'woman', '']), models: z.array(UnifiedTryOnModel) })
    .meta({ id: 'UnifiedTryOnModels' }),
);
export type UnifiedPredefinedTryOnModels = z.infer<typeof UnifiedPredefinedTryOnModels>;
