import { type AtelierFailure, answerOf, type SkuItem } from '@atelier/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { atelier } from '../../api/atelier.ts';
import { showProduct } from '../../product/catalogue.ts';
import { FIGURE_TYPES, figureTypeLabel } from '../../product/figure-types.ts';
import { FLAT_LAY_TYPE_NAMES, FLAT_LAY_TYPES, flatLayTypeName } from '../../product/flat-lay-types.ts';
import { PoseTable } from '../../product/PoseTable.tsx';
import { flatLayTexts } from '../../texts/en/flat-lays.ts';
import { productsTexts as texts } from '../../texts/en/products.ts';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { MoreSettings, Panel } from '../../ui/Panel.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Failed } from '../../work/ResultPanel.tsx';
import styles from './Products.module.css';
import type { Uses } from './product-form.ts';
import { StatusBadge, USES } from './ReadinessBadges.tsx';

/** What a product is for and how far each of it is; every change is saved at once. */
export function ProductUses({ product }: { product: SkuItem }) {
  const { sku_id, capabilities, capabilities_readiness: readiness } = product;
  const change = useMutation<SkuItem, AtelierFailure, Uses>({
    // One after the other: each request replaces all uses.
    scope: { id: `uses of ${sku_id}` },
    mutationFn: (body) =>
      answerOf(
        atelier.unified.PATCH('/sku_items/{sku_id}/capabilities', {
          params: { path: { sku_id } },
          body,
        }),
      ),
    onSuccess: showProduct,
    onSettled: (_product, _failure, body) => setWish((latest) => (latest === body ? null : latest)),
  });
  // What was just switched is shown at once; the server's answer confirms it.
  const [wish, setWish] = useState<Uses | null>(null);
  const shown = wish ?? capabilities;
  const set = (changes: Partial<Uses>) => {
    const next = { ...shown, ...changes };
    setWish(next);
    change.mutate(next);
  };
  const figureNames = FIGURE_TYPES.filter(({ type }) =>
    shown.on_figure_product_images.some((one) => isSame(one, type)),
  ).map(({ name }) => name);
  return (
    <Panel title={texts.readiness}>
      {USES.map((use) => (
        <div key={use} className={styles.use}>
          <Switch
            label={texts.switches[use]}
            hint={readiness[use].error_message ?? texts.switchHints[use]}
            checked={shown[use]}
            onChange={(isOn) => set({ [use]: isOn })}
          />
          <StatusBadge readiness={readiness[use]} />
        </div>
      ))}
      <MultiChoice
        label={texts.flatLays}
        values={shown.off_figure_product_images.map(flatLayTypeName)}
        onChange={(names) => set({ off_figure_product_images: names.map((name) => FLAT_LAY_TYPES[name]) })}
        options={FLAT_LAY_TYPE_NAMES.map((value) => ({ value, label: flatLayTexts.names[value] }))}
      />
      <PictureStates
        states={readiness.off_figure_product_images.map((one) => ({
          ...one,
          name: flatLayTexts.names[flatLayTypeName(one.image_type)],
        }))}
      />
      <MoreSettings label={texts.figurePictures}>
        <PoseTable
          values={figureNames}
          onChange={(names) =>
            set({
              on_figure_product_images: FIGURE_TYPES.filter(({ name }) => names.includes(name)).map(
                ({ type }) => type,
              ),
            })
          }
        />
      </MoreSettings>
      <PictureStates
        states={readiness.on_figure_product_images.map((one) => ({
          ...one,
          name: figureTypeLabel(one.image_type),
        }))}
      />
      {change.error !== null && <Failed failure={change.error} onRetry={null} />}
    </Panel>
  );
}

function PictureStates({
  states,
}: {
  states: readonly { name: string; readiness: SkuItem['capabilities_readiness']['try_on'] }[];
}) {
  if (states.length === 0) return null;
  return (
    <ul className={styles.states}>
      {states.map(({ name, readiness }) => (
        <li key={name}>
          <span>
            {name}
            {readiness.error_message != null && <small>{readiness.error_message}</small>}
          </span>
          <StatusBadge readiness={readiness} />
        </li>
      ))}
    </ul>
  );
}

function isSame(a: { pose: string; viewpoint: string }, b: { pose: string; viewpoint: string }): boolean {
  return a.pose === b.pose && a.viewpoint === b.viewpoint;
}
