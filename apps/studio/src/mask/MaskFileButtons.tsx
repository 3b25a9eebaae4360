import { answerOf } from '@atelier/sdk';
import { Download, Images, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { atelier } from '../api/atelier.ts';
import { queryClient } from '../api/query-client.ts';
import { saveBlob } from '../pictures/picture-actions.ts';
import { ACCEPTED_TYPES, type PictureFile, toDataUrl } from '../pictures/picture-file.ts';
import { maskTexts as texts } from '../texts/en/mask.ts';
import { Button } from '../ui/Button.tsx';
import { FieldGroup } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { showToast } from '../ui/toasts.ts';
import { ASSETS_KEY } from '../work/operations.ts';
import { toFailure } from '../work/use-work.ts';
import styles from './MaskEditor.module.css';
import { readMask, type Size, writeMask } from './mask-pixels.ts';
import type { MaskSession } from './mask-session.ts';

/** Masks of other proportions by more than this are for other pictures (spec: image-studio-api.md section 7.2). */
const RATIO_TOLERANCE = 0.02;

/** Masks from and to files. */
export function MaskFileButtons({ session, picture }: { session: MaskSession; picture: PictureFile }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const upload = async (file: File) => {
    setProblem(null);
    try {
      if (!(await fits(file, picture))) return setProblem(texts.proportions);
      const mask = await readMask(file, session.mask);
      session.changeAll(({ data }) => data.set(mask.data));
    } catch {
      setProblem(texts.unreadable);
    }
  };
  const download = async () => saveBlob(await writeMask(session.mask, picture), 'mask.png');
  return (
    <FieldGroup label={texts.file} hint={texts.legend}>
      <input
        ref={input}
        type="file"
        aria-label={texts.upload}
        accept={ACCEPTED_TYPES}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void upload(file);
          event.target.value = '';
        }}
      />
      <div className={styles.buttons}>
        <Button size="sm" icon={Upload} onClick={() => input.current?.click()}>
          {texts.upload}
        </Button>
        <Button size="sm" icon={Download} onClick={() => void download()}>
          {texts.download}
        </Button>
        <Button size="sm" icon={Images} onClick={() => void saveToLibrary(session, picture)}>
          {texts.toLibrary}
        </Button>
      </div>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
    </FieldGroup>
  );
}

async function fits(file: Blob, picture: Size): Promise<boolean> {
  const bitmap = await createImageBitmap(file);
  const change = (bitmap.width / bitmap.height) * (picture.height / picture.width);
  bitmap.close();
  return Math.abs(change - 1) <= RATIO_TOLERANCE;
}

async function saveToLibrary(session: MaskSession, picture: PictureFile): Promise<void> {
  try {
    const image_base64 = await toDataUrl(await writeMask(session.mask, picture));
    const body = { image_base64, operation: 'mask', title: `Mask of ${picture.name}`, tags: ['mask'] };
    await answerOf(atelier.imageStudio.POST('/image-studio/save-to-library', { body }));
    void queryClient.invalidateQueries({ queryKey: ASSETS_KEY });
    showToast(texts.savedToLibrary, { tone: 'good' });
  } catch (error) {
    showToast(toFailure(error).message, { tone: 'bad' });
  }
}
