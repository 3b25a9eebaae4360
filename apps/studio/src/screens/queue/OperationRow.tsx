import type { ActivityItem } from '@atelier/sdk';
import { LoaderCircle, type LucideIcon, PackageCheck, X } from 'lucide-react';
import { useState } from 'react';
import { PLACES, type Place } from '../../app/places.ts';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { momentOf } from '../../texts/en/moments.ts';
import { queueTexts as texts } from '../../texts/en/queue.ts';
import { workTexts } from '../../texts/en/work.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { showToast } from '../../ui/toasts.ts';
import { goOnWith } from '../../work/go-on-with.ts';
import { cancelOperation } from '../../work/operations.ts';
import { placeOf } from '../../work/place-of.ts';
import { toFailure } from '../../work/use-work.ts';
import styles from './Queue.module.css';

interface RowProps {
  operation: ActivityItem;
}

/** One that waits or is worked on: where it stands in the line or how far it is, and the way to end it. */
export function RunningRow({ operation }: RowProps) {
  const [isEnding, setEnding] = useState(false);
  const name = nameOf(operation);
  const { id, kind, progress, stage, ahead, created_at: created } = operation;
  const cancel = async () => {
    setEnding(true);
    try {
      await cancelOperation(id);
    } catch (error) {
      showToast(toFailure(error).message, { tone: 'bad' });
    } finally {
      setEnding(false);
    }
  };
  return (
    <li className={styles.row}>
      <Picture operation={operation} icon={LoaderCircle} />
      <div className={styles.words}>
        <Name operation={operation} />
        <span className={styles.state}>
          {workTexts.doing(stage, ahead)} · {texts.startedAt(momentOf(created))}
        </span>
        <ProgressBar label={texts.progress(name)} value={progress > 0 ? progress : undefined} />
      </div>
      {kind === 'preparation' ? (
        <small className={styles.state}>{texts.cancelNotHere}</small>
      ) : (
        <Button
          size="sm"
          icon={X}
          disabled={isEnding}
          aria-label={texts.cancelName(name)}
          onClick={() => void cancel()}
        >
          {texts.cancel}
        </Button>
      )}
    </li>
  );
}

const TONES = {
  CREATED: 'neutral',
  IN_PROGRESS: 'neutral',
  PAUSED: 'neutral',
  SUCCESS: 'good',
  FAILED: 'bad',
  ABORTED: 'warn',
  CANCELLED: 'neutral',
} as const;

/** One that has ended, with its picture or what was wrong, and the way to the studio that ordered it. */
export function EndedRow({ operation }: RowProps) {
  const { status, error, created_at: created, finished_at: finished } = operation;
  const place = placeFor(operation);
  return (
    <li className={styles.row}>
      <Picture operation={operation} icon={PackageCheck} />
      <div className={styles.words}>
        <Name operation={operation} />
        <span className={styles.state}>
          <Badge tone={TONES[status]}>{texts.statuses[status]}</Badge> {momentOf(finished ?? created)}
        </span>
        {error !== null && <span className={styles.error}>{error}</span>}
      </div>
      {place !== undefined && status === 'SUCCESS' && (
        <Button
          size="sm"
          aria-label={texts.showName(nameOf(operation))}
          onClick={() => goOnWith(operation, place.screen)}
        >
          {texts.show}
        </Button>
      )}
    </li>
  );
}

function Picture({ operation, icon }: RowProps & { icon: LucideIcon }) {
  const { preview_url: url } = operation;
  const Icon = placeFor(operation)?.icon ?? icon;
  return url === null ? (
    <span className={styles.noPicture}>
      <Icon aria-hidden />
    </span>
  ) : (
    <Thumbnail url={url} alt="" ratio={1} fit="cover" />
  );
}

function Name({ operation }: RowProps) {
  return (
    <span className={styles.name}>
      <strong>{kindOf(operation)}</strong>
      {operation.title !== null && <span>{operation.title}</span>}
    </span>
  );
}

function placeFor(operation: ActivityItem): Place | undefined {
  const screen = placeOf(operation);
  return PLACES.find((place) => place.screen === screen);
}

function kindOf(operation: ActivityItem): string {
  return placeFor(operation)?.label ?? operation.module?.replaceAll('-', ' ') ?? texts.preparation;
}

function nameOf(operation: ActivityItem): string {
  return [kindOf(operation), operation.title].filter(Boolean).join(', ');
}
