import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { createTexts as texts } from '../../texts/en/create.ts';
import { pictureTexts } from '../../texts/en/pictures.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useArrived } from '../../work/job-pictures.ts';
import type { JobResult } from '../../work/studio-jobs.ts';
import type { Work } from '../../work/use-work.ts';
import { useOrderOf } from './further-variations.ts';
import styles from './Gallery.module.css';

export interface ArrivingPicturesProps {
  work: Work<JobResult>;
  /** How many are ordered while nobody knows the order. */
  count: number;
  /** Width / height of each. */
  ratio: number;
}

/** A place for every variation, which its picture takes as soon as it is made. */
export function ArrivingPictures({ work: { state }, count, ratio }: ArrivingPicturesProps) {
  const order = useOrderOf(state.phase === 'running' ? (state.operation?.id ?? '') : '');
  const { pictures, errors } = useArrived(state.phase === 'running' ? state.operation : null);
  const variations = Array.from({ length: order?.num_variations ?? count }, (_, index) => index + 1);
  return (
    <>
      <p className="visually-hidden" role="status">
        {pictures.length > 0 && texts.arrived(pictures.length, variations.length)}
      </p>
      <ul className={variations.length === 1 ? styles.single : styles.grid}>
        {variations.map((variation) => {
          const picture = pictures.find((one) => one.variation === variation);
          const loss = errors.find((one) => one.variation === variation);
          return (
            <li key={variation} className={styles.tile}>
              {picture !== undefined && (
                <Thumbnail url={picture.url} alt={pictureTexts.numbered(variation)} ratio={ratio} />
              )}
              {loss !== undefined && (
                <Notice tone="bad">
                  <p>{texts.failedVariation(variation)}</p>
                  <small>{loss.error}</small>
                </Notice>
              )}
              {picture === undefined && loss === undefined && <Skeleton ratio={ratio} />}
              <Skeleton width="55%" />
            </li>
          );
        })}
      </ul>
    </>
  );
}
