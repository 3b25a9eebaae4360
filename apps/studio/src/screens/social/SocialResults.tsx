import { FileArchive } from 'lucide-react';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { showBytes } from '../../pictures/picture-file.ts';
import { downloadAll } from '../../pictures/zip.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import styles from './Social.module.css';
import type { SocialPicture, SocialResult } from './social-result.ts';
import type { SocialFormat } from './use-social.ts';

const BYTES_PER_MB = 1024 * 1024;

/** The files: each with its size against what its platform takes, all of them as one archive. */
export function SocialResults({
  result,
  formats,
}: {
  result: SocialResult;
  formats: readonly SocialFormat[];
}) {
  const pictures = new Map(result.pictures.map((picture) => [picture.id, picture]));
  return (
    <div className={styles.files}>
      <header className={styles.head}>
        <h2>{texts.made}</h2>
        <DownloadAll pictures={result.pictures} />
      </header>
      <PictureGrid
        pictures={result.pictures}
        actions={({ id }) => {
          const picture = pictures.get(id);
          const limit = formats.find((format) => format.id === picture?.formatId)?.maxMb;
          if (picture === undefined || limit === undefined) return null;
          return (
            <Badge tone={picture.isWithinLimit ? 'good' : 'bad'}>
              {texts.size(showBytes(picture.bytes), showBytes(limit * BYTES_PER_MB))}
            </Badge>
          );
        }}
      />
      {result.errors.map(({ platform, format, error }) => (
        <Notice key={platform + format} tone="bad">
          <p>{texts.failedFormat(platform, format)}</p>
          <small>{error}</small>
        </Notice>
      ))}
      <Warnings of={result.warnings} tone="warn" />
    </div>
  );
}

function DownloadAll({ pictures }: { pictures: readonly SocialPicture[] }) {
  return (
    <Button size="sm" icon={FileArchive} onClick={() => void downloadAll(pictures, texts.archive)}>
      {texts.downloadAll}
    </Button>
  );
}
