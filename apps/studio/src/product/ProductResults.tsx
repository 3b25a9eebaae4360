import type { ReactNode } from 'react';
import { PictureGrid } from '../pictures/PictureGrid.tsx';
import type { ResultPicture } from '../pictures/result-picture.ts';
import { Notice } from '../ui/Notice.tsx';
import styles from './ProductResults.module.css';
import type { ProductResult, ResultGroup } from './product-results.ts';

/** The pictures of a product order, all in one grid, with what the engine has to say of them. */
export function ProductResults<ImageType>({
  result,
  actions,
}: {
  result: ProductResult<ImageType>;
  actions?: (group: ResultGroup<ImageType>, picture: ResultPicture) => ReactNode;
}) {
  const { groups, warnings } = result;
  const groupOf = (id: string) =>
    groups.find(({ pictures }) => pictures.some((picture) => picture.id === id));
  return (
    <div className={styles.results}>
      <PictureGrid
        pictures={groups.flatMap(({ pictures }) => pictures)}
        actions={(picture) => {
          const group = groupOf(picture.id);
          return group === undefined ? null : actions?.(group, picture);
        }}
      />
      {warnings.map((warning) => (
        <Notice key={warning}>{warning}</Notice>
      ))}
    </div>
  );
}
