import { z } from 'zod';
import { AiutaImage } from './data.ts';
import { uniqueList } from './fields.ts';
import { OperationStatus } from './operation.ts';
import { ProductInfo, ProductInfoAnswer } from './product.ts';
import { FLAT_LAY_TYPES, FLAT_LAY_VIEWPOINTS, LIMITS } from './product-enums.ts';
import { NO_ROOM, paddingsLeaveRoom, SIZE_RULES, studioFields } from './studio.ts';

/** Flat lays in the Studio API (spec: product-api.md section 4). */

export type FlatLayType = (typeof FLAT_LAY_TYPES)[number];
export type FlatLayViewpoint = (typeof FLAT_LAY_VIEWPOINTS)[number];

export const FlatLayImageType = z
  .object({ flat_lay_type: z.enum(FLAT_LAY_TYPES), viewpoint: z.enum(FLAT_LAY_VIEWPOINTS) })
  .meta({ id: 'FlatLayImageType' });
export type FlatLayImageType = z.infer<typeof FlatLayImageType>;

export const FlatLayImageTypes = uniqueList(FlatLayImageType, LIMITS.flatLayImageTypes);

export const FlatLayRequest = z
  .object({ product_info: ProductInfo, image_types: FlatLayImageTypes, ...studioFields })
  .refine(paddingsLeaveRoom(SIZE_RULES.flatLay), NO_ROOM)
  .meta({ id: 'FlatLayRequest' });
export type FlatLayRequest = z.infer<typeof FlatLayRequest>;

export const FlatLayResult = z
  .object({ image_type: FlatLayImageType, generated_images: z.array(AiutaImage.nullable()) })
  .meta({ id: 'FlatLayResult' });

/** The request with its defaults filled in, and how far it got. */
export const FlatLayOperation = z
  .object({
    id: z.string(),
    status: OperationStatus,
    error: z.string().nullable(),
    product_info: ProductInfoAnswer,
    image_types: z.array(FlatLayImageType),
    ...studioFields,
    generation_result: z.array(FlatLayResult).nullable(),
    generated_images: z
      .array(AiutaImage.nullable())
      .optional()
      .meta({ description: 'All results in one list; only for operations made with a legacy body.' }),
    warnings: z
      .array(z.string())
      .optional()
      .meta({ description: 'What could not be done as well as asked; absent when there is nothing to say.' }),
  })
  .meta({ id: 'FlatLayOperation' });
export type FlatLayOperation = z.infer<typeof FlatLayOperation>;
