import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './PictureViewer.module.css';
import type { ResultPicture } from './result-picture.ts';
import { SendTo } from './SendTo.tsx';

export interface PictureViewerProps {
  pictures: readonly ResultPicture[];
  /** Which one is shown; null = none. */
  openId: string | null;
  onOpen: (id: string | null) => void;
}

/** One picture on all there is of the window; arrow keys lead to its neighbours. */
export function PictureViewer({ pictures, openId, onOpen }: PictureViewerProps) {
  const place = pictures.findIndex(({ id }) => id === openId);
  const picture = pictures[place];
  if (picture === undefined) return null;
  const step = (by: number) => onOpen(pictures[(place + by + pictures.length) % pictures.length]?.id ?? null);
  const follow = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  };
  return (
    <Dialog
      open
      onClose={() => onOpen(null)}
      title={picture.alt}
      look="full"
      footer={<SendTo picture={picture} size="md" />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are a shortcut for the buttons inside */}
      <div className={styles.stage} onKeyDown={follow}>
        {pictures.length > 1 && (
          <IconButton icon={ChevronLeft} label={texts.previous} onClick={() => step(-1)} />
        )}
        <img src={picture.url} alt={picture.alt} width={picture.width} height={picture.height} />
        {pictures.length > 1 && <IconButton icon={ChevronRight} label={texts.next} onClick={() => step(1)} />}
      </div>
    </Dialog>
  );
}
