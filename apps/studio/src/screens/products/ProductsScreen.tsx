import { Plus, Shirt } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { useActions } from '../../actions/actions.ts';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { productName, useProducts } from '../../product/catalogue.ts';
import { productsTexts as texts } from '../../texts/en/products.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ProductForm } from './ProductForm.tsx';
import styles from './Products.module.css';
import { productPath } from './product-path.ts';
import { ReadinessBadges } from './ReadinessBadges.tsx';

const PLACEHOLDERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The catalogue: every product with its photo and what it is ready for. */
export default function ProductsScreen() {
  const [isAdding, setAdding] = useState(false);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useProducts();
  const products = data?.pages.flatMap(({ items }) => items);
  const total = data?.pages[0]?.total ?? 0;
  useActions([
    {
      id: 'products.add',
      label: texts.add,
      group: texts.title,
      icon: Plus,
      shortcut: 'n',
      run: () => setAdding(true),
    },
  ]);
  const add = (
    <Button tone="primary" icon={Plus} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  );
  return (
    <Page
      title={texts.title}
      purpose={total === 0 ? texts.purpose : texts.count(total)}
      actions={total === 0 ? undefined : add}
    >
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {products?.length === 0 && (
        <EmptyState icon={Shirt} title={texts.emptyTitle} action={add}>
          {texts.emptyHint}
        </EmptyState>
      )}
      <ul className={styles.grid} aria-busy={products === undefined}>
        {products === undefined && error === null
          ? PLACEHOLDERS.map((name) => (
              <li key={name}>
                <Skeleton ratio={4 / 5} />
              </li>
            ))
          : products?.map((product) => (
              <li key={product.sku_id}>
                <Link href={productPath(product.sku_id)} className={styles.card}>
                  <Thumbnail
                    url={product.product_info.image_urls[0] ?? ''}
                    alt=""
                    ratio={4 / 5}
                    fit="cover"
                  />
                  <span className={styles.name}>{productName(product)}</span>
                  <span className={styles.sku}>{product.sku_id}</span>
                </Link>
                <ReadinessBadges product={product} />
              </li>
            ))}
      </ul>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
      {isAdding && (
        <ProductForm
          onClose={() => setAdding(false)}
          onSaved={(product) => {
            showToast(texts.added(productName(product)), { tone: 'good' });
            navigate(productPath(product.sku_id));
          }}
        />
      )}
    </Page>
  );
}
