import { z } from 'zod';
import { AiutaImage } from './data.ts';
import { uniqueList, wholeNumber } from './fields.ts';
import { OperationPriority, OperationStatus } from './operation.ts';
import { ProductInfo, ProductInfoAnswer } from './product.ts';
import {
  BACKGROUND_TYPES,
  FLAT_LAY_TYPES,
  FLAT_LAY_VIEWPOINTS,
  LIMITS,
  OUTPUT_RESOLUTION_PX,
  OUTPUT_RESOLUTIONS,
} from './product-enums.ts';

/** Flat lays in the Studio API (spec: product-api.md section 4; `output_resolution`: section 8). */

export type FlatLayType = (typeof FLAT_LAY_TYPES)[number];
export type FlatLayViewpoint = (typeof FLAT_LAY_VIEWPOINTS)[number];

export const FlatLayImageType = z
  .object({ flat_lay_type: z.enum(FLAT_LAY_TYPES), viewpoint: z.enum(FLAT_LAY_VIEWPOINTS) })
  .meta({ id: 'FlatLayImageType' });
export type FlatLayImageType = z.infer<typeof FlatLayImageType>;

export const FlatLayImageTypes = uniqueList(FlatLayImageType, LIMITS.flatLayImageTypes);

/** `reference_color` is `#rrggbb` and present exactly when the type asks for it. */
export type BackgroundSettings =
  | { background_type: 'arbitrary' }
  | { background_type: 'transparent' }
  | { background_type: 'reference_color'; reference_color: string };

/** The same on the wire, where the rule between the two fields has to be checked. */
export const BackgroundFields = z
  .object({
    background_type: z.enum(BACKGROUND_TYPES),
    reference_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, { error: 'Expected a colour written as #rrggbb' })
      .nullable()
      .optional()
      .meta({ description: 'A base for gradients and tones, not a flat fill.' }),
  })
  .refine(
    (background) =>
      (background.background_type === 'reference_color') === (background.reference_color != null),
    {
      error: 'Expected reference_color with the background type reference_color and with no other',
    },
  )
  .meta({ id: 'BackgroundSettings' });
export type BackgroundFields = z.infer<typeof BackgroundFields>;

export const OutputSize = z
  .object({ width: wholeNumber(LIMITS.outputSidePx), height: wholeNumber(LIMITS.outputSidePx) })
  .meta({ id: 'OutputSize', description: 'Pixels; the picture has exactly this size.' });
export type OutputSize = z.infer<typeof OutputSize>;

const padding = () => wholeNumber({ min: 0, max: LIMITS.outputSidePx.max });

export const OutputPaddings = z
  .object({ top: padding(), bottom: padding(), left: padding(), right: padding() })
  .meta({ id: 'OutputPaddings', description: 'Pixels kept free around the object.' });
export type OutputPaddings = z.infer<typeof OutputPaddings>;

export const OutputResolution = z.enum(OUTPUT_RESOLUTIONS);
export type OutputResolution = z.infer<typeof OutputResolution>;

/** What every Studio request may say besides its product and its image types. */
export const studioFields = {
  operation_priority: OperationPriority.default('offline'),
  number_of_generations: wholeNumber(LIMITS.numberOfGenerations)
    .default(1)
    .meta({ description: 'Variants per image type.' }),
  background_settings: BackgroundFields.default({ background_type: 'arbitrary' }),
  output_image_size: OutputSize.nullable().default(null),
  output_image_paddings: OutputPaddings.nullable().default(null),
  output_resolution: OutputResolution.optional().meta({
    deprecated: true,
    description: 'Longest side 960 or 1920 pixels; ignored when output_image_size is given.',
  }),
};

interface SizeFields {
  output_image_size: OutputSize | null;
  output_image_paddings: OutputPaddings | null;
  output_resolution?: OutputResolution | undefined;
}

/**
 * The size a request asks for in its old or its new words; undefined when it leaves the choice to us.
 * @param resolutions longest side in pixels of each `output_resolution`
 */
export function requestedSize(
  request: SizeFields,
  resolutions: Record<OutputResolution, number> = OUTPUT_RESOLUTION_PX.studio,
): OutputSize | undefined {
  if (request.output_image_size !== null) return request.output_image_size;
  if (request.output_resolution === undefined) return undefined;
  const side = resolutions[request.output_resolution];
  return { width: side, height: side };
}

/** Without a size of their own, pictures grow with their paddings up to this. */
const LARGEST_OUTPUT: OutputSize = { width: LIMITS.outputSidePx.max, height: LIMITS.outputSidePx.max };

/** Paddings that fill the picture would leave no room for the object. */
export function paddingsLeaveRoom(request: SizeFields): boolean {
  const paddings = request.output_image_paddings;
  if (paddings === null) return true;
  const size = requestedSize(request) ?? LARGEST_OUTPUT;
  return paddings.left + paddings.right < size.width && paddings.top + paddings.bottom < size.height;
}

export const NO_ROOM = { error: 'Expected output_image_paddings that leave room inside the output size' };

export const FlatLayRequest = z
  .object({ product_info: ProductInfo, image_types: FlatLayImageTypes, ...studioFields })
  .refine(paddingsLeaveRoom, NO_ROOM)
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
