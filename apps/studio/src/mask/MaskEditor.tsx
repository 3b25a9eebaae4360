import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSignedIn } from '../api/session.ts';
import { useDraft } from '../drafts/draft.ts';
import { type PictureFile, readPicture } from '../pictures/picture-file.ts';
import { maskTexts as texts } from '../texts/en/mask.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { MaskControls } from './MaskControls.tsx';
import styles from './MaskEditor.module.css';
import { MaskFileButtons } from './MaskFileButtons.tsx';
import { MaskStage } from './MaskStage.tsx';
import { createMask, paintedShare } from './mask.ts';
import { maskKeys } from './mask-keys.ts';
import { paintingSize, pixelsOf, readMask, writeMask } from './mask-pixels.ts';
import { MaskSession } from './mask-session.ts';
import { INITIAL_MASK_SETTINGS, TINTS } from './mask-tools.ts';
import { useView } from './use-view.ts';
import { ViewBar } from './ViewBar.tsx';

export interface MaskEditorProps {
  picture: PictureFile;
  /** The mask to go on with. */
  mask: PictureFile | null;
  /** Takes the mask: an opaque greyscale PNG in the picture's size. */
  onUse: (mask: PictureFile) => void;
  onClose: () => void;
}

interface Opened {
  session: MaskSession;
  bitmap: ImageBitmap;
}

/** Where masks are painted. Open until "Use mask" or "Cancel". */
export default function MaskEditor({ picture, mask, onUse, onClose }: MaskEditorProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    openSession(picture, mask)
      .then((session) => !isGone && setOpened(session))
      .catch(() => setProblem(texts.unreadablePicture));
    return () => {
      isGone = true;
    };
  }, [picture, mask]);
  if (opened === null)
    return (
      <Dialog open onClose={onClose} title={texts.title} look="full">
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
      </Dialog>
    );
  return <OpenEditor {...opened} picture={picture} onUse={onUse} onClose={onClose} />;
}

type OpenEditorProps = Opened & Omit<MaskEditorProps, 'mask'>;

function OpenEditor({ session, bitmap, picture, onUse, onClose }: OpenEditorProps) {
  const [settings, edit] = useDraft('mask', INITIAL_MASK_SETTINGS);
  const { limits } = useSignedIn();
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const view = useView(frame, picture);
  useSyncExternalStore(session.subscribe, session.version);
  useEffect(
    () => session.show(settings.isMaskOnly ? null : TINTS[settings.tint]),
    [session, settings.isMaskOnly, settings.tint],
  );
  const share = paintedShare(session.mask);
  const use = async () => {
    const blob = await writeMask(session.mask, picture);
    onUse(await readPicture(blob, 'mask.png', limits.max_upload_bytes));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.title}
      look="full"
      isKept
      onKeyDown={maskKeys(session, settings, edit)}
      footer={
        <>
          <p className={styles.status} role="status">
            {share === 0 ? texts.empty : texts.painted(share)}
          </p>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" disabled={share === 0} onClick={() => void use()}>
            {texts.use}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        <div className={styles.stage}>
          <ViewBar session={session} view={view} />
          <div ref={setFrame} className={styles.frame}>
            <MaskStage session={session} bitmap={bitmap} settings={settings} view={view} picture={picture} />
          </div>
        </div>
        <div className={styles.side}>
          <MaskControls
            settings={settings}
            edit={edit}
            session={session}
            ratio={session.mask.width / picture.width}
          />
          <MaskFileButtons session={session} picture={picture} />
        </div>
      </div>
    </Dialog>
  );
}

async function openSession(picture: PictureFile, mask: PictureFile | null): Promise<Opened> {
  const size = paintingSize(picture);
  const pixels = await pixelsOf(picture.blob, size);
  const start = mask === null ? createMask(size.width, size.height) : await readMask(mask.blob, size);
  const bitmap = await createImageBitmap(picture.blob);
  return { session: new MaskSession(start, pixels, TINTS.red), bitmap };
}
