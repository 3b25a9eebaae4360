import { workTexts as texts } from '../texts/en/work.ts';
import { Button } from '../ui/Button.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './Price.module.css';

/** What an order would cost. */
export interface OrderPrice {
  each: number;
  count: number;
  total: number;
  left: number | null;
}

/** Another way to the same pictures for less. */
export interface CheaperWay {
  label: string;
  take: () => void;
}

export interface PriceProps {
  /** Null while it is worked out. */
  price: OrderPrice | null;
  /** What it is made up of; shown when pointer or focus rests on the price. */
  facts?: readonly Fact[];
  cheaper?: CheaperWay | null;
}

/** What an order will cost, before it can be given: `3 × 6 = 18 credits, 42 left`. */
export function Price({ price, facts = [], cheaper = null }: PriceProps) {
  if (price === null) return <Skeleton width="9rem" />;
  const { total, left } = price;
  const isShort = left !== null && total > left;
  return (
    <div className={styles.line}>
      <p className={styles.price} data-short={isShort || undefined}>
        {facts.length === 0 ? (
          sentenceOf(price)
        ) : (
          <Tooltip placement="top-start" label={<Facts of={[...facts, ...balanceOf(price)]} />}>
            <button type="button" className={styles.explained}>
              {sentenceOf(price)}
            </button>
          </Tooltip>
        )}
      </p>
      {cheaper !== null && (
        <Button size="sm" tone="quiet" className={styles.cheaper} onClick={cheaper.take}>
          {cheaper.label}
        </Button>
      )}
    </div>
  );
}

function sentenceOf({ each, count, total, left }: OrderPrice): string {
  if (total === 0) return texts.free;
  return `${count > 1 ? `${count} × ${each} = ` : ''}${texts.needed(total, left)}`;
}

function balanceOf({ total, left }: OrderPrice): Fact[] {
  return left === null ? [] : [[texts.leftAfter, texts.creditsOf(left - total)]];
}
