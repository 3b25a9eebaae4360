import { z } from 'zod';
import { AiutaImage } from './data.ts';
import { text } from './fields.ts';
import { FlatLayImageType } from './flat-lay.ts';
import { OperationPriority, OperationStatus } from './operation.ts';
import { ProductInfo, ProductInfoAnswer } from './product.ts';
import { QA_MODES, UNIFIED_BACKGROUND_TYPES } from './product-enums.ts';
import { SkuId } from './sku-item.ts';
import {
  backgroundFields,
  NO_ROOM,
  OutputPaddings,
  OutputSize,
  paddingsLeaveRoom,
  SIZE_RULES,
} from './studio.ts';

/** Flat lays in the Unified API: one picture each (spec: product-api.md section 6). */

export const UnifiedBackgroundFields = z
  .object({
    ...backgroundFields,
    background_type: z.enum(UNIFIED_BACKGROUND_TYPES),
    reference_image_id: text()
      .nullable()
      .optional()
      .meta({ description: 'An upload whose colours and light become the ground.' }),
  })
  .refine(
    (background) =>
      (background.background_type === 'reference_color') === (background.reference_color != null),
    { error: 'Expected reference_color with the background type reference_color and with no other' },
  )
  .refine(
    (background) =>
      (background.background_type === 'reference_image') === (background.reference_image_id != null),
    { error: 'Expected reference_image_id with the background type reference_image and with no other' },
  )
  .meta({ id: 'UnifiedBackgroundSettings' });
export type UnifiedBackgroundFields = z.infer<typeof UnifiedBackgroundFields>;

/** What a request says besides its product. */
export const unifiedFlatLayFields = {
  image_type: FlatLayImageType,
  operation_priority: OperationPriority.default('online'),
  qa_mode: z
    .enum(QA_MODES)
    .default('auto')
    .meta({ description: '`none`: one candidate as it is; `auto`: the best of several.' }),
  background_settings: UnifiedBackgroundFields.default({ background_type: 'arbitrary' }),
  output_image_size: OutputSize.nullable().default(null),
  output_image_paddings: OutputPaddings.nullable().default(null),
};

export const UnifiedFlatLayRequest = z
  .object({ product_info: ProductInfo.nullish(), sku_id: SkuId.nullish(), ...unifiedFlatLayFields })
  .refine((request) => (request.product_info == null) !== (request.sku_id == null), {
    error: 'Expected exactly one of product_info and sku_id',
  })
  .refine((request) => request.qa_mode !== 'human' || request.operation_priority === 'offline', {
    error: 'Expected operation_priority offline with qa_mode human',
  })
  .refine(paddingsLeaveRoom(SIZE_RULES.flatLay), NO_ROOM)
  .meta({ id: 'UnifiedFlatLayRequest' });
export type UnifiedFlatLayRequest = z.infer<typeof UnifiedFlatLayRequest>;

/** The request with its defaults filled in, and how far it got. */
export const UnifiedFlatLayOperation = z
  .object({
    id: z.string(),
    status: OperationStatus,
    error: z.string().nullable(),
    product_info: ProductInfoAnswer.optional(),
    sku_id: z.string().optional(),
    ...unifiedFlatLayFields,
    generated_image: AiutaImage.nullable(),
    warnings: z.array(z.string()).optional(),
  })
  .meta({ id: 'UnifiedFlatLayOperation' });
export type UnifiedFlatLayOperation = z.infer<typeof UnifiedFlatLayOperation>;
