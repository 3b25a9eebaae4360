import { CopyPlus, Info, RefreshCw, Sprout } from 'lucide-react';
import { useState } from 'react';
import { FavouriteButton } from '../../pictures/FavouriteButton.tsx';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { createTexts as texts } from '../../texts/en/create.ts';
import { workTexts } from '../../texts/en/work.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import { Charge } from '../../work/Charge.tsx';
import type { SideOrder, SideOrders } from '../../work/side-orders.ts';
import type { JobPicture, JobResult } from '../../work/studio-jobs.ts';
import { isRetryOf, likeName, retryName } from './further-variations.ts';
import styles from './Gallery.module.css';
import { PictureDetails } from './PictureDetails.tsx';
import { FailedTile, PendingTile } from './SideTile.tsx';

export interface CreateResultsProps {
  result: JobResult;
  /** Single pictures that were asked for after the order had ended. */
  side: SideOrders<JobResult>;
  /** The same settings with a new seed. */
  onRemix: () => void;
  onSeed: (seed: number) => void;
  /** One more picture with the settings of the order; a seed, or null for a new one. */
  onOneMore: (name: string, seed: number | null) => void;
}

/** The gallery: pictures, those on their way, and cards for those that could not be made. */
export function CreateResults({ result, side, onRemix, onSeed, onOneMore }: CreateResultsProps) {
  const [detailed, setDetailed] = useState<string | null>(null);
  const all = [result, ...side.orders.flatMap((order) => order.result ?? [])];
  const pictures = all.flatMap((one) => one.pictures);
  const made = new Map(pictures.map((picture) => [picture.id, picture]));
  const details = all.find((one) => one.pictures.some(({ id }) => id === detailed));
  const missing = result.errors.filter(
    ({ variation }) => !side.orders.some(({ name }) => isRetryOf(name, variation)),
  );
  const [first] = pictures;
  const ratio = first === undefined ? 1 : first.width / first.height;
  const retry = (variation: number) => onOneMore(retryName(variation), seedOf(result, variation));
  const again = (order: SideOrder<JobResult>) => {
    side.drop(order);
    onOneMore(order.name, null);
  };
  return (
    <div className={styles.results}>
      <div className={styles.head}>
        <Charge credits={sumOf(all)} />
        <Button size="sm" icon={RefreshCw} onClick={onRemix}>
          {texts.remix}
        </Button>
      </div>
      <PictureGrid
        pictures={pictures}
        actions={({ id }) => (
          <Actions
            picture={made.get(id)}
            onSeed={onSeed}
            onLike={() => onOneMore(likeName(id), null)}
            onDetails={() => setDetailed(id)}
          />
        )}
      >
        {missing.map(({ variation, error }) => (
          <FailedTile key={variation} name={texts.failedVariation(variation)} reason={error} ratio={ratio}>
            <Button size="sm" onClick={() => retry(variation)}>
              {workTexts.retry}
            </Button>
          </FailedTile>
        ))}
        {side.orders.map((order) =>
          order.failure === null ? (
            order.result === null && (
              <PendingTile
                key={order.operationId}
                order={order}
                ratio={ratio}
                onCancel={() => side.drop(order)}
              />
            )
          ) : (
            <FailedTile
              key={order.operationId}
              name={texts.failedAgain}
              reason={order.failure.message}
              ratio={ratio}
            >
              <Button size="sm" onClick={() => again(order)}>
                {workTexts.retry}
              </Button>
              <Button size="sm" tone="quiet" onClick={() => side.drop(order)}>
                {texts.dismiss}
              </Button>
            </FailedTile>
          ),
        )}
      </PictureGrid>
      {side.refusal !== null && <Notice tone="bad">{side.refusal.message}</Notice>}
      <Warnings of={[...new Set(all.flatMap(({ warnings }) => warnings))]} />
      <PictureDetails
        picture={detailed === null ? undefined : made.get(detailed)}
        result={details}
        onClose={() => setDetailed(null)}
      />
    </div>
  );
}

interface ActionsProps {
  picture: JobPicture | undefined;
  onSeed: (seed: number) => void;
  onLike: () => void;
  onDetails: () => void;
}

function Actions({ picture, onSeed, onLike, onDetails }: ActionsProps) {
  if (picture === undefined) return null;
  const { assetId, seed } = picture;
  return (
    <>
      {assetId !== null && <FavouriteButton assetId={assetId} />}
      <IconButton icon={CopyPlus} size="sm" label={texts.like} onClick={onLike} />
      {seed !== null && (
        <IconButton icon={Sprout} size="sm" label={texts.reuseSeed} onClick={() => onSeed(seed)} />
      )}
      <IconButton icon={Info} size="sm" label={texts.details} onClick={onDetails} />
    </>
  );
}

/** Null when nobody says what was charged. */
function sumOf(results: readonly JobResult[]): number | null {
  return results.some(({ credits }) => credits === null)
    ? null
    : results.reduce((sum, { credits }) => sum + (credits ?? 0), 0);
}

/** Seeds count up from the first variation (spec: image-studio-api.md section 4.5). */
function seedOf({ pictures, answer }: JobResult, variation: number): number | null {
  const [first] = pictures;
  const listed = Array.isArray(answer.results) ? Number(Object(answer.results[0]).variation) : Number.NaN;
  if (first?.seed === null || first?.seed === undefined || Number.isNaN(listed)) return null;
  return first.seed + variation - listed;
}
