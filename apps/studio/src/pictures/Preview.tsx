import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { wholeInSight } from '../ui/whole-in-sight.ts';
import styles from './Preview.module.css';
import { Thumbnail } from './Thumbnail.tsx';

export interface ShownPreview {
  url: string;
  alt: string;
  /** Whether a newer one is on its way. */
  isDated?: boolean;
}

/** What an order is about to use, large, with words beside it: in the place of results until there are some. */
export function Preview({
  picture,
  ratio,
  title,
  children,
}: {
  /** Undefined while it is on its way. */
  picture: ShownPreview | undefined;
  /** Width / height of the picture. */
  ratio: number;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.preview}>
      <div
        className={classNames(styles.picture, picture?.isDated === true && styles.dated)}
        style={{ maxWidth: wholeInSight(ratio) }}
      >
        {picture === undefined ? (
          <Skeleton ratio={ratio} />
        ) : (
          <Thumbnail url={picture.url} alt={picture.alt} ratio={ratio} />
        )}
      </div>
      <div className={styles.words}>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}

/** Short facts about what is shown. */
export function PreviewFacts({ children }: { children: ReactNode }) {
  return <ul className={styles.traits}>{children}</ul>;
}

/** What to do next. */
export function PreviewNext({ children }: { children: ReactNode }) {
  return <p className={styles.next}>{children}</p>;
}
