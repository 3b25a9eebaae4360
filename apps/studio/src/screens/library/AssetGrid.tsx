import type { Asset } from '@atelier/sdk';
import { FavouriteButton } from '../../pictures/FavouriteButton.tsx';
import { thumbnailOfAsset } from '../../pictures/LibraryPicker.tsx';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { nameOf } from './asset-words.ts';
import { carryAssets } from './carried-assets.ts';
import styles from './Library.module.css';
import type { Selection } from './selection.ts';

const PLACEHOLDERS = Array.from({ length: 12 }, (_, index) => `place ${index}`);

export interface AssetGridProps {
  assets: readonly Asset[] | undefined;
  selection: Selection;
  onOpen: (id: number) => void;
}

/** The pictures: each opens its details, and can be selected; Shift selects up to the last one. */
export function AssetGrid({ assets, selection, onOpen }: AssetGridProps) {
  if (assets === undefined)
    return (
      <ul className={styles.grid}>
        {PLACEHOLDERS.map((name) => (
          <li key={name}>
            <Skeleton ratio={1} />
          </li>
        ))}
      </ul>
    );
  return (
    <ul className={styles.grid} data-selecting={selection.ids.size > 0 || undefined}>
      {assets.map((asset) => (
        <li
          key={asset.id}
          className={styles.asset}
          data-selected={selection.ids.has(asset.id) || undefined}
          draggable
          // All that are selected come along.
          onDragStart={(event) =>
            carryAssets(event, selection.ids.has(asset.id) ? [...selection.ids] : [asset.id])
          }
        >
          <button
            type="button"
            className={styles.open}
            aria-label={texts.details(nameOf(asset))}
            onClick={({ ctrlKey, metaKey, shiftKey }) =>
              ctrlKey || metaKey || shiftKey ? selection.toggle(asset.id, shiftKey) : onOpen(asset.id)
            }
          >
            <Thumbnail url={thumbnailOfAsset(asset.id)} alt="" ratio={1} />
          </button>
          <input
            type="checkbox"
            className={styles.check}
            aria-label={texts.select(nameOf(asset))}
            checked={selection.ids.has(asset.id)}
            onChange={({ nativeEvent }) =>
              selection.toggle(asset.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
          <div className={styles.foot}>
            <span className={styles.name}>{nameOf(asset)}</span>
            <FavouriteButton
              key={String(asset.is_favorite)}
              assetId={asset.id}
              isFavourite={asset.is_favorite}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
