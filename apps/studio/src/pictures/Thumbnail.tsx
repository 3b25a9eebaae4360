import { useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import styles from './Thumbnail.module.css';

export interface ThumbnailProps {
  url: string;
  alt: string;
  /** Width / height of its place, which is kept free while the picture loads. */
  ratio: number;
  /** `contain`: all of it in sight. `cover`: the place is filled. */
  fit?: 'contain' | 'cover';
}

/** A picture in a place of known proportions: a shimmer until it is there, nothing moves when it comes. */
export function Thumbnail({ url, alt, ratio, fit = 'contain' }: ThumbnailProps) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  return (
    <span className={styles.place} data-state={state} style={{ aspectRatio: ratio }}>
      <img
        src={url}
        alt={alt}
        loading="lazy"
        decoding="async"
        className={classNames(styles.picture, fit === 'cover' && styles.cover)}
        // Shown once it can be painted: the ground does not flash through.
        onLoad={({ currentTarget }) =>
          void currentTarget.decode().then(
            () => setState('shown'),
            () => setState('broken'),
          )
        }
        onError={() => setState('broken')}
      />
    </span>
  );
}
