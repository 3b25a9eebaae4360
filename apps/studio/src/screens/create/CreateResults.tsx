import { RefreshCw, Sprout } from 'lucide-react';
import { FavouriteButton } from '../../pictures/FavouriteButton.tsx';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { createTexts as texts } from '../../texts/en/create.ts';
import { workTexts } from '../../texts/en/work.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import type { JobResult } from '../../work/studio-jobs.ts';
import styles from './CreateScreen.module.css';

export interface CreateResultsProps {
  result: JobResult;
  /** The same settings with a new seed. */
  onRemix: () => void;
  onSeed: (seed: number) => void;
  /** One variation again that did not work; its seed, when that can be told. */
  onRetry: (seed: number | null) => void;
}

/** The gallery: pictures, and cards for those that did not work. */
export function CreateResults({ result, onRemix, onSeed, onRetry }: CreateResultsProps) {
  const { pictures, errors, warnings } = result;
  const made = new Map(pictures.map((picture) => [picture.id, picture]));
  return (
    <div className={styles.results}>
      <div className={styles.head}>
        <Button size="sm" icon={RefreshCw} onClick={onRemix}>
          {texts.remix}
        </Button>
      </div>
      <PictureGrid
        pictures={pictures}
        actions={({ id }) => {
          const { seed, assetId } = made.get(id) ?? { seed: null, assetId: null };
          return (
            <>
              {assetId !== null && <FavouriteButton assetId={assetId} />}
              {seed !== null && (
                <IconButton icon={Sprout} size="sm" label={texts.reuseSeed} onClick={() => onSeed(seed)} />
              )}
            </>
          );
        }}
      />
      {errors.map(({ variation, error }) => (
        <Notice
          key={variation}
          tone="bad"
          actions={
            <Button size="sm" onClick={() => onRetry(seedOf(result, variation))}>
              {workTexts.retry}
            </Button>
          }
        >
          <p>{texts.failedVariation(variation)}</p>
          <small>{error}</small>
        </Notice>
      ))}
      <Warnings of={warnings} />
    </div>
  );
}

/** Seeds count up from the first variation (spec: image-studio-api.md section 4.5). */
function seedOf({ pictures, answer }: JobResult, variation: number): number | null {
  const [first] = pictures;
  const listed = Array.isArray(answer.results) ? Number(Object(answer.results[0]).variation) : Number.NaN;
  if (first?.seed === null || first?.seed === undefined || Number.isNaN(listed)) return null;
  return first.seed + variation - listed;
}
