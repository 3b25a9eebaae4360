import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { Link } from 'wouter';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { createTexts as texts } from '../../texts/en/create.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Facts } from '../../ui/Facts.tsx';
import type { JobPicture, JobResult } from '../../work/studio-jobs.ts';
import styles from './Gallery.module.css';
import { factsOf } from './picture-facts.ts';

export interface PictureDetailsProps {
  /** Undefined = closed. */
  picture: JobPicture | undefined;
  /** The order that it came with. */
  result: JobResult | undefined;
  onClose: () => void;
}

/** All that is known of a picture: its words, its settings, who made it. */
export function PictureDetails({ picture, result, onClose }: PictureDetailsProps) {
  if (picture === undefined || result === undefined) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.details}
      look="drawer"
      footer={
        picture.assetId !== null && (
          <Button render={<Link href={libraryOf(result)} />}>{texts.openInLibrary}</Button>
        )
      }
    >
      <div className={styles.results}>
        <Thumbnail url={picture.url} alt={picture.alt} ratio={picture.width / picture.height} />
        <Facts of={factsOf(picture, result)} />
      </div>
    </Dialog>
  );
}

const MOST_SEARCHED_CHARACTERS = 200;

/** The library, narrowed to the pictures of these words. */
function libraryOf({ answer }: JobResult): string {
  const prompt = String(Object(answer.request).prompt ?? '').slice(0, MOST_SEARCHED_CHARACTERS);
  return `${STUDIO_SCREENS.library}?${new URLSearchParams({ search: prompt })}`;
}
