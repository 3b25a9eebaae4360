import { cloudNoise, smoothNoise } from './noise.ts';

/** Colours of a surface by place. */
export interface Material {
  readonly name: string;
  /** Colour between `dark` and `light`, 0..1, at (u, v) in units of the area's short side. */
  readonly shade: (u: number, v: number, seed: number) => number;
  readonly dark: readonly [number, number, number];
  readonly light: readonly [number, number, number];
  /** How much of the light and folds of what lay there shows on it, 0..1, and how hard its highlights are. */
  readonly relief: number;
  readonly gloss: number;
}

const clamp = (v: number) => Math.min(1, Math.max(0, v));

/** Planks per unit of height and of width, and the dark joint between them in shares of a plank. */
const PLANKS = { across: 4.5, along: 0.55 } as const;
const JOINT = { across: 0.018, along: 0.0025 } as const;

/** Planks side by side; in each the grain runs along it, bends around a few knots of growth and has fine fibres. */
function woodShade(u: number, v: number, seed: number): number {
  const row = Math.floor(v * PLANKS.across);
  const shift = smoothNoise(row * 7.3, 1, seed + 21);
  const x = u * PLANKS.along + 3 * shift;
  const plank = row * 31 + Math.floor(x);
  const [inX, inY] = [x - Math.floor(x), v * PLANKS.across - row];
  if (inY < JOINT.across || inX < JOINT.along) return 0.02;
  const own = seed + 13 * plank;
  const bend = cloudNoise(u * 0.9, v * 2.4, 3, own);
  const growth = Math.abs(2 * ((7 * inY + 5 * bend) % 1) - 1);
  const fibre = smoothNoise(u * 7, v * 300, own) - 0.5;
  const pores = smoothNoise(u * 30, v * 520, own + 5) > 0.8 ? -0.12 : 0;
  const tone = 0.34 * (smoothNoise(plank * 3.1, 5, seed + 2) - 0.5);
  return clamp(0.5 + tone + 0.16 * (growth - 0.5) + 0.2 * fibre + pores);
}

function marbleShade(u: number, v: number, seed: number): number {
  const warp = cloudNoise(u * 2.2, v * 2.2, 5, seed);
  const vein = Math.abs(Math.sin(5 * (u + 0.6 * v) + 9 * warp));
  const fine = Math.abs(Math.sin(14 * (v - 0.4 * u) + 12 * cloudNoise(u * 4, v * 4, 4, seed + 3)));
  return clamp(Math.min(vein ** 0.28, 0.55 + 0.45 * fine ** 0.3) * (0.88 + 0.24 * (warp - 0.5)));
}

function concreteShade(u: number, v: number, seed: number): number {
  return clamp(
    0.5 +
      0.8 * (cloudNoise(u * 3, v * 3, 6, seed) - 0.5) +
      0.22 * (smoothNoise(u * 220, v * 220, seed + 5) - 0.5),
  );
}

/** Threads over and under each other. */
function wovenShade(threads: number, slant: number): Material['shade'] {
  return (u, v, seed) => {
    const warp = Math.sin(2 * Math.PI * threads * (u + slant * v));
    const weft = Math.sin(2 * Math.PI * threads * v);
    const slub =
      smoothNoise(u * threads * 0.35, v * threads * 2.5, seed) +
      smoothNoise(u * threads * 2.5, v * threads * 0.35, seed + 9);
    return clamp(0.5 + 0.14 * (warp + weft) + 0.3 * (slub - 1));
  };
}

function leatherShade(u: number, v: number, seed: number): number {
  const grain = Math.abs(cloudNoise(u * 55, v * 55, 3, seed) - 0.5) * 2;
  return clamp(0.45 + 0.5 * Math.sqrt(grain) + 0.3 * (cloudNoise(u * 3, v * 3, 3, seed + 4) - 0.5));
}

function metalShade(u: number, v: number, seed: number): number {
  return clamp(
    0.55 +
      0.3 * (smoothNoise(u * 4, v * 380, seed) - 0.5) +
      0.5 * (smoothNoise(u * 2.5, v * 2.5, seed + 2) - 0.5),
  );
}

function brickShade(u: number, v: number, seed: number): number {
  const row = Math.floor(v * 14);
  const x = u * 5 + (row % 2) * 0.5;
  const [inX, inY] = [x - Math.floor(x), v * 14 - row];
  if (inX < 0.045 || inY < 0.12) return clamp(0.9 + 0.2 * (smoothNoise(u * 90, v * 90, seed) - 0.5));
  const own = smoothNoise(Math.floor(x) * 3.7, row * 5.3, seed + 11);
  return clamp(0.1 + 0.35 * own + 0.25 * (cloudNoise(u * 40, v * 40, 3, seed) - 0.3));
}

