import { navigationTexts as texts } from '../texts/en/navigation.ts';
import styles from '../ui/Page.module.css';
import { Skeleton } from '../ui/Skeleton.tsx';

/** The shape of a screen that is on its way. */
export function ScreenSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <span className="visually-hidden" role="status">
        {texts.loading}
      </span>
      <Skeleton width="14rem" />
      <div className={styles.workbench}>
        <Skeleton ratio={0.9} />
        <Skeleton ratio={1.6} />
      </div>
    </div>
  );
}
