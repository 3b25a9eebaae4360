import { workTexts as texts } from '../texts/en/work.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './Price.module.css';

export interface PriceProps {
  /** Null while it is worked out. */
  price: { each: number; count: number; total: number; left: number | null } | null;
}

/** What an order will cost, before it can be given: `3 × 6 = 18 credits, 42 left`. */
export function Price({ price }: PriceProps) {
  if (price === null) return <Skeleton width="9rem" />;
  const { each, count, total, left } = price;
  const isShort = left !== null && total > left;
  return (
    <p className={styles.price} data-short={isShort || undefined}>
      {total === 0 ? texts.free : count > 1 && `${count} × ${each} = `}
      {total > 0 && texts.needed(total, left)}
    </p>
  );
}
