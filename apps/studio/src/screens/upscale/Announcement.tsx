import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Price } from '../../work/Price.tsx';
import styles from './UpscaleScreen.module.css';
import { printSize } from './upscale-draft.ts';
import type { Preview, Previews } from './use-upscale-previews.ts';

export interface AnnouncementProps {
  pictures: readonly ShownPicture[];
  previews: Previews;
}

/** What will come of it, before it is ordered: sizes, factors, modes, the price, and how large that is in print. */
export function Announcement({ pictures, previews }: AnnouncementProps) {
  const known = previews.all.filter((preview) => preview !== undefined);
  const [first] = known;
  if (first === undefined || known.length < pictures.length) return <Skeleton width="14rem" />;
  const total = known.reduce((sum, preview) => sum + preview.estimated_cost, 0);
  const [picture] = pictures;
  const print = printSize(first);
  return (
    <>
      {pictures.length === 1 && picture !== undefined ? (
        <p aria-live="polite">{announced(picture, first)}</p>
      ) : (
        <p aria-live="polite">{texts.several(pictures.length)}</p>
      )}
      <Price
        price={{
          each: total / pictures.length,
          count: new Set(known.map((one) => one.estimated_cost)).size === 1 ? pictures.length : 1,
          total,
          left: first.balance.remaining,
        }}
      />
      {pictures.length === 1 && <small>{texts.print(print.width, print.height, print.inches)}</small>}
    </>
  );
}

/** What comes of each of several pictures, folded away. */
export function EachAnnounced({ pictures, previews }: AnnouncementProps) {
  return (
    <MoreSettings label={texts.each}>
      <ul className={styles.each}>
        {pictures.map((picture, index) => (
          <li key={picture.id}>
            <span>{picture.name}</span>
            <small>{announced(picture, previews.all[index])}</small>
          </li>
        ))}
      </ul>
    </MoreSettings>
  );
}

function announced(source: ShownPicture, preview: Preview): string {
  if (preview === undefined) return '…';
  return texts.announced(
    `${source.width}×${source.height}`,
    `${preview.width}×${preview.height}`,
    preview.upscale_factor,
    texts.modes[preview.mode],
  );
}
