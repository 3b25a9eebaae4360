import { type Hex, hexOfLch, lchOf, mix, saturate, shade } from './colour.ts';
import { type Mood, SCHEMES, type Scheme } from './schemes.ts';

export type Light = 'day' | 'dusk' | 'night';

/** The colours of one illustration. */
export interface Palette extends Omit<Scheme, 'moods'> {
  /** Upper and lower end of the open sky. */
  readonly sky: readonly [Hex, Hex];
  /** Leaves and grass. */
  readonly leaf: Hex;
  readonly water: Hex;
  /** Of lit windows, the sun and its gleam. */
  readonly glow: Hex;
  readonly light: Light;
}

export interface PaletteWishes {
  readonly moods: readonly Mood[];
  /** Colours of the prompt that belong to no subject. */
  readonly colours: readonly Hex[];
  /** The colour asked for behind the subject. */
  readonly backdrop: Hex | null;
  readonly light: Light;
  /** Leaves have turned. */
  readonly isAutumn?: boolean;
  /** Multiplies chroma: 1 leaves colours as they are, 0 makes them grey. */
  readonly chroma: number;
}

/** Colours for an illustration: a scheme of the mood (chosen by the turn), bent to the colours asked for and the light. */
export function choosePalette(wishes: PaletteWishes, turn: number): Palette {
  const asked = askedScheme(wishes, chooseScheme(wishes, turn));
  const base = wishes.light === 'night' ? darkened(asked) : asked;
  return toned({ ...base, ...natural(base, wishes), light: wishes.light }, wishes.chroma);
}

/** Neighbours in the list are alike: turns go round it in larger steps. */
const SCHEME_STEP = 5;

function chooseScheme({ moods, light }: PaletteWishes, turn: number): Scheme {
  const bright = SCHEMES.filter(
    (one) => light !== 'day' || moods.includes('dark') || !one.moods.includes('dark'),
  );
  const score = (one: Scheme) => one.moods.filter((mood) => moods.includes(mood)).length;
  // Those that fit nearly as well count too: seeds are to look different.
  const least = Math.max(...bright.map(score)) - 1;
  const fitting = bright.filter((one) => score(one) >= least);
  return fitting[(turn * SCHEME_STEP) % fitting.length] ?? bright[0] ?? SCHEMES[0]!;
}

/** Grounds take the hue of the backdrop asked for, the strong colours the others. */
function askedScheme({ colours, backdrop }: PaletteWishes, scheme: Scheme): Scheme {
  const [first, second = null, third = null] = backdrop ? [backdrop, ...colours] : colours;
  if (!first) return scheme;
  const ground = lchOf(first);
  const isDark = ground.l < 0.42;
  const airL = backdrop ? ground.l : isDark ? 0.36 : Math.max(ground.l, 0.86);
  const tint = (l: number, share: number): Hex => hexOfLch({ l, c: ground.c * share, h: ground.h });
  const accent = second ?? (ground.c > 0.06 ? first : scheme.accent);
  return {
    moods: scheme.moods,
    air: tint(airL, backdrop ? 1 : 0.45),
    field: backdrop ? tint(airL - 0.07, 1) : first,
    ground: tint(isDark ? airL - 0.06 : Math.max(airL - 0.08, 0.3), backdrop ? 0.85 : 0.6),
    accent,
    spark: third ?? (second ? first : scheme.spark),
    deep: tint(isDark ? 0.14 : 0.27, 0.7),
  };
}

/** By night everything tends to blue (Purkinje). */
const NIGHT: Hex = '#18204a';
const NIGHT_SHARE = 0.74;

function darkened(scheme: Scheme): Scheme {
  const down = (hex: Hex, l: number): Hex => {
    const lch = lchOf(hex);
    return mix(
      hexOfLch({ l: Math.min(lch.l, l), c: Math.min(lch.c + 0.03, 0.11), h: lch.h }),
      NIGHT,
      NIGHT_SHARE,
    );
  };
  const { air, field, ground, deep } = scheme;
  return {
    ...scheme,
    air: down(air, 0.34),
    field: down(field, 0.27),
    ground: down(ground, 0.3),
    deep: down(deep, 0.15),
  };
}

/** Sky, leaves and water keep near their own hues, pulled towards the scheme so that the picture is of one piece. */
function natural(
  scheme: Scheme,
  { light, isAutumn }: PaletteWishes,
): Pick<Palette, 'sky' | 'leaf' | 'water' | 'glow'> {
  const skies: Record<Light, [Hex, Hex]> = {
    day: [mix('#7cc4ee', scheme.air, 0.3), mix('#eaf6fb', scheme.air, 0.5)],
    dusk: [mix('#5b4a8c', scheme.field, 0.25), mix('#ffb27a', scheme.air, 0.2)],
    night: [mix('#0e1535', scheme.deep, 0.35), mix('#33417a', scheme.field, 0.35)],
  };
  const dim = light === 'night' ? -0.2 : light === 'dusk' ? -0.08 : 0;
  return {
    sky: skies[light],
    leaf: shade(mix(isAutumn ? '#c9782f' : '#5da653', scheme.accent, 0.18), dim),
    water: shade(mix('#3fa9c9', scheme.accent, 0.15), dim),
    glow: light === 'day' ? '#fff3c9' : light === 'dusk' ? '#ffd08a' : '#ffe9a8',
  };
}

function toned(palette: Palette, chroma: number): Palette {
  if (chroma === 1) return palette;
  const tone = (hex: Hex) => saturate(hex, chroma);
  return {
    ...palette,
    air: tone(palette.air),
    field: tone(palette.field),
    ground: tone(palette.ground),
    accent: tone(palette.accent),
    spark: tone(palette.spark),
    deep: tone(palette.deep),
    sky: [tone(palette.sky[0]), tone(palette.sky[1])],
    leaf: tone(palette.leaf),
    water: tone(palette.water),
  };
}
