import { Children, type ReactNode, useState } from 'react';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { wholeInSight } from '../ui/whole-in-sight.ts';
import styles from './PictureGrid.module.css';
import { PictureViewer } from './PictureViewer.tsx';
import type { ResultPicture } from './result-picture.ts';
import { SendTo } from './SendTo.tsx';
import { Thumbnail } from './Thumbnail.tsx';

export interface PictureGridProps {
  pictures: readonly ResultPicture[];
  /** More to do with one picture, beside "Send to". */
  actions?: (picture: ResultPicture) => ReactNode;
  /** Further items of the list, as places of pictures on their way. */
  children?: ReactNode;
}

/** Results: each opens large, and can be sent on. One picture takes all the room there is. */
export function PictureGrid({ pictures, actions, children }: PictureGridProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const isAlone = pictures.length === 1 && Children.count(children) === 0;
  return (
    <>
      <ul className={isAlone ? styles.single : styles.grid}>
        {pictures.map((picture) => (
          <li key={picture.id} className={styles.card}>
            <button
              type="button"
              className={styles.open}
              aria-label={`${texts.open}: ${picture.alt}`}
              style={isAlone ? { maxWidth: wholeInSight(picture.width / picture.height) } : undefined}
              onClick={() => setOpenId(picture.id)}
            >
              <Thumbnail
                url={picture.previewUrl ?? picture.url}
                alt={picture.alt}
                ratio={picture.width / picture.height}
              />
            </button>
            <div className={styles.foot}>
              <span className={styles.facts}>
                <span className={styles.name}>{picture.alt}</span>
                <small>
                  {[`${picture.width} × ${picture.height}`, ...(picture.facts ?? [])].join(' · ')}
                </small>
              </span>
              {actions?.(picture)}
              <SendTo picture={picture} />
            </div>
          </li>
        ))}
        {children}
      </ul>
      <PictureViewer pictures={pictures} openId={openId} onOpen={setOpenId} actions={actions} />
    </>
  );
}
