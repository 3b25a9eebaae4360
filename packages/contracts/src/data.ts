import { z } from 'zod';
import { OWNER_TYPES } from './product-enums.ts';

/** A picture as the data endpoints and every operation hand it out (spec: section 3). */
export const AiutaImage = z
  .object({
    id: z.string().meta({ description: 'Opaque; `user_image-…` for uploads, `gen_image-…` for results.' }),
    owner_type: z.enum(OWNER_TYPES),
    url: z
      .url()
      .meta({ description: 'Absolute; a plain GET or HEAD without any header fetches the picture.' }),
    expires_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .optional()
      .meta({ description: 'After this time the picture may be gone; null = it stays.' }),
  })
  .meta({ id: 'AiutaImage' });
export type AiutaImage = z.infer<typeof AiutaImage>;
