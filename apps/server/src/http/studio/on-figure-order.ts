import {
  ON_FIGURE_SIZE,
  type OnFigureRequest,
  ProductWords,
  requestedModel,
  SIZE_RULES,
} from '@atelier/contracts';
import type { NewOrder } from '../../operations/operation.ts';
import type { OnFigureEcho } from './on-figure-answer.ts';
import { photoSource, productOrder } from './product-order.ts';

/** What a request for pictures on a model orders. A preset is read now: it may say something else after an update. */
export function onFigureOrder({ product_info, ...settings }: OnFigureRequest): NewOrder {
  const words = ProductWords.parse(product_info);
  const model = requestedModel(settings);
  if (model === undefined) throw new Error('the schema lets no request through that describes no model');
  const echo: OnFigureEcho = { product_info: words, ...settings };
  const order = productOrder(words, photoSource(product_info), settings, SIZE_RULES.onFigure);
  return {
    ...order,
    kind: 'on_figure',
    size: order.size ?? ON_FIGURE_SIZE,
    imageTypes: settings.image_types,
    model,
    family: 'studio',
    echo: { ...echo },
  };
}
