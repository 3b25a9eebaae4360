import { Columns2, Download, FileArchive } from 'lucide-react';
import { useState } from 'react';
import { saveBlob } from '../../pictures/picture-actions.ts';
import { showBytes } from '../../pictures/picture-file.ts';
import { SendTo } from '../../pictures/SendTo.tsx';
import { distinct, zip } from '../../pictures/zip.ts';
import { recodeTexts as texts } from '../../texts/en/recode.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CompareSlider } from '../../ui/CompareSlider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useScrolledTo } from '../../work/ResultPanel.tsx';
import styles from './Recode.module.css';
import type { Recoding, Row } from './use-recoding.ts';

/** What browsers show; others are kept for saving only. */
const SHOWABLE = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp'];

/** One file a row: before, after, what was saved; the chosen one is compared with what it was. */
export function RecodeResults({ recoding }: { recoding: Recoding }) {
  const { rows, isBusy, stop } = recoding;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const place = useScrolledTo<HTMLDivElement>(isBusy);
  const made = rows.filter((row) => row.made !== null);
  const ended = rows.filter((row) => row.made !== null || row.failure !== null).length;
  const shown = made.filter((row) => SHOWABLE.includes(row.made?.blob.type ?? ''));
  const chosen = shown.find(({ picture }) => picture.id === chosenId) ?? shown[0];
  return (
    <div ref={place} className={styles.place}>
      <Panel title={texts.files} aside={made.length > 1 && <DownloadAll rows={made} />}>
        <p role="status" className={isBusy ? styles.state : 'visually-hidden'}>
          {texts.progress(ended, rows.length)}
        </p>
        {isBusy && (
          <div className={styles.running}>
            <ProgressBar label={texts.files} value={ended / rows.length} />
            <Button size="sm" onClick={stop}>
              {texts.stop}
            </Button>
          </div>
        )}
        {chosen?.made && (
          <div className={styles.comparison}>
            <CompareSlider
              key={chosen.picture.id}
              before={{
                url: chosen.picture.url,
                label: `${texts.before} ${showBytes(chosen.picture.blob.size)}`,
              }}
              after={{ url: chosen.made.url, label: `${texts.after} ${showBytes(chosen.made.blob.size)}` }}
              ratio={chosen.made.width / chosen.made.height}
            />
          </div>
        )}
        <ul className={styles.rows}>
          {rows.map((row) => (
            <FileRow
              key={row.picture.id}
              row={row}
              isChosen={row === chosen}
              onCompare={shown.includes(row) ? () => setChosenId(row.picture.id) : null}
            />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

interface FileRowProps {
  row: Row;
  isChosen: boolean;
  onCompare: (() => void) | null;
}

function FileRow({ row: { picture, made, failure }, isChosen, onCompare }: FileRowProps) {
  return (
    <li className={styles.row} data-chosen={isChosen || undefined}>
      <img src={picture.url} alt="" />
      <span className={styles.facts}>
        <span className={styles.name}>{made?.name ?? picture.name}</span>
        {failure !== null && <small role="alert">{failure.message}</small>}
        {failure === null && made === null && <Skeleton width="8rem" />}
        {made !== null && (
          <small>
            {showBytes(picture.blob.size)} → {showBytes(made.blob.size)} · {made.width} × {made.height}
          </small>
        )}
      </span>
      {made !== null && <Saving before={picture.blob.size} after={made.blob.size} />}
      {made?.isTargetMet === false && <Badge tone="warn">{texts.targetMissed}</Badge>}
      {made !== null && (
        <span className={styles.actions}>
          {onCompare !== null && (
            <IconButton icon={Columns2} size="sm" label={texts.compare(made.name)} onClick={onCompare} />
          )}
          <IconButton
            icon={Download}
            size="sm"
            label={texts.download(made.name)}
            onClick={() => saveBlob(made.blob, made.name)}
          />
          <SendTo
            picture={{
              id: picture.id,
              url: made.url,
              alt: made.name,
              name: made.name.replace(/\.[^.]+$/, ''),
              width: made.width,
              height: made.height,
            }}
          />
        </span>
      )}
    </li>
  );
}

function Saving({ before, after }: { before: number; after: number }) {
  if (after > before) return <Badge tone="warn">{texts.larger}</Badge>;
  return <Badge tone="good">−{texts.saved((1 - after / before) * 100)}</Badge>;
}

function DownloadAll({ rows }: { rows: readonly Row[] }) {
  const download = async () => {
    const entries = rows.flatMap(({ made }) => (made === null ? [] : [{ name: made.name, blob: made.blob }]));
    saveBlob(await zip(distinct(entries)), texts.archive);
  };
  return (
    <Button size="sm" icon={FileArchive} onClick={() => void download()}>
      {texts.downloadAll}
    </Button>
  );
}
