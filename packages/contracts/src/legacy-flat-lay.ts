import { z } from 'zod';
import { AiutaImage } from './data.ts';
import { text } from './fields.ts';
import { FlatLayImageTypes, FlatLayRequest } from './flat-lay.ts';
import { OperationPriority, OperationStatus } from './operation.ts';
import { hasUploads, hasUrls, ProductPhotos, ProductWords } from './product.ts';
import { LIMITS } from './product-enums.ts';
import { NO_ROOM, OutputResolution, paddingsLeaveRoom, SIZE_RULES, studioFields } from './studio.ts';

/** The first flat-lay API, under its own base and as a body of the Studio API (spec: product-api.md section 8). */

const { uploadedImageIds } = LIMITS;

const legacyProduct = {
  uploaded_product_image_ids: z.array(text()).min(uploadedImageIds.min).max(uploadedImageIds.max),
  product_category: text().nullable().default(null),
  product_title: text().nullable().default(null),
  product_description: text().nullable().default(null),
};

export const LegacyFlatLayRequest = z
  .object({
    ...legacyProduct,
    operation_priority: OperationPriority.default('offline'),
    output_resolution: OutputResolution.default('standard'),
  })
  .meta({ id: 'LegacyFlatLayRequest' });
export type LegacyFlatLayRequest = z.infer<typeof LegacyFlatLayRequest>;

export const LegacyFlatLayOperation = z
  .object({
    id: z.string(),
    status: OperationStatus,
    error: z.string().nullable(),
    generated_images: z.array(AiutaImage.nullable()),
  })
  .meta({ id: 'LegacyFlatLayOperation' });
export type LegacyFlatLayOperation = z.infer<typeof LegacyFlatLayOperation>;

/** One flat front picture is what the old API always made. */
const HISTORIC_IMAGE_TYPES: z.infer<typeof FlatLayImageTypes> = [
  { flat_lay_type: 'flat', viewpoint: 'front' },
];

/** The legacy body posted to Studio: its product fields, and any Studio field alongside. */
export const LegacyStudioFlatLayRequest = z
  .object({
    ...legacyProduct,
    ...studioFields,
    output_resolution: OutputResolution.default('standard'),
    image_types: FlatLayImageTypes.default(HISTORIC_IMAGE_TYPES),
    product_info: ProductWords.extend(ProductPhotos.shape)
      .nullable()
      .optional()
      .meta({ description: 'Words about the product; its photos are `uploaded_product_image_ids`.' }),
  })
  .refine(({ product_info }) => !product_info || !(hasUrls(product_info) || hasUploads(product_info)), {
    error: 'Expected photos in either product_info or uploaded_product_image_ids, not in both',
  })
  .refine(paddingsLeaveRoom(SIZE_RULES.flatLay), NO_ROOM)
  .meta({ id: 'LegacyStudioFlatLayRequest' });
export type LegacyStudioFlatLayRequest = z.infer<typeof LegacyStudioFlatLayRequest>;

/** Either body of Studio's creation call, for its description; `studioFlatLayBody` says which one a request is. */
export const StudioFlatLayBody = z.union([FlatLayRequest, LegacyStudioFlatLayRequest]);

/** The legacy list of photos is the only thing that tells the two apart. */
export function studioFlatLayBody(body: unknown): typeof FlatLayRequest | typeof LegacyStudioFlatLayRequest {
  const legacy =
    typeof body === 'object' &&
    body !== null &&
    'uploaded_product_image_ids' in body &&
    body.uploaded_product_image_ids !== null;
  return legacy ? LegacyStudioFlatLayRequest : FlatLayRequest;
}
