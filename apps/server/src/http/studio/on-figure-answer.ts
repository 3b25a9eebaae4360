import {
  OnFigureImageType,
  OnFigureModelSettings,
  type OnFigureOperation,
  ProductWords,
  studioFields,
} from '@atelier/contracts';
import { z } from 'zod';
import type { OperationView } from '../../operations/operation.ts';
import { type Pictures, studioAnswer } from './operation-answer.ts';

/** The part of a request that its operation repeats: everything but the photos. */
export const OnFigureEcho = z.object({
  product_info: ProductWords,
  image_types: z.array(OnFigureImageType),
  on_figure_model_preset_id: z.string().nullable(),
  on_figure_model_settings: OnFigureModelSettings.nullable(),
  ...studioFields,
});
export type OnFigureEcho = z.infer<typeof OnFigureEcho>;

export function onFigureAnswer(view: OperationView, pictures: Pictures, origin: string): OnFigureOperation {
  return studioAnswer(OnFigureEcho.parse(view.echo), view, pictures, origin);
}
