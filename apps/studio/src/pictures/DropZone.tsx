import { Images, ImageUp, Plus, X } from 'lucide-react';
import { type DragEvent, lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useSignedIn } from '../api/session.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './DropZone.module.css';
import { ACCEPTED_TYPES, readPicture, showBytes } from './picture-file.ts';
import type { Pictures, ShownPicture } from './use-pictures.ts';

const LibraryPicker = lazy(() => import('./LibraryPicker.tsx'));

export interface DropZoneProps {
  label: string;
  hint?: ReactNode;
  /** The slot that it fills: `usePictures('edit.source')`. */
  slot: Pictures;
  /** How many fit; with one, a new picture takes the place of the old. */
  most?: number;
  /** Takes what is pasted anywhere on the page. One zone a screen. */
  takesPaste?: boolean;
}

/** Where people give their pictures: by dropping, choosing, pasting, or from the library. Checked before anything is sent. */
export function DropZone({ label, hint, slot, most = 1, takesPaste = false }: DropZoneProps) {
  const { limits } = useSignedIn();
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const take = async (files: readonly File[]) => {
    setProblem(null);
    const room = most === 1 ? 1 : most - slot.pictures.length;
    const read = await Promise.allSettled(
      files
        .slice(0, room)
        .map((file) => readPicture(file, file.name || texts.unnamed, limits.max_upload_bytes)),
    );
    const usable = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = read.find((one) => one.status === 'rejected');
    if (refused !== undefined) setProblem(String(refused.reason?.message ?? refused.reason));
    else if (files.length > room && most > 1) setProblem(texts.moreThan(most));
    if (usable.length > 0) most === 1 ? slot.replace(usable) : slot.add(usable);
  };
  usePaste(takesPaste, take);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  const isFull = slot.pictures.length >= most;
  return (
    <div className={styles.zone}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <fieldset
        className={styles.target}
        aria-label={label}
        data-over={isOver || undefined}
        data-filled={slot.pictures.length > 0 || undefined}
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
      >
        <input
          ref={input}
          id={id}
          type="file"
          // Keys reach it through the button below, which can be seen.
          tabIndex={-1}
          accept={ACCEPTED_TYPES}
          multiple={most > 1}
          className="visually-hidden"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {slot.pictures.length > 0 && (
          <ul className={most > 1 ? styles.several : styles.single}>
            {slot.pictures.map((picture) => (
              <Given key={picture.id} picture={picture} onRemove={() => slot.remove(picture.id)} />
            ))}
            {most > 1 && !isFull && (
              <li>
                <button type="button" className={styles.add} onClick={() => input.current?.click()}>
                  <Plus aria-hidden />
                  <span className="visually-hidden">{texts.addMore}</span>
                </button>
              </li>
            )}
          </ul>
        )}
        {slot.pictures.length === 0 && (
          <div className={styles.invitation}>
            <ImageUp aria-hidden />
            <p>
              {most > 1 ? texts.dropSeveral : texts.drop},{' '}
              <button type="button" className={styles.link} onClick={() => input.current?.click()}>
                {texts.choose}
              </button>
              {takesPaste && ` ${texts.paste}`}
            </p>
            <small>{texts.limits(limits.max_upload_bytes)}</small>
          </div>
        )}
        <div className={styles.buttons}>
          {most === 1 && slot.pictures.length > 0 && (
            <Button size="sm" onClick={() => input.current?.click()}>
              {texts.replace}
            </Button>
          )}
          <Button size="sm" tone="quiet" icon={Images} onClick={() => setPicking(true)}>
            {texts.fromLibrary}
          </Button>
        </div>
      </fieldset>
      {hint !== undefined && problem === null && <p className={styles.hint}>{hint}</p>}
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {isPicking && (
        <Suspense>
          <LibraryPicker onClose={() => setPicking(false)} onPick={(file) => void take([file])} />
        </Suspense>
      )}
    </div>
  );
}

function Given({ picture, onRemove }: { picture: ShownPicture; onRemove: () => void }) {
  const { name, url, width, height, blob } = picture;
  return (
    <li className={styles.given}>
      <img src={url} alt={texts.originalOf(name)} width={width || undefined} height={height || undefined} />
      <span className={styles.facts}>
        <span className={styles.name}>{name}</span>
        <small>{texts.facts(width, height, showBytes(blob.size))}</small>
      </span>
      <span className={styles.removal}>
        <IconButton icon={X} size="sm" tone="plain" label={`${texts.remove} ${name}`} onClick={onRemove} />
      </span>
    </li>
  );
}

/** Pictures that are pasted anywhere but into a text. */
function usePaste(isOn: boolean, take: (files: File[]) => Promise<void>): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!isOn) return;
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (files.length > 0) void latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [isOn]);
}
