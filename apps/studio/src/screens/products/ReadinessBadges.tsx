import type { SkuItem } from '@atelier/sdk';
import type { Readiness } from '../../product/catalogue.ts';
import { productsTexts as texts } from '../../texts/en/products.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Products.module.css';

type Status = Readiness['status'];
export type Use = 'try_on' | 'outfit_recommendations' | 'size_and_fit';
export const USES: readonly Use[] = ['try_on', 'outfit_recommendations', 'size_and_fit'];

const TONES = {
  absent: 'neutral',
  preparing: 'neutral',
  ready: 'good',
  rejected: 'warn',
  failed: 'bad',
} as const;
/** Of several states the one that people should know of first. */
const GRAVEST: readonly Status[] = ['failed', 'rejected', 'preparing', 'ready'];

/** How far something is, in a word. */
export function StatusBadge({ readiness: { status } }: { readiness: Readiness }) {
  return <Badge tone={TONES[status]}>{texts.status[status]}</Badge>;
}

/** What a product is ready for, in one line: one badge for each use that is switched on. */
export function ReadinessBadges({ product: { capabilities_readiness: all } }: { product: SkuItem }) {
  const rows: { name: string; states: Status[] }[] = [
    ...USES.map((use) => ({ name: texts.switches[use], states: [all[use].status] })),
    { name: texts.flatLays, states: all.off_figure_product_images.map(({ readiness }) => readiness.status) },
    { name: texts.figures, states: all.on_figure_product_images.map(({ readiness }) => readiness.status) },
  ];
  const shown = rows.flatMap(({ name, states }) => {
    const status = GRAVEST.find((candidate) => states.includes(candidate));
    return status === undefined ? [] : [{ name, status, states }];
  });
  if (shown.length === 0) return <Badge>{texts.nothingOn}</Badge>;
  return (
    <ul className={styles.badges}>
      {shown.map(({ name, status, states }) => (
        <li key={name}>
          <Badge tone={TONES[status]}>
            {texts.readyOf(name, states.filter((state) => state === 'ready').length, states.length)}
            {status !== 'ready' && `: ${texts.status[status].toLowerCase()}`}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
