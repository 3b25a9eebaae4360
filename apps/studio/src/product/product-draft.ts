import type { FlatLayOrder, SkuItem } from '@atelier/sdk';
import { uploadPicture } from '../pictures/upload.ts';
import type { ShownPicture } from '../pictures/use-pictures.ts';
import { productTexts as texts } from '../texts/en/product.ts';

export type BackgroundType = 'arbitrary' | 'transparent' | 'reference_color';
export type SizeName = 'own' | 'square' | 'portrait' | 'custom';

/** What orders of product pictures have in common. */
export interface ProductDraft {
  title: string;
  category: string;
  description: string;
  background: BackgroundType;
  colour: string;
  size: SizeName;
  width: number | null;
  height: number | null;
  /** Kept free on every side, or by side when `sidesApart`; pixels. Null = as it looks best. */
  padding: number | null;
  sidesApart: boolean;
  top: number | null;
  right: number | null;
  bottom: number | null;
  left: number | null;
  generations: number;
}

export const INITIAL_PRODUCT: ProductDraft = {
  title: '',
  category: '',
  description: '',
  background: 'arbitrary',
  colour: '#d8d2c8',
  size: 'own',
  width: null,
  height: null,
  padding: null,
  sidesApart: false,
  top: null,
  right: null,
  bottom: null,
  left: null,
  generations: 1,
};

const SIZES = { square: { width: 1080, height: 1080 }, portrait: { width: 1080, height: 1350 } } as const;

/** The size of the pictures; null = the engine's own. */
function outputSize({ size, width, height }: ProductDraft): { width: number; height: number } | null {
  if (size === 'own') return null;
  if (size !== 'custom') return SIZES[size];
  return width === null || height === null ? null : { width, height };
}

/** Width / height of the pictures; null = the engine's own. */
export function outputRatio(draft: ProductDraft): number | null {
  const size = outputSize(draft);
  return size === null ? null : size.width / size.height;
}

/** Why an order cannot be sent with this size. */
export function sizeMissing({ size, width, height }: ProductDraft): string | undefined {
  return size === 'custom' && (width === null || height === null) ? texts.sizeMissing : undefined;
}

/** What is kept free around the product; null = as it looks best. A side that nothing is said of may be used up. */
function outputPaddings({ padding, sidesApart, top, right, bottom, left }: ProductDraft) {
  if (!sidesApart)
    return padding === null ? null : { top: padding, right: padding, bottom: padding, left: padding };
  const isSaid = [top, right, bottom, left].some((side) => side !== null);
  return isSaid ? { top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0, left: left ?? 0 } : null;
}

/**
 * The part of an order that all product pictures share; sends the photos first.
 * @throws AtelierFailure
 */
export async function productOrder(
  draft: ProductDraft,
  photos: readonly ShownPicture[],
): Promise<Omit<FlatLayOrder, 'image_types'>> {
  const uploaded_image_ids = await Promise.all(photos.map(uploadPicture));
  const { title, category, description, background, colour, generations } = draft;
  const words = { title: title.trim(), category: category.trim(), description: description.trim() };
  return {
    product_info: {
      uploaded_image_ids,
      ...Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')),
    },
    background_settings:
      background === 'reference_color'
        ? { background_type: background, reference_color: colour }
        : { background_type: background },
    output_image_size: outputSize(draft),
    output_image_paddings: outputPaddings(draft),
    number_of_generations: generations,
    operation_priority: 'online',
  };
}

/** What a product says of itself, for the draft of an order. */
export function wordsOf({ product_info: { title, category, description } }: SkuItem) {
  return { title: title ?? '', category: category ?? '', description: description ?? '' };
}
