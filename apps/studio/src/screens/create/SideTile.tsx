import { ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { createTexts as texts } from '../../texts/en/create.ts';
import { workTexts } from '../../texts/en/work.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { SideOrder } from '../../work/side-orders.ts';
import type { JobResult } from '../../work/studio-jobs.ts';
import styles from './Gallery.module.css';

/** A variation that could not be made, with its reason and what can be done about it. */
export function FailedTile({
  name,
  reason,
  ratio,
  children,
}: {
  name: string;
  reason: string;
  ratio: number;
  children: ReactNode;
}) {
  return (
    <li className={styles.tile}>
      <div className={styles.failed} role="alert" style={{ minHeight: '12rem', aspectRatio: ratio }}>
        <ImageOff aria-hidden />
        <p>
          <strong>{name}</strong>
          <small>{reason}</small>
        </p>
        <div className={styles.buttons}>{children}</div>
      </div>
    </li>
  );
}

/** A single picture that is on its way beside the others. */
export function PendingTile({
  order,
  ratio,
  onCancel,
}: {
  order: SideOrder<JobResult>;
  ratio: number;
  onCancel: () => void;
}) {
  return (
    <li className={styles.tile} aria-busy>
      <Skeleton ratio={ratio} />
      <ProgressBar label={texts.onItsWay} value={order.progress > 0 ? order.progress : undefined} />
      <div className={styles.buttons}>
        <Button size="sm" tone="quiet" onClick={onCancel}>
          {workTexts.cancel}
        </Button>
      </div>
    </li>
  );
}
