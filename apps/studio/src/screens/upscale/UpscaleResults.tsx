import { AtelierFailure } from '@atelier/sdk';
import { FileArchive } from 'lucide-react';
import { useState } from 'react';
import { downloadAll, type ZipPicture } from '../../pictures/zip.ts';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { cancelOperation } from '../../work/operations.ts';
import { ResultPanel } from '../../work/ResultPanel.tsx';
import { type JobResult, loadJobResult } from '../../work/studio-jobs.ts';
import { useFollowed, type Work, type WorkState } from '../../work/use-work.ts';
import { Enlarged } from './Enlarged.tsx';
import styles from './UpscaleScreen.module.css';
import type { BatchItem, UpscaleBatch } from './use-upscale-batch.ts';

export interface UpscaleResultsProps {
  batch: UpscaleBatch;
  onRetry: (pictureId: string) => void;
}

/** One of the ordered pictures, large; where there are several, all of them in a list. */
export function UpscaleResults({ batch, onRetry }: UpscaleResultsProps) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { items } = batch;
  const chosen = items.find(({ pictureId }) => pictureId === chosenId) ?? items[0];
  if (chosen === undefined) return null;
  return (
    <div className={styles.result}>
      <ChosenResult key={chosen.pictureId} item={chosen} batch={batch} onRetry={onRetry} />
      {items.length > 1 && (
        <Panel
          title={texts.files(items.length)}
          aside={
            <span className={styles.buttons}>
              {batch.isBusy && (
                <Button size="sm" onClick={batch.cancel}>
                  {texts.cancelAll}
                </Button>
              )}
              <DownloadAll items={items} />
            </span>
          }
        >
          <ul className={styles.rows}>
            {items.map((item) => (
              <ItemRow
                key={item.pictureId}
                item={item}
                isChosen={item === chosen}
                onChoose={() => setChosenId(item.pictureId)}
              />
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function ChosenResult({ item, batch, onRetry }: UpscaleResultsProps & { item: BatchItem }) {
  const { picture, operationId } = item;
  const state = useItem(item);
  const work: Work<JobResult> = {
    state,
    isBusy: state.phase === 'sending' || state.phase === 'running',
    start: () => {},
    retry: () => onRetry(item.pictureId),
    cancel: () => {
      if (operationId !== null) void cancelOperation(operationId).catch(() => {});
    },
    clear: batch.clear,
  };
  const ratio = picture.height === 0 ? 1 : picture.width / picture.height;
  return (
    <ResultPanel work={work} empty={null} placeholder={<Skeleton ratio={ratio} />}>
      {(result) => <Enlarged result={result} before={picture} />}
    </ResultPanel>
  );
}

interface ItemRowProps {
  item: BatchItem;
  isChosen: boolean;
  onChoose: () => void;
}

function ItemRow({ item, isChosen, onChoose }: ItemRowProps) {
  const { picture } = item;
  const state = useItem(item);
  const [made] = state.phase === 'done' ? state.result.pictures : [];
  return (
    <li className={styles.row}>
      <button type="button" className={styles.choose} aria-current={isChosen || undefined} onClick={onChoose}>
        <img src={picture.url} alt="" />
        <span className={styles.rowWords}>
          <span>{picture.name}</span>
          <small>
            {picture.width} × {picture.height}
            {made !== undefined && ` → ${made.width} × ${made.height}`}
          </small>
        </span>
      </button>
      <RowState state={state} />
    </li>
  );
}

function RowState({ state }: { state: WorkState<JobResult> }) {
  if (state.phase === 'running' || state.phase === 'sending') {
    const progress = state.phase === 'running' ? (state.operation?.progress ?? 0) : 0;
    return (
      <span className={styles.rowProgress}>
        <ProgressBar label={texts.rowStates[state.phase]} value={progress > 0 ? progress : undefined} />
      </span>
    );
  }
  const tones = { done: 'good', failed: 'bad', cancelled: 'neutral', empty: 'neutral' } as const;
  return <Badge tone={tones[state.phase]}>{texts.rowStates[state.phase]}</Badge>;
}

/** How far one picture is; what the server did not take says why, and can be sent again. */
function useItem({ operationId, since, problem, isSending }: BatchItem): WorkState<JobResult> {
  const kept = operationId === null ? null : { operationId, since };
  const followed = useFollowed('upscale', kept, loadJobResult);
  if (isSending) return { phase: 'sending', since };
  if (operationId === null)
    return { phase: 'failed', failure: new AtelierFailure(problem ?? texts.notSent), canRetry: true };
  return followed.phase === 'failed' ? { ...followed, canRetry: true } : followed;
}

/** Everything that is there by now. */
function DownloadAll({ items }: { items: readonly BatchItem[] }) {
  const download = async () => {
    const loaded = await Promise.allSettled(items.map(madeOf));
    await downloadAll(
      loaded.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
      texts.archive,
    );
  };
  return (
    <Button size="sm" icon={FileArchive} onClick={() => void download()}>
      {texts.downloadAll}
    </Button>
  );
}

async function madeOf({ operationId, picture }: BatchItem): Promise<ZipPicture[]> {
  if (operationId === null) return [];
  const { answer, pictures } = await loadJobResult(operationId);
  // A job that has not ended, or failed, has no answer yet.
  if (answer.success !== true) return [];
  return pictures.map(({ url }) => ({ url, name: texts.enlargedName(picture.name.replace(/\.[^.]+$/, '')) }));
}
