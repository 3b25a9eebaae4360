import { answerOf, type SkuItem } from '@atelier/sdk';
import { atelier } from '../../api/atelier.ts';
import { uploadPicture } from '../../pictures/upload.ts';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { deleteProduct } from '../../product/catalogue.ts';
import { FLAT_LAY_TYPES, type FlatLayTypeName } from '../../product/flat-lay-types.ts';

type Gender = NonNullable<SkuItem['product_info']['gender']>;
export type Uses = SkuItem['capabilities'];

/** A product as it is typed. */
export interface ProductFormDraft {
  sku: string;
  title: string;
  category: string;
  description: string;
  brand: string;
  color: string;
  gender: Gender | null;
  tryOn: boolean;
  outfits: boolean;
  flatLays: FlatLayTypeName[];
}

export const INITIAL: ProductFormDraft = {
  sku: '',
  title: '',
  category: '',
  description: '',
  brand: '',
  color: '',
  gender: null,
  tryOn: true,
  outfits: true,
  flatLays: [],
};

/** What a product says of itself, to be changed. */
export function draftOf({ sku_id, product_info: info }: SkuItem): Partial<ProductFormDraft> {
  return {
    sku: sku_id,
    title: info.title ?? '',
    category: info.category ?? '',
    description: info.description ?? '',
    brand: info.brand ?? '',
    color: info.color ?? '',
    gender: info.gender,
  };
}

/**
 * Sends the photos and puts the product into the catalogue, in the place of `former`, whose uses, availability and
 * other data it keeps. The photos are sent before anything is deleted.
 * @throws AtelierFailure
 */
export async function saveProduct(
  draft: ProductFormDraft,
  photos: readonly ShownPicture[],
  former: SkuItem | null,
): Promise<SkuItem> {
  const uploaded_image_ids = await Promise.all(photos.map(uploadPicture));
  const { title, category, description, brand, color, gender } = draft;
  const words = { title, category, description, brand, color };
  const given = Object.entries(words).flatMap(([field, text]) =>
    text.trim() === '' ? [] : [[field, text.trim()]],
  );
  const { image_urls: _, ...kept } = former?.product_info ?? { image_urls: [] };
  const product_info = {
    ...kept,
    ...Object.fromEntries(Object.keys(words).map((field) => [field, null])),
    ...Object.fromEntries(given),
    gender,
    uploaded_image_ids,
  };
  const body = {
    sku_id: draft.sku.trim(),
    product_info,
    capabilities: former?.capabilities ?? usesOf(draft),
    ...(former === null ? {} : { merchandising: former.merchandising, metadata: former.metadata }),
  };
  // A retry after the deletion finds nothing to delete.
  if (former !== null) await deleteProduct(former.sku_id).catch(ignoreMissing);
  return answerOf(atelier.unified.POST('/sku_items', { body }));
}

function usesOf({ tryOn, outfits, flatLays }: ProductFormDraft): Uses {
  return {
    try_on: tryOn,
    outfit_recommendations: outfits,
    size_and_fit: false,
    off_figure_product_images: flatLays.map((name) => FLAT_LAY_TYPES[name]),
    on_figure_product_images: [],
  };
}

const GONE = 404;

function ignoreMissing(error: unknown): void {
  if (Object(error).status !== GONE) throw error;
}
