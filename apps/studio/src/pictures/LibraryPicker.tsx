import { type Asset, answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { atelier } from '../api/atelier.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './LibraryPicker.module.css';
import { Thumbnail } from './Thumbnail.tsx';

const PAGE = 24;
const PLACEHOLDERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The pictures of the library, to choose one of. */
export default function LibraryPicker({
  onClose,
  onPick,
}: {
  onClose: () => void;
  onPick: (file: File) => void;
}) {
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useQuery({
    queryKey: ['assets', 'picker', limit],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/content-assets', { params: { query: { asset_type: 'image', limit } } }),
      ),
    placeholderData: (before) => before,
  });
  const pick = async (asset: Asset) => {
    onClose();
    onPick(await fileOfAsset(asset));
  };
  return (
    <Dialog open onClose={onClose} title={texts.library}>
      {error !== null && <Notice tone="bad">{error.message}</Notice>}
      {data?.total === 0 && (
        <EmptyState icon={Images} title={texts.libraryEmpty}>
          {texts.libraryEmptyHint}
        </EmptyState>
      )}
      <ul className={styles.grid}>
        {data === undefined
          ? PLACEHOLDERS.map((name) => (
              <li key={name}>
                <Skeleton ratio={1} />
              </li>
            ))
          : data.assets.map((asset) => (
              <li key={asset.id}>
                <button type="button" className={styles.asset} onClick={() => void pick(asset)}>
                  <Thumbnail url={thumbnailOfAsset(asset.id)} alt={asset.title ?? asset.filename} ratio={1} />
                </button>
              </li>
            ))}
      </ul>
      {data !== undefined && data.total > data.assets.length && (
        <Button onClick={() => setLimit(limit + PAGE)}>{texts.more}</Button>
      )}
    </Dialog>
  );
}

/** Address of the small picture of an asset. */
export function thumbnailOfAsset(id: number): string {
  return `/api/content-assets/${id}/thumbnail`;
}

async function fileOfAsset({ file_url, filename, mime_type }: Asset): Promise<File> {
  const bytes = await (await fetch(file_url)).blob();
  return new File([bytes], filename, { type: mime_type });
}
