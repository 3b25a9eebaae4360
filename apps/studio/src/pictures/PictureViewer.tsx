import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
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
  /** More to do with it, beside "Send to". */
  actions?: ((picture: ResultPicture) => ReactNode) | undefined;
}

/** One picture on all there is of the window; arrow keys lead to its neighbours. */
export function PictureViewer({ pictures, openId, onOpen, actions }: PictureViewerProps) {
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
      onKeyDown={follow}
      footer={
        <>
          <small className={styles.facts}>{factsOf(picture, place, pictures.length)}</small>
          {actions?.(picture)}
          <SendTo picture={picture} size="md" />
        </>
      }
    >
      <div className={styles.stage}>
        {pictures.length > 1 && (
          <IconButton icon={ChevronLeft} label={texts.previous} onClick={() => step(-1)} />
        )}
        <img src={picture.url} alt={picture.alt} width={picture.width} height={picture.height} />
        {pictures.length > 1 && <IconButton icon={ChevronRight} label={texts.next} onClick={() => step(1)} />}
      </div>
    </Dialog>
  );
}

function factsOf({ width, height, facts = [] }: ResultPicture, place: number, count: number): string {
  return [...(count > 1 ? [texts.place(place + 1, count)] : []), `${width} × ${height}`, ...facts].join(
    ' · ',
  );
}
