import { z } from 'zod';
import { AiutaImage } from './data.ts';
import { text, uniqueList, wholeNumber } from './fields.ts';
import { OnFigureModelSettings } from './on-figure-model.ts';
import { modelOfPreset } from './on-figure-presets.ts';
import { refuseUnsuitedGarment } from './on-figure-young-models.ts';
import { OperationStatus } from './operation.ts';
import { ProductInfo, ProductInfoAnswer } from './product.ts';
import { LIMITS, ON_FIGURE_POSES, ON_FIGURE_VIEWPOINTS } from './product-enums.ts';
import { NO_ROOM, paddingsLeaveRoom, SIZE_RULES, studioFields } from './studio.ts';

/** Garments on human models in the Studio API (spec: product-api.md section 4). */

export const OnFigureImageType = z
  .object({ viewpoint: z.enum(ON_FIGURE_VIEWPOINTS), pose: z.enum(ON_FIGURE_POSES) })
  .meta({ id: 'OnFigureImageType' });
export type OnFigureImageType = z.infer<typeof OnFigureImageType>;

export const OnFigureImageTypes = uniqueList(OnFigureImageType, LIMITS.onFigureImageTypes);

/** Who wears the product: exactly one of the two is given. */
const modelFields = {
  on_figure_model_preset_id: text()
    .refine((id) => modelOfPreset(id) !== undefined, {
      error: 'Expected the id of one of the on_figure_model_presets',
    })
    .nullable()
    .default(null)
    .meta({ description: 'A preset, or else `on_figure_model_settings`: exactly one of the two.' }),
  on_figure_model_settings: OnFigureModelSettings.nullable().default(null),
};
const ModelFields = z.object(modelFields);
type ModelFields = z.infer<typeof ModelFields>;

/** The model that a request describes, itself or by a preset. Undefined when it does neither. */
export function requestedModel(request: ModelFields): OnFigureModelSettings | undefined {
  const { on_figure_model_preset_id: preset, on_figure_model_settings: settings } = request;
  return settings ?? (preset === null ? undefined : modelOfPreset(preset));
}

export const OnFigureRequest = z
  .object({ product_info: ProductInfo, image_types: OnFigureImageTypes, ...modelFields, ...studioFields })
  .refine(
    (request) => (request.on_figure_model_preset_id === null) !== (request.on_figure_model_settings === null),
    { error: 'Expected exactly one of on_figure_model_preset_id and on_figure_model_settings' },
  )
  .refine(paddingsLeaveRoom(SIZE_RULES.onFigure), NO_ROOM)
  .superRefine((request, context) =>
    refuseUnsuitedGarment(requestedModel(request), request.product_info, context),
  )
  .meta({ id: 'OnFigureRequest' });
export type OnFigureRequest = z.infer<typeof OnFigureRequest>;

/** More pictures of a product on the same model; everything that is not said here is taken over. */
export const RegenerateRequest = z
  .object({
    original_operation_id: text().meta({
      description: 'An on-figure operation or an earlier regeneration, in whatever state.',
    }),
    number_of_generations: wholeNumber(LIMITS.numberOfGenerations)
      .nullable()
      .default(null)
      .meta({ description: 'Variants per image type; null = as in the original.' }),
    image_types: OnFigureImageTypes.meta({ description: 'Also types that the original does not have.' }),
  })
  .meta({ id: 'RegenerateRequest' });
export type RegenerateRequest = z.infer<typeof RegenerateRequest>;

export const OnFigureResult = z
  .object({ image_type: OnFigureImageType, generated_images: z.array(AiutaImage.nullable()) })
  .meta({ id: 'OnFigureResult' });

/** The request with its defaults filled in (for a regeneration: what is in effect), and how far it got. */
export const OnFigureOperation = z
  .object({
    id: z.string(),
    status: OperationStatus,
    error: z.string().nullable(),
    product_info: ProductInfoAnswer,
    image_types: z.array(OnFigureImageType),
    on_figure_model_preset_id: z.string().nullable(),
    on_figure_model_settings: OnFigureModelSettings.nullable(),
    ...studioFields,
    generation_result: z.array(OnFigureResult).nullable(),
    warnings: z
      .array(z.string())
      .optional()
      .meta({ description: 'What could not be done as well as asked; absent when there is nothing to say.' }),
  })
  .meta({ id: 'OnFigureOperation' });
export type OnFigureOperation = z.infer<typeof OnFigureOperation>;
