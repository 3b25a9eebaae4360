import type { SkuItem } from '@atelier/sdk';
import { Shirt } from 'lucide-react';
import { Thumbnail } from '../pictures/Thumbnail.tsx';
import { pictureTexts } from '../texts/en/pictures.ts';
import { productTexts as texts } from '../texts/en/product.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PlaceholderGrid } from '../ui/Skeleton.tsx';
import { productName, useProducts } from './catalogue.ts';
import styles from './ProductPicker.module.css';

const PLACEHOLDERS = 4;

/** The catalogue, to choose one product of. */
export default function ProductPicker({
  onClose,
  onPick,
}: {
  onClose: () => void;
  onPick: (product: SkuItem) => void;
}) {
  const { data, error, hasNextPage, fetchNextPage } = useProducts();
  const products = data?.pages.flatMap(({ items }) => items);
  return (
    <Dialog open onClose={onClose} title={texts.chooseProduct}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {products === undefined && error === null && <PlaceholderGrid count={PLACEHOLDERS} ratio={1} />}
      {products?.length === 0 && (
        <EmptyState icon={Shirt} title={texts.productsEmpty}>
          {texts.productsEmptyHint}
        </EmptyState>
      )}
      <ul className={styles.grid}>
        {products?.map((product) => (
          <li key={product.sku_id}>
            <button type="button" className={styles.product} onClick={() => onPick(product)}>
              <Thumbnail url={product.product_info.image_urls[0] ?? ''} alt="" ratio={1} fit="cover" />
              <span>{productName(product)}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{pictureTexts.more}</Button>}
    </Dialog>
  );
}
