import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { pictureTexts } from '../../texts/en/pictures.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Failed } from '../../work/ResultPanel.tsx';
import { toFailure } from '../../work/use-work.ts';
import { CropPreview, FitPreview } from './CropPreview.tsx';
import { cropAround, type Point } from './crop.ts';
import { FocalPicker } from './FocalPicker.tsx';
import styles from './Social.module.css';
import { pointsOf, type SocialDraft } from './social-draft.ts';
import { type SocialFormat, useSmartCrops } from './use-social.ts';

const MIDDLE: Point = { x: 0.5, y: 0.5 };

export interface CropsProps {
  picture: ShownPicture;
  formats: readonly SocialFormat[];
  draft: SocialDraft;
  edit: (changes: Partial<SocialDraft>) => void;
}

/** Every crop as it will be, before anything is made. */
export function Crops({ picture, formats, draft, edit }: CropsProps) {
  const { cropMode } = draft;
  const { focal, placed } = pointsOf(draft, picture.id);
  const isSmart = cropMode === 'smart';
  const found = useSmartCrops(picture, isSmart && focal === null);
  const isLooking = found.isFetching && formats.length > 0;
  const cropOf = (format: SocialFormat) => {
    const point = isSmart ? (placed[format.id] ?? focal) : MIDDLE;
    if (point !== null) return cropAround(picture, format, point);
    // The middle, until the server has looked: something is in sight at once.
    return found.data?.get(format.id) ?? cropAround(picture, format, MIDDLE);
  };
  const place = (id: string, middle: Point | null) => {
    const { [id]: _, ...others } = placed;
    edit({
      pictureId: picture.id,
      cropMode: 'smart',
      focal,
      placed: middle === null ? others : { ...others, [id]: middle },
    });
  };
  const showsSafeZone = draft.showsSafeZones;
  return (
    <Panel className={styles.crops}>
      {isSmart && (
        <FocalPicker
          picture={picture}
          point={focal}
          onChange={(point) => edit({ pictureId: picture.id, focal: point, placed })}
        />
      )}
      <Switch
        label={texts.safeZones}
        hint={texts.safeZonesHint}
        checked={showsSafeZone}
        onChange={(showsSafeZones) => edit({ showsSafeZones })}
      />
      <p role="status" className={isLooking ? styles.none : 'visually-hidden'}>
        {isLooking && texts.looking}
      </p>
      {found.error !== null && (
        <Failed failure={toFailure(found.error)} onRetry={() => void found.refetch()} />
      )}
      {formats.length === 0 && <p className={styles.none}>{texts.noFormats}</p>}
      {/* The preview is the source moved by the browser: its name is on the source itself. */}
      <ul className={styles.grid} aria-label={`${texts.crops}, ${pictureTexts.originalOf(picture.name)}`}>
        {formats.map((format) =>
          cropMode === 'fit' ? (
            <FitPreview
              key={format.id}
              {...{ picture, format, showsSafeZone }}
              ground={draft.ground === 'colour' ? draft.colour : draft.ground}
            />
          ) : (
            <CropPreview
              key={format.id}
              {...{ picture, format, showsSafeZone }}
              crop={cropOf(format)}
              isGuess={isLooking && placed[format.id] === undefined}
              isPlaced={isSmart && placed[format.id] !== undefined}
              onPlace={(middle) => place(format.id, middle)}
            />
          ),
        )}
      </ul>
    </Panel>
  );
}
