import { Columns3 } from 'lucide-react';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { controlTexts as texts } from '../../texts/en/control.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { SideOrder, SideOrders } from '../../work/side-orders.ts';
import type { JobResult } from '../../work/studio-jobs.ts';
import styles from './Control.module.css';
import { COMPARED_STRENGTHS } from './control-strength.ts';

export interface StrengthStripProps {
  side: SideOrders<JobResult>;
  /** The strength that is set now, 0..1. */
  strength: number;
  /** Credits for all of them; null while it is worked out. */
  credits: number | null;
  /** Why they cannot be ordered. */
  disabledReason: string | undefined;
  onCompare: () => void;
  onChoose: (strength: number) => void;
}

/** The same order at three strengths, beside each other; made when it is asked for. */
export function StrengthStrip(props: StrengthStripProps) {
  const { side, strength, credits, disabledReason, onCompare, onChoose } = props;
  const isBusy = side.orders.some(({ result, failure }) => result === null && failure === null);
  return (
    <section className={styles.strip} aria-label={texts.compare}>
      <div className={styles.head}>
        <h2>{texts.compare}</h2>
        <Button
          size="sm"
          icon={Columns3}
          disabled={isBusy || disabledReason !== undefined}
          onClick={onCompare}
        >
          {texts.compareFor(COMPARED_STRENGTHS.length, credits)}
        </Button>
      </div>
      {side.refusal !== null && <Notice tone="bad">{side.refusal.message}</Notice>}
      {side.orders.length === 0 ? (
        <p className={styles.hint}>{disabledReason ?? texts.compareHint}</p>
      ) : (
        <ul className={styles.three} aria-busy={isBusy}>
          {side.orders.map((order) => (
            <li key={order.operationId}>
              <Compared order={order} />
              <Button
                size="sm"
                aria-pressed={Number(order.name) === strength}
                onClick={() => onChoose(Number(order.name))}
              >
                {texts.strengthChoose(Number(order.name))}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Compared({ order: { name, result, failure } }: { order: SideOrder<JobResult> }) {
  if (failure !== null) return <Notice tone="bad">{failure.message}</Notice>;
  if (result === null) return <Skeleton ratio={1} />;
  const alt = texts.atStrength(Number(name));
  return <PictureGrid pictures={result.pictures.map((picture) => ({ ...picture, alt }))} />;
}
