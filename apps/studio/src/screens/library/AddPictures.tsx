import { answerOf } from '@atelier/sdk';
import { ChartColumn, Upload } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { atelier } from '../../api/atelier.ts';
import { useSignedIn } from '../../api/session.ts';
import { ACCEPTED_TYPES, readPicture, toDataUrl } from '../../pictures/picture-file.ts';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { toFailure } from '../../work/use-work.ts';
import styles from './Library.module.css';
import { Statistics } from './Statistics.tsx';
import { refreshAssets } from './use-library.ts';

/** Adding own pictures, and how much there is. */
export function LibraryActions() {
  const [showsStatistics, setShowsStatistics] = useState(false);
  const keep = useKeeping();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED_TYPES}
        multiple
        hidden
        aria-label={texts.upload}
        onChange={({ target }) => {
          void keep([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button icon={ChartColumn} tone="quiet" onClick={() => setShowsStatistics(true)}>
        {texts.statistics}
      </Button>
      <Button icon={Upload} onClick={() => input.current?.click()}>
        {texts.upload}
      </Button>
      {showsStatistics && <Statistics onClose={() => setShowsStatistics(false)} />}
    </>
  );
}

/** Where files can be let go, to be kept beside what was made. The button above does the same by keyboard. */
export function PictureDrop({ children }: { children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  const keep = useKeeping();
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers
    <div
      className={styles.place}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void keep([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}

/** Keeps files in the library; one that cannot be kept leaves the others alone. */
function useKeeping(): (files: readonly File[]) => Promise<void> {
  const { limits } = useSignedIn();
  return async (files) => {
    const kept = await Promise.allSettled(files.map((file) => keepPicture(file, limits.max_upload_bytes)));
    const refused = kept.find((one) => one.status === 'rejected');
    const count = kept.filter(({ status }) => status === 'fulfilled').length;
    if (count > 0) showToast(texts.uploaded(count), { tone: 'good' });
    if (refused !== undefined) showToast(toFailure(refused.reason).message, { tone: 'bad' });
    refreshAssets();
  };
}

async function keepPicture(file: File, maxBytes: number): Promise<void> {
  const { blob, name } = await readPicture(file, file.name, maxBytes);
  const body = { image_base64: await toDataUrl(blob), operation: 'upload', title: name };
  await answerOf(atelier.imageStudio.POST('/image-studio/save-to-library', { body }));
}
