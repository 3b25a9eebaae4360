import { answerOf, type SkuItem } from '@atelier/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { atelier } from '../api/atelier.ts';
import { queryClient } from '../api/query-client.ts';
import { type PictureFile, readPicture } from '../pictures/picture-file.ts';

/** The account's products, as several screens use them. */
const PRODUCTS_KEY = ['products'] as const;
const PAGE = 24;
const LOOK_MS = 3000;

/** The catalogue, page by page, oldest first; looked at again while something is being prepared. */
export function useProducts() {
  return useInfiniteQuery({
    queryKey: [...PRODUCTS_KEY, 'list'],
    queryFn: ({ pageParam: offset }) =>
      answerOf(atelier.unified.GET('/sku_items', { params: { query: { offset, limit: PAGE } } })),
    initialPageParam: 0,
    getNextPageParam: ({ next_offset: next }) => next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isPreparing)) ? LOOK_MS : false,
  });
}

/** One product; null when there is none of this id. */
export function useProduct(sku_id: string) {
  return useQuery({
    queryKey: [...PRODUCTS_KEY, 'one', sku_id],
    queryFn: () => answerOf(atelier.unified.GET('/sku_items/{sku_id}', { params: { path: { sku_id } } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isPreparing(data) ? LOOK_MS : false),
    retry: false,
  });
}

/** Something of a product changed here: shown at once, and read again wherever it is listed. */
export function showProduct(product: SkuItem): void {
  queryClient.setQueryData([...PRODUCTS_KEY, 'one', product.sku_id], product);
  void queryClient.invalidateQueries({ queryKey: [...PRODUCTS_KEY, 'list'] });
}

/** @throws AtelierFailure */
export async function deleteProduct(sku_id: string): Promise<void> {
  await answerOf(atelier.unified.DELETE('/sku_items/{sku_id}', { params: { path: { sku_id } } }));
  queryClient.removeQueries({ queryKey: [...PRODUCTS_KEY, 'one', sku_id] });
  await queryClient.invalidateQueries({ queryKey: [...PRODUCTS_KEY, 'list'] });
}

export function productName({ sku_id, product_info: { title } }: SkuItem): string {
  return title ?? sku_id;
}

export type Readiness = SkuItem['capabilities_readiness']['try_on'];

/** Every readiness of a product, whatever it is for. */
export function readinessOf({ capabilities_readiness: readiness }: SkuItem): Readiness[] {
  const { try_on, outfit_recommendations, size_and_fit } = readiness;
  const pictures = [...readiness.off_figure_product_images, ...readiness.on_figure_product_images];
  return [try_on, outfit_recommendations, size_and_fit, ...pictures.map((picture) => picture.readiness)];
}

export function isPreparing(product: SkuItem): boolean {
  return readinessOf(product).some(({ status }) => status === 'preparing');
}

/** The photos of a product as pictures of the user, to be worked with in a studio. */
export function readProductPhotos(product: SkuItem): Promise<PictureFile[]> {
  const name = productName(product);
  return Promise.all(
    product.product_info.image_urls.map(async (url, index) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`photo ${index + 1} of ${product.sku_id}: status ${response.status}`);
      return readPicture(await response.blob(), `${name} ${index + 1}`, Number.POSITIVE_INFINITY);
    }),
  );
}
