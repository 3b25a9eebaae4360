import type { UpscaleModeName } from '@atelier/contracts/image-studio';

export type UpscaleMode = UpscaleModeName | 'auto';
export const MODES: readonly UpscaleMode[] = ['auto', 'fast', 'conservative', 'creative'];
export const TARGETS = ['usual', '2x', '4x', 'web', 'social', 'print', 'own', 'paper'] as const;
export type Target = (typeof TARGETS)[number];
export const UNITS = ['cm', 'in'] as const;
export type Unit = (typeof UNITS)[number];

/** What is typed and chosen in Upscale. */
export interface UpscaleDraft {
  mode: UpscaleMode;
  target: Target;
  /** Pixels, of `own`. */
  width: number | null;
  height: number | null;
  /** In `unit`, of `paper`. */
  paperWidth: number | null;
  paperHeight: number | null;
  unit: Unit;
  prompt: string;
}

export const INITIAL: UpscaleDraft = {
  mode: 'auto',
  target: 'usual',
  width: null,
  height: null,
  paperWidth: 15,
  paperHeight: 10,
  unit: 'cm',
  prompt: '',
};

/** What sides may be asked for, pixels. */
export const SIDE_RANGE_PX = { min: 64, max: 6144 } as const;
export const PRINT_DPI = 300;
const CM_PER_INCH = 2.54;

export interface Size {
  width: number;
  height: number;
}

/** Why nothing can be made of this size, as the catalogue of texts names it; null when it can. */
export function sizeProblem(draft: UpscaleDraft): 'sidesMissing' | 'sidesOutside' | 'paperOutside' | null {
  const sides = sidesOf(draft);
  if (sides === null) return null;
  const given = [sides.width, sides.height].filter((side) => side !== null);
  if (given.length === 0) return 'sidesMissing';
  const isWithin = (px: number) => px >= SIDE_RANGE_PX.min && px <= SIDE_RANGE_PX.max;
  if (given.every(isWithin)) return null;
  return draft.target === 'paper' ? 'paperOutside' : 'sidesOutside';
}

/** Sides in pixels, of the targets that are given by sides; null for the others. */
function sidesOf(draft: UpscaleDraft): { width: number | null; height: number | null } | null {
  if (draft.target === 'own') return { width: draft.width, height: draft.height };
  if (draft.target !== 'paper') return null;
  const pixels = (side: number | null) =>
    side === null ? null : Math.round((side / (draft.unit === 'cm' ? CM_PER_INCH : 1)) * PRINT_DPI);
  return { width: pixels(draft.paperWidth), height: pixels(draft.paperHeight) };
}

/** How large the picture should become, as the API takes it. */
export function wishOf(draft: UpscaleDraft, source: Size) {
  const { mode, target } = draft;
  switch (target) {
    case 'web':
    case 'social':
    case 'print':
      return { mode, preset: target };
    case '2x':
    case '4x':
      return { mode, target_width: source.width * Number.parseInt(target, 10) };
    case 'own':
    case 'paper': {
      const { width = null, height = null } = turned(sidesOf(draft), draft, source) ?? {};
      return {
        mode,
        ...(width === null ? {} : { target_width: width }),
        ...(height === null ? {} : { target_height: height }),
      };
    }
    default:
      return { mode };
  }
}

/** Paper is turned the way the picture lies. */
function turned(sides: ReturnType<typeof sidesOf>, { target }: UpscaleDraft, source: Size) {
  if (sides === null || target !== 'paper') return sides;
  const { width, height } = sides;
  if (width === null || height === null) return sides;
  return width >= height === source.width >= source.height ? sides : { width: height, height: width };
}

/** How large a picture is in print: centimetres of its sides, and both in inches. */
export function printSize({ width, height }: Size): { width: string; height: string; inches: string } {
  const inches = [width, height].map((px) => px / PRINT_DPI);
  const [wide = '', high = ''] = inches.map((inch) => (inch * CM_PER_INCH).toFixed(1));
  return { width: wide, height: high, inches: inches.map((inch) => inch.toFixed(1)).join(' × ') };
}
