import type { SkuItem } from '@atelier/sdk';
import { Plus, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { productName, useProduct } from '../../product/catalogue.ts';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './TryOn.module.css';
import { MOST_PIECES } from './try-on-draft.ts';

const ProductPicker = lazy(() => import('../../product/ProductPicker.tsx'));

/** The products that are worn together. */
export function Outfit({ skus, onChange }: { skus: readonly string[]; onChange: (skus: string[]) => void }) {
  const [isPicking, setPicking] = useState(false);
  const isFull = skus.length >= MOST_PIECES;
  const take = (product: SkuItem) => {
    setPicking(false);
    const refusal = whyNotWorn(product, skus);
    if (refusal === undefined) onChange([...skus, product.sku_id]);
    else showToast(refusal, { tone: 'bad' });
  };
  return (
    <div className={styles.outfit}>
      <ul>
        {skus.map((sku) => (
          <Piece key={sku} sku={sku} onRemove={() => onChange(skus.filter((other) => other !== sku))} />
        ))}
      </ul>
      <Button size="sm" icon={Plus} disabled={isFull} onClick={() => setPicking(true)}>
        {texts.add}
      </Button>
      <p className={styles.hint}>{isFull ? texts.outfitFull : texts.outfitHint}</p>
      {isPicking && (
        <Suspense>
          <ProductPicker onClose={() => setPicking(false)} onPick={take} />
        </Suspense>
      )}
    </div>
  );
}

function whyNotWorn(product: SkuItem, skus: readonly string[]): string | undefined {
  const name = productName(product);
  if (skus.includes(product.sku_id)) return texts.already(name);
  return product.capabilities_readiness.try_on.status === 'ready' ? undefined : texts.notReady(name);
}

/** A product that was deleted meanwhile keeps its SKU and can be taken off. */
function Piece({ sku, onRemove }: { sku: string; onRemove: () => void }) {
  const { data: product } = useProduct(sku);
  const name = product === undefined ? sku : productName(product);
  return (
    <li className={styles.piece}>
      <Thumbnail
        key={product?.product_info.image_urls[0]}
        url={product?.product_info.image_urls[0] ?? ''}
        alt=""
        ratio={1}
        fit="cover"
      />
      <span>{name}</span>
      <IconButton icon={X} size="sm" label={texts.remove(name)} onClick={onRemove} />
    </li>
  );
}
