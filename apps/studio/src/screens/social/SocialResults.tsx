import { FileArchive } from 'lucide-react';
import { PictureGrid } from '../../pictures/PictureGrid.tsx';
import { saveBlob } from '../../pictures/picture-actions.ts';
import { showBytes } from '../../pictures/picture-file.ts';
import { zip } from '../../pictures/zip.ts';
import { pictureTexts } from '../../texts/en/pictures.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
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
  const download = async () => {
    try {
      const entries = pictures.map(async ({ url, name }) => {
        const blob = await (await fetch(url)).blob();
        return { name: `${name}.${extensionOf(blob.type)}`, blob };
      });
      saveBlob(await zip(await Promise.all(entries)), texts.archive);
    } catch {
      showToast(pictureTexts.sendFailed, { tone: 'bad' });
    }
  };
  return (
    <Button size="sm" icon={FileArchive} onClick={() => void download()}>
      {texts.downloadAll}
    </Button>
  );
}

function extensionOf(type: string): string {
  return type === 'image/jpeg' ? 'jpg' : type.replace('image/', '');
}
