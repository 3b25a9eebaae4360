import {
  type BackgroundSettings,
  ProductWords,
  requestedSize,
  SIZE_RULES,
  type UnifiedBackgroundFields,
  type UnifiedFlatLayRequest,
} from '@atelier/contracts';
import type { FlatLayOfSku } from '../../catalogue/flat-lay-of-sku.ts';
import type { NewOrder } from '../../operations/operation.ts';
import { photoSource } from '../studio/product-order.ts';
import type { UnifiedFlatLayEcho } from './flat-lay-answer.ts';

/** How many pictures `auto` chooses from: more cost time and differ little. */
const CANDIDATES = 2;

/** What a request orders besides its product. */
export function pictureWish({ product_info, sku_id, ...settings }: UnifiedFlatLayRequest): FlatLayOfSku {
  const echo: UnifiedFlatLayEcho = {
    ...(product_info == null ? {} : { product_info: ProductWords.parse(product_info) }),
    ...(sku_id == null ? {} : { sku_id }),
    ...settings,
  };
  const { background_settings, qa_mode, output_image_paddings } = settings;
  return {
    kind: 'flat_lay',
    imageTypes: [settings.image_type],
    generations: qa_mode === 'none' ? 1 : CANDIDATES,
    showBest: true,
    background: background(background_settings),
    groundImageId: background_settings.reference_image_id ?? undefined,
    size: requestedSize(settings, SIZE_RULES.flatLay),
    paddings: output_image_paddings ?? undefined,
    priority: settings.operation_priority,
    family: 'unified',
    echo: { ...echo },
  };
}

/** The order of a request that tells its product itself. */
export function productOrder(
  request: UnifiedFlatLayRequest,
  product: NonNullable<UnifiedFlatLayRequest['product_info']>,
): NewOrder {
  const { category, title, description } = ProductWords.parse(product);
  const hints = {
    category: category ?? undefined,
    title: title ?? undefined,
    description: description ?? undefined,
  };
  return { ...pictureWish(request), hints, photos: photoSource(product) };
}

/** A reference picture comes beside the background and hides it. */
function background({ background_type, reference_color }: UnifiedBackgroundFields): BackgroundSettings {
  switch (background_type) {
    case 'reference_color':
      return { background_type, reference_color: reference_color ?? '' };
    case 'reference_image':
      return { background_type: 'arbitrary' };
    default:
      return { background_type };
  }
}