function grassShade(u: number, v: number, seed: number): number {
  const blades = smoothNoise(u * 150 + 4 * smoothNoise(u * 9, v * 9, seed), v * 34, seed + 1);
  return clamp(0.2 + 0.6 * blades + 0.5 * (cloudNoise(u * 6, v * 6, 3, seed + 2) - 0.5));
}

function sandShade(u: number, v: number, seed: number): number {
  const ripple = Math.sin(26 * (v + 0.16 * cloudNoise(u * 3, v * 3, 3, seed)));
  return clamp(
    0.55 +
      0.12 * ripple +
      0.3 * (smoothNoise(u * 300, v * 300, seed + 3) - 0.5) +
      0.25 * (cloudNoise(u * 4, v * 4, 4, seed) - 0.5),
  );
}

const MATERIALS: readonly (Material & { readonly words: RegExp })[] = [
  {
    name: 'wood',
    words: /\b(?:wood|wooden|oak|walnut|timber|plank|planks|parquet|bamboo)\b/,
    shade: woodShade,
    dark: [96, 60, 33],
    light: [196, 148, 96],
    relief: 0.75,
    gloss: 0.25,
  },
  {
    name: 'marble',
    words: /\b(?:marble|marbled)\b/,
    shade: marbleShade,
    dark: [120, 120, 126],
    light: [244, 243, 241],
    relief: 0.7,
    gloss: 0.6,
  },
  {
    name: 'brick',
    words: /\bbricks?\b/,
    shade: brickShade,
    dark: [112, 50, 36],
    light: [206, 190, 176],
    relief: 0.6,
    gloss: 0,
  },
  {
    name: 'concrete',
    words: /\b(?:concrete|cement|stone|granite|slate|plaster)\b/,
    shade: concreteShade,
    dark: [118, 117, 115],
    light: [186, 185, 182],
    relief: 0.75,
    gloss: 0.05,
  },
  {
    name: 'denim',
    words: /\b(?:denim|jean fabric)\b/,
    shade: wovenShade(70, 0.6),
    dark: [32, 48, 84],
    light: [96, 122, 162],
    relief: 0.9,
    gloss: 0,
  },
  {
    name: 'linen',
    words: /\b(?:linen|canvas|burlap|cotton|fabric|cloth|wool|knitted|knit|tweed)\b/,
    shade: wovenShade(60, 0),
    dark: [172, 158, 134],
    light: [232, 222, 202],
    relief: 0.9,
    gloss: 0,
  },
  {
    name: 'leather',
    words: /\b(?:leather|suede)\b/,
    shade: leatherShade,
    dark: [58, 33, 20],
    light: [134, 84, 52],
    relief: 0.9,
    gloss: 0.35,
  },
  {
    name: 'gold',
    words: /\b(?:gold|golden|brass)\b/,
    shade: metalShade,
    dark: [128, 88, 26],
    light: [248, 214, 128],
    relief: 1,
    gloss: 0.9,
  },
  {
    name: 'copper',
    words: /\b(?:copper|bronze|rose gold)\b/,
    shade: metalShade,
    dark: [110, 56, 34],
    light: [238, 168, 130],
    relief: 1,
    gloss: 0.9,
  },
  {
    name: 'metal',
    words: /\b(?:metal|metallic|steel|chrome|silver|aluminium|aluminum|iron)\b/,
    shade: metalShade,
    dark: [84, 88, 94],
    light: [226, 229, 233],
    relief: 1,
    gloss: 0.9,
  },
  {
    name: 'grass',
    words: /\b(?:grass|lawn|moss|turf)\b/,
    shade: grassShade,
    dark: [36, 70, 24],
    light: [128, 168, 66],
    relief: 0.5,
    gloss: 0,
  },
  {
    name: 'sand',
    words: /\b(?:sand|sandy)\b/,
    shade: sandShade,
    dark: [172, 142, 104],
    light: [232, 210, 174],
    relief: 0.7,
    gloss: 0,
  },
];

/** The material that a text names, if it is one of those that can be drawn. */
export function materialNamed(text: string): Material | undefined {
  const lower = text.toLowerCase();
  return MATERIALS.find(({ words }) => words.test(lower));
}

/** Every material by name. */
export const MATERIAL_NAMES: readonly string[] = MATERIALS.map(({ name }) => name);
