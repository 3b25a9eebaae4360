import type { UpscaleModeName } from '@atelier/contracts/image-studio';

export type UpscaleMode = UpscaleModeName | 'auto';
export const MODES: readonly UpscaleMode[] = ['auto', 'fast', 'conservative', 'creative'];
export const TARGETS = ['usual', '2x', '4x', 'web', 'social', 'print', 'own'] as const;
export type Target = (typeof TARGETS)[number];

/** What is typed and chosen in Upscale. */
export interface UpscaleDraft {
  mode: UpscaleMode;
  target: Target;
  /** Pixels, of `own`. */
  width: number | null;
  height: number | null;
  prompt: string;
}

export const INITIAL: UpscaleDraft = { mode: 'auto', target: 'usual', width: null, height: null, prompt: '' };

interface Size {
  width: number;
  height: number;
}

/** How large the picture should become, as the API takes it. */
export function wishOf({ mode, target, width, height }: UpscaleDraft, source: Size) {
  switch (target) {
    case 'web':
    case 'social':
    case 'print':
      return { mode, preset: target };
    case '2x':
    case '4x':
      return { mode, target_width: source.width * Number.parseInt(target, 10) };
    case 'own':
      return {
        mode,
        ...(width === null ? {} : { target_width: width }),
        ...(height === null ? {} : { target_height: height }),
      };
    default:
      return { mode };
  }
}

const PRINT_DPI = 300;
const CM_PER_INCH = 2.54;

/** How large a picture is in print: centimetres of its sides, and both in inches. */
export function printSize({ width, height }: Size): { width: string; height: string; inches: string } {
  const inches = [width, height].map((px) => px / PRINT_DPI);
  const [wide = '', high = ''] = inches.map((inch) => (inch * CM_PER_INCH).toFixed(1));
  return { width: wide, height: high, inches: inches.map((inch) => inch.toFixed(1)).join(' × ') };
}
