export const RESIZES = ['none', 'percent', 'pixels'] as const;
export type Resize = (typeof RESIZES)[number];

/** Another size in pixels, as it is typed; proportions always stay. */
export interface ResizeDraft {
  resize: Resize;
  percent: number;
  /** Pixels at most; null = as the other side gives. */
  width: number | null;
  height: number | null;
}

export const RESIZE_INITIAL: ResizeDraft = { resize: 'none', percent: 50, width: null, height: null };

export const PERCENT_RANGE = { min: 1, max: 200 } as const;
/** As far as the API goes, pixels. */
export const MOST_SIDE_PX = 8192;

/** Why files of this size cannot be made, as the catalogue of texts names it; null when they can. */
export function resizeProblem({
  resize,
  width,
  height,
}: ResizeDraft): 'sidesMissing' | 'sidesOutside' | null {
  if (resize !== 'pixels') return null;
  const sides = [width, height].filter((side) => side !== null);
  if (sides.length === 0) return 'sidesMissing';
  const isSide = (side: number) => Number.isInteger(side) && side >= 1 && side <= MOST_SIDE_PX;
  return sides.every(isSide) ? null : 'sidesOutside';
}

/** The size as the API takes it. */
export function resizeOf({ resize, percent, width, height }: ResizeDraft) {
  if (resize === 'percent') return { resize_percent: percent };
  if (resize === 'none') return {};
  return {
    ...(width === null ? {} : { resize_width: width }),
    ...(height === null ? {} : { resize_height: height }),
  };
}
