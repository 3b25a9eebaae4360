import { RefreshCw, X } from 'lucide-react';
import { PictureGrid } from '../pictures/PictureGrid.tsx';
import { productTexts as texts } from '../texts/en/product.ts';
import { workTexts } from '../texts/en/work.ts';
import { IconButton } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Warnings } from '../ui/Warnings.tsx';
import { Failed } from '../work/ResultPanel.tsx';
import type { FurtherPictures, PendingPicture } from './further-pictures.ts';
import styles from './ProductResults.module.css';
import type { ResultGroup } from './product-results.ts';

export interface ProductResultsProps<ImageType> {
  further: FurtherPictures<ImageType>;
  nameOf: (imageType: ImageType) => string;
  /** Sends the wish for one more picture of a group, and returns the id of its operation. */
  orderAgain: (group: ResultGroup<ImageType>) => Promise<string>;
  /** Why there cannot be another picture of a group. */
  whyNotAgain?: (group: ResultGroup<ImageType>) => string | undefined;
}

/** The pictures of a product order in one grid, each to be made again, with what the engine has to say of them. */
export function ProductResults<ImageType>(props: ProductResultsProps<ImageType>) {
  const { further, nameOf, orderAgain, whyNotAgain } = props;
  const { groups, warnings } = further.result;
  const groupOf = (id: string) =>
    groups.find(({ pictures }) => pictures.some((picture) => picture.id === id));
  return (
    <div className={styles.results}>
      <PictureGrid
        pictures={groups.flatMap(({ pictures }) => pictures)}
        actions={({ id }) => {
          const group = groupOf(id);
          if (group === undefined) return null;
          const name = nameOf(group.imageType);
          const reason = whyNotAgain?.(group);
          return (
            <IconButton
              icon={RefreshCw}
              size="sm"
              label={reason ?? texts.again(name)}
              disabled={reason !== undefined}
              onClick={() => further.ask(name, () => orderAgain(group))}
            />
          );
        }}
      >
        {further.pending
          .filter(({ failure }) => failure === null)
          .map((picture) => (
            <Pending
              key={picture.operationId}
              picture={picture}
              ratio={ratioOf(groups)}
              onDrop={() => further.drop(picture)}
            />
          ))}
      </PictureGrid>
      {further.refusal !== null && <Failed failure={further.refusal} onRetry={null} />}
      {further.pending.map((picture) =>
        picture.failure === null ? null : (
          <Failed
            key={picture.operationId}
            failure={picture.failure}
            onRetry={null}
            onClear={() => further.drop(picture)}
          />
        ),
      )}
      <Warnings of={warnings} />
    </div>
  );
}

/** The place of a picture that is being made again. */
function Pending({
  picture: { name, progress },
  ratio,
  onDrop,
}: {
  picture: PendingPicture;
  ratio: number;
  onDrop: () => void;
}) {
  return (
    <li className={styles.pending}>
      <Skeleton ratio={ratio} />
      <div className={styles.foot}>
        <span role="status">{texts.makingAgain(name)}</span>
        <IconButton icon={X} size="sm" label={`${workTexts.cancel}: ${name}`} onClick={onDrop} />
      </div>
      <ProgressBar label={texts.makingAgain(name)} value={progress > 0 ? progress : undefined} />
    </li>
  );
}

function ratioOf(groups: readonly ResultGroup<unknown>[]): number {
  const first = groups.flatMap(({ pictures }) => pictures)[0];
  return first === undefined ? 1 : first.width / first.height;
}
