import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { Badge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { type Crop, isEnlarged, middleOf, moved, type Point } from './crop.ts';
import { stepOf } from './keys.ts';
import styles from './Social.module.css';
import type { SocialFormat } from './use-social.ts';

export interface CropPreviewProps {
  picture: ShownPicture;
  format: SocialFormat;
  crop: Crop;
  /** While the server looks for what matters. */
  isGuess: boolean;
  isPlaced: boolean;
  showsSafeZone: boolean;
  /** Null = it is like the others again. */
  onPlace: (middle: Point | null) => void;
}

/** What will be cut for a format, true to scale; it can be dragged, and moved with the arrow keys. */
export function CropPreview(props: CropPreviewProps) {
  const { picture, format, crop, isGuess, isPlaced, showsSafeZone, onPlace } = props;
  const title = `${format.platformName} ${format.name}`;
  return (
    <li className={styles.crop} data-format={format.id}>
      <MovableCrop {...{ picture, format, crop, isGuess, onPlace }} label={texts.cropMove(title)}>
        {showsSafeZone && <SafeZone format={format} />}
      </MovableCrop>
      <CropFacts format={format}>
        {isEnlarged(crop, format) && <Badge tone="warn">{texts.enlarged}</Badge>}
        {isPlaced && (
          <IconButton
            icon={RotateCcw}
            size="sm"
            label={texts.cropReset(title)}
            onClick={() => onPlace(null)}
          />
        )}
      </CropFacts>
    </li>
  );
}

interface MovableCropProps {
  picture: ShownPicture;
  format: SocialFormat;
  crop: Crop;
  isGuess: boolean;
  label: string;
  onPlace: (middle: Point) => void;
  children: React.ReactNode;
}

function MovableCrop(props: MovableCropProps) {
  const { picture, format, crop, isGuess, label, onPlace, children } = props;
  const start = useRef<{ x: number; y: number; middle: Point } | null>(null);
  const middle = middleOf(picture, crop);
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (start.current === null) return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    const byX = ((start.current.x - event.clientX) / width) * (crop.width / picture.width);
    const byY = ((start.current.y - event.clientY) / height) * (crop.height / picture.height);
    if (byX !== 0 || byY !== 0) onPlace(moved(start.current.middle, byX, byY));
  };
  const step = (event: KeyboardEvent) => {
    const by = stepOf(event);
    if (by === null) return;
    event.preventDefault();
    onPlace(moved(middle, by.x, by.y));
  };
  return (
    <button
      type="button"
      className={styles.window}
      style={{ aspectRatio: format.width / format.height }}
      aria-label={label}
      data-guess={isGuess || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, middle };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
      onKeyDown={step}
    >
      <img
        src={picture.url}
        alt=""
        draggable={false}
        style={{
          width: `${(picture.width / crop.width) * 100}%`,
          left: `${(-crop.x / crop.width) * 100}%`,
          top: `${(-crop.y / crop.height) * 100}%`,
        }}
      />
      {children}
    </button>
  );
}

/** All of the picture inside a format, on its ground. */
export function FitPreview({
  picture,
  format,
  ground,
  showsSafeZone,
}: {
  picture: ShownPicture;
  format: SocialFormat;
  /** A colour, `blur` or `transparent`. */
  ground: string;
  showsSafeZone: boolean;
}) {
  const isColour = ground !== 'blur' && ground !== 'transparent';
  return (
    <li className={styles.crop} data-format={format.id}>
      <span
        className={styles.fitted}
        data-ground={isColour ? 'colour' : ground}
        style={{
          aspectRatio: format.width / format.height,
          ...(isColour ? { backgroundColor: ground } : {}),
        }}
      >
        {ground === 'blur' && <img src={picture.url} alt="" className={styles.blurred} />}
        <img src={picture.url} alt={texts.cropFixed(`${format.platformName} ${format.name}`)} />
        {showsSafeZone && <SafeZone format={format} />}
      </span>
      <CropFacts format={format} />
    </li>
  );
}

function CropFacts({ format, children }: { format: SocialFormat; children?: React.ReactNode }) {
  return (
    <div className={styles.facts}>
      <span>
        <strong>{format.platformName}</strong>
        <small>
          {format.name} · <span className={styles.size}>{texts.pixels(format.width, format.height)}</span>
        </small>
      </span>
      {children}
    </div>
  );
}

function SafeZone({ format: { safeZone } }: { format: SocialFormat }) {
  const percent = (share: number) => `${share * 100}%`;
  return (
    <span
      aria-hidden
      className={styles.safeZone}
      style={{
        top: percent(safeZone.top),
        bottom: percent(safeZone.bottom),
        left: percent(safeZone.left),
        right: percent(safeZone.right),
      }}
    />
  );
}
