import type { SkuItem } from '@atelier/sdk';
import { Shirt } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { DropZone } from '../pictures/DropZone.tsx';
import type { Pictures } from '../pictures/use-pictures.ts';
import { productTexts as texts } from '../texts/en/product.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { readProductPhotos } from './catalogue.ts';
import styles from './ProductFields.module.css';
import { type ProductDraft, wordsOf } from './product-draft.ts';

const ProductPicker = lazy(() => import('./ProductPicker.tsx'));
const MOST_PHOTOS = 20;

/** The photos of an order: the user's own, or those of a product with its words. */
export function ProductPhotos({
  slot,
  edit,
}: {
  slot: Pictures;
  edit: (changes: Partial<ProductDraft>) => void;
}) {
  const [isPicking, setPicking] = useState(false);
  const take = async (product: SkuItem) => {
    setPicking(false);
    try {
      slot.replace(await readProductPhotos(product));
      edit(wordsOf(product));
    } catch {
      showToast(texts.productUnreadable, { tone: 'bad' });
    }
  };
  return (
    <div className={styles.photos}>
      <DropZone label={texts.photos} hint={texts.photosHint} slot={slot} most={MOST_PHOTOS} takesPaste />
      <Button size="sm" icon={Shirt} onClick={() => setPicking(true)}>
        {texts.fromProducts}
      </Button>
      {isPicking && (
        <Suspense>
          <ProductPicker onClose={() => setPicking(false)} onPick={(product) => void take(product)} />
        </Suspense>
      )}
    </div>
  );
}
