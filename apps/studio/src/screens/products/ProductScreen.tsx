import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { type AtelierFailure, answerOf, type SkuItem } from '@atelier/sdk';
import { useMutation } from '@tanstack/react-query';
import { Layers, PackageX, PersonStanding, Replace, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { atelier } from '../../api/atelier.ts';
import { writeDraft } from '../../drafts/draft.ts';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { putPictures } from '../../pictures/use-pictures.ts';
import { productName, readProductPhotos, showProduct, useProduct } from '../../product/catalogue.ts';
import { wordsOf } from '../../product/product-draft.ts';
import { productTexts } from '../../texts/en/product.ts';
import { productsTexts as texts } from '../../texts/en/products.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Failed } from '../../work/ResultPanel.tsx';
import { toFailure } from '../../work/use-work.ts';
import { DeleteProduct } from './DeleteProduct.tsx';
import { ProductForm } from './ProductForm.tsx';
import styles from './Products.module.css';
import { ProductUses } from './ProductUses.tsx';
import { useSkuOfPath } from './product-path.ts';

const GONE = 404;

/** One product: its photos, its words, what it is ready for, and the way into the studios. */
export default function ProductScreen() {
  const sku = useSkuOfPath();
  const { data: product, error, refetch } = useProduct(sku);
  if (product !== undefined) return <Product product={product} />;
  if (error === null)
    return (
      <Page title={sku}>
        <div className={styles.product}>
          <Skeleton ratio={4 / 5} />
          <Skeleton ratio={3 / 2} />
        </div>
      </Page>
    );
  const failure = toFailure(error);
  return (
    <Page title={sku}>
      {failure.status === GONE ? (
        <EmptyState
          icon={PackageX}
          title={texts.notFound}
          action={<Button render={<Link href={STUDIO_SCREENS.products} />}>{texts.toList}</Button>}
        >
          {texts.notFoundHint}
        </EmptyState>
      ) : (
        <Failed failure={failure} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function Product({ product }: { product: SkuItem }) {
  const [open, setOpen] = useState<'replace' | 'delete' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={productName(product)}
      actions={
        <>
          <Button icon={Replace} onClick={() => setOpen('replace')}>
            {texts.replace}
          </Button>
          <Button icon={Trash2} onClick={() => setOpen('delete')}>
            {texts.remove}
          </Button>
        </>
      }
    >
      <div className={styles.product}>
        <div className={styles.column}>
          <Photos product={product} />
          <div className={styles.ways}>
            <Button tone="primary" icon={Layers} onClick={() => void takeTo(product, 'flatLays')}>
              {texts.makeFlatLays}
            </Button>
            <Button icon={PersonStanding} onClick={() => void takeTo(product, 'onFigure')}>
              {texts.makeFigures}
            </Button>
          </div>
        </div>
        <div className={styles.column}>
          <ProductUses product={product} />
          <Panel title={texts.words}>
            <Availability product={product} />
            <Words product={product} />
          </Panel>
        </div>
      </div>
      {open === 'replace' && <ProductForm former={product} onClose={close} onSaved={close} />}
      {open === 'delete' && <DeleteProduct product={product} onClose={close} />}
    </Page>
  );
}

/** Into a studio with the product's photos and words. */
async function takeTo(product: SkuItem, studio: 'flatLays' | 'onFigure'): Promise<void> {
  try {
    await putPictures(`${studio}.photos`, await readProductPhotos(product));
    writeDraft(studio, wordsOf(product));
    navigate(STUDIO_SCREENS[studio]);
  } catch {
    showToast(productTexts.productUnreadable, { tone: 'bad' });
  }
}

function Photos({ product }: { product: SkuItem }) {
  const { image_urls: urls } = product.product_info;
  const [shown, setShown] = useState(0);
  const name = productName(product);
  if (urls.length === 0) return <p>{texts.noPhotos}</p>;
  return (
    <div className={styles.photos}>
      <Thumbnail key={shown} url={urls[shown] ?? ''} alt={texts.photo(name, shown + 1)} ratio={1} />
      {urls.length > 1 && (
        <ul className={styles.strip} aria-label={texts.photos}>
          {urls.map((url, index) => (
            <li key={url}>
              <button
                type="button"
                aria-label={texts.photo(name, index + 1)}
                aria-pressed={index === shown}
                onClick={() => setShown(index)}
              >
                <Thumbnail url={url} alt="" ratio={1} fit="cover" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Stock = SkuItem['merchandising']['availability'];
const STOCKS: readonly Stock[] = ['in_stock', 'out_of_stock', 'preorder', 'backorder'];

function Availability({ product: { sku_id, merchandising } }: { product: SkuItem }) {
  const change = useMutation<SkuItem, AtelierFailure, Stock | undefined>({
    mutationFn: (availability = 'in_stock') =>
      answerOf(
        atelier.unified.PATCH('/sku_items/{sku_id}/merchandising', {
          params: { path: { sku_id } },
          body: { availability },
        }),
      ),
    onSuccess: showProduct,
  });
  const shown = change.isPending ? change.variables : merchandising.availability;
  return (
    <>
      <Select
        label={texts.availability}
        value={shown ?? 'in_stock'}
        onChange={(value) => change.mutate(STOCKS.find((stock) => stock === value))}
        options={STOCKS.map((value) => ({ value, label: texts.availabilities[value] }))}
      />
      {change.error !== null && <Failed failure={change.error} onRetry={null} />}
    </>
  );
}

function Words({ product: { sku_id, created_at, product_info: info } }: { product: SkuItem }) {
  const { category, brand, color, gender, description } = info;
  const rows: [string, string | null][] = [
    [texts.wordNames.sku, sku_id],
    [texts.wordNames.category, category],
    [texts.wordNames.brand, brand],
    [texts.wordNames.color, color],
    [texts.wordNames.gender, gender === null ? null : texts.genders[gender]],
    [texts.wordNames.description, description],
    [texts.wordNames.since, new Date(created_at).toLocaleDateString()],
  ];
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
