import type { FilledSettings } from '../../body/person.ts';
import { smoothstep } from '../noise.ts';
import { angleAround } from './hairline.ts';

/** How a head of hair is cut and combed: one row of the hairdresser's table. Lengths in dm. */
export interface Cut {
  /** `parted`: combed away from a parting and hanging. `crown`: short, growing away from the whorl. */
  readonly flow: 'parted' | 'crown';
  /** Canonical x of the parting, or of the whorl. */
  readonly part: number;
  readonly strands: number;
  /** Pieces that a strand is drawn with. */
  readonly segments: number;
  /** Width of a lock. */
  readonly width: number;
  /** How far the outermost strands stand off the head. */
  readonly volume: number;
  /** Canonical height at which hanging hair ends. */
  readonly endY: number;
  /** Length of short hair on the top of the head, and at its sides and nape. */
  readonly top: number;
  readonly sides: number;
  /** Sine of the angle at which short hair leaves the skin. */
  readonly lift: number;
  readonly shape: StrandShape;
}

/** How a strand winds around its own line. */
export interface StrandShape {
  readonly kind: 'straight' | 'wave' | 'coil';
  readonly radius: number;
  /** Along the strand, for one turn. */
  readonly wavelength: number;
}

const STRAIGHT: StrandShape = { kind: 'straight', radius: 0, wavelength: 1 };
const WAVE: StrandShape = { kind: 'wave', radius: 0.1, wavelength: 1.05 };
const SHORT_WAVE: StrandShape = { kind: 'wave', radius: 0.05, wavelength: 0.42 };
const COIL: StrandShape = { kind: 'coil', radius: 0.085, wavelength: 0.36 };
const SHORT_COIL: StrandShape = { kind: 'coil', radius: 0.055, wavelength: 0.2 };

type Length = Exclude<FilledSettings['hair_length'], 'bald'>;
type Style = FilledSettings['hair_style'];

const CROPPED = { flow: 'crown', part: 0.08, strands: 3000, segments: 4, width: 0.026, endY: 0 } as const;
/** Men's medium length: over the ears and down to the collar. */
const SHAGGY = {
  flow: 'crown',
  part: 0.08,
  volume: 0.16,
  endY: 0,
  top: 1.05,
  sides: 0.78,
  lift: 0.35,
} as const;
const HANGING = { flow: 'parted', top: 0, sides: 0, lift: 0.25 } as const;

const MEN: Readonly<Record<Length, Readonly<Record<Style, Cut>>>> = {
  short: {
    straight: { ...CROPPED, volume: 0.1, top: 0.5, sides: 0.17, lift: 0.45, shape: STRAIGHT },
    wavy: {
      ...CROPPED,
      strands: 2000,
      segments: 7,
      width: 0.032,
      volume: 0.14,
      top: 0.6,
      sides: 0.2,
      lift: 0.5,
      shape: SHORT_WAVE,
    },
    curly: {
      ...CROPPED,
      strands: 900,
      segments: 11,
      width: 0.04,
      volume: 0.12,
      top: 0.42,
      sides: 0.22,
      lift: 0.8,
      shape: SHORT_COIL,
    },
  },
  medium: {
    straight: { ...SHAGGY, strands: 2200, segments: 6, width: 0.036, shape: STRAIGHT },
    wavy: {
      ...SHAGGY,
      strands: 1300,
      segments: 10,
      width: 0.048,
      shape: { ...SHORT_WAVE, radius: 0.06, wavelength: 0.55 },
    },
    curly: {
      ...SHAGGY,
      strands: 520,
      segments: 24,
      width: 0.05,
      volume: 0.26,
      lift: 0.6,
      shape: { ...COIL, radius: 0.07, wavelength: 0.27 },
    },
  },
  long: {
    straight: {
      ...HANGING,
      part: 0.04,
      strands: 1350,
      segments: 11,
      width: 0.056,
      volume: 0.14,
      endY: 5.35,
      shape: STRAIGHT,
    },
    wavy: {
      ...HANGING,
      part: 0.04,
      strands: 900,
      segments: 19,
      width: 0.064,
      volume: 0.2,
      endY: 5.35,
      shape: WAVE,
    },
    curly: {
      ...HANGING,
      part: 0.04,
      strands: 260,
      segments: 50,
      width: 0.07,
      volume: 0.36,
      endY: 5.6,
      shape: COIL,
    },
  },
};

const WOMEN: typeof MEN = {
  short: {
    straight: { ...CROPPED, volume: 0.14, top: 0.85, sides: 0.48, lift: 0.3, shape: STRAIGHT },
    wavy: {
      ...CROPPED,
      volume: 0.18,
      top: 0.85,
      sides: 0.5,
      lift: 0.4,
      shape: { ...SHORT_WAVE, radius: 0.055, wavelength: 0.55 },
    },
    curly: {
      ...CROPPED,
      strands: 760,
      segments: 15,
      width: 0.045,
      volume: 0.2,
      top: 0.75,
      sides: 0.5,
      lift: 0.75,
      shape: { ...SHORT_COIL, radius: 0.065, wavelength: 0.25 },
    },
  },
  medium: {
    straight: {
      ...HANGING,
      part: 0.2,
      strands: 1600,
      segments: 9,
      width: 0.05,
      volume: 0.15,
      endY: 6.18,
      shape: STRAIGHT,
    },
    wavy: {
      ...HANGING,
      part: 0.2,
      strands: 1000,
      segments: 16,
      width: 0.066,
      volume: 0.22,
      endY: 6.1,
      shape: { ...WAVE, radius: 0.085, wavelength: 0.85 },
    },
    curly: {
      ...HANGING,
      part: 0.12,
      strands: 310,
      segments: 42,
      width: 0.065,
      volume: 0.4,
      endY: 6.3,
      shape: COIL,
    },
  },
  long: {
    straight: {
      ...HANGING,
      part: 0.03,
      strands: 1300,
      segments: 12,
      width: 0.06,
      volume: 0.15,
      endY: 4.55,
      shape: STRAIGHT,
    },
    wavy: {
      ...HANGING,
      part: 0.14,
      strands: 800,
      segments: 22,
      width: 0.07,
      volume: 0.24,
      endY: 4.6,
      shape: { ...WAVE, radius: 0.12, wavelength: 1.15 },
    },
    curly: {
      ...HANGING,
      part: 0.1,
      strands: 250,
      segments: 56,
      width: 0.075,
      volume: 0.42,
      endY: 4.95,
      shape: { ...COIL, radius: 0.1, wavelength: 0.42 },
    },
  },
};

/** The cut for a person's settings, undefined when bald. */
export function cutFor({ gender, hair_length, hair_style }: FilledSettings): Cut | undefined {
  if (hair_length === 'bald') return undefined;
  return (gender === 'male' ? MEN : WOMEN)[hair_length][hair_style];
}

/** Length of short hair rooted at a canonical place: long on top, graded down the sides and the nape. */
export function croppedLength(cut: Cut, x: number, y: number, z: number): number {
  const angle = angleAround(x, z);
  const topness = smoothstep(7.55, 8.15, y);
  const front = smoothstep(70, 20, angle) * topness;
  const nape = 1 - 0.4 * smoothstep(7.1, 6.75, y);
  return cut.sides * nape + (cut.top - cut.sides) * topness + 0.12 * cut.top * front;
}
