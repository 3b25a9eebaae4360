import type { Oklab } from '@atelier/pixels/oklab';
import { emptyLab, type LabPicture } from './lab-picture.ts';
import type { Look } from './look.ts';

const GROUPS = 6;
const ROUNDS = 10;
const SAMPLES = 20_000;
/** Groups overlap over this Oklab distance, so that no borders show in gradients. */
const SOFTNESS = 0.06;
/** Lightness counts less than colour when pixels are put into groups: shade belongs to its thing. */
const LIGHTNESS_WEIGHT = 0.6;
/** How far a group's lightness moves to that of its new colour: light and shade of the scene stay readable. */
const LIGHTNESS_SHARE = 0.35;
/** What is lightest stays light, whatever the palette. */
const LEAST_AIR = 0.85;
const BLACK = 0.3;
const WHITE = 0.95;
/** Beside colours, light greys are walls, sheets and the shadows on them: these stay of one colour. */
const NEUTRAL_CHROMA = 0.03;
const LIGHT_NEUTRAL = 0.5;

/**
 * Paints the main colours of a picture in those of a palette: both are put in order of lightness and paired; what a
 * pixel differs from its group it keeps.
 * @param forms the picture without its texture, which says which group a place belongs to: grain is not coloured in two
 */
export function recolourTones(picture: LabPicture, forms: LabPicture, look: Look): LabPicture {
  const groups = mainColours(forms);
  const goals = goalsFor(groups, look);
  const out = emptyLab(picture.width, picture.height);
  const weights = new Float64Array(groups.length);
  for (let i = 0; i < out.l.length; i++) {
    const [l, a, b] = [picture.l[i]!, picture.a[i]!, picture.b[i]!];
    let sum = 0;
    for (let k = 0; k < groups.length; k++) {
      const group = groups[k]!;
      const apart = squared(group, forms.l[i]!, forms.a[i]!, forms.b[i]!);
      weights[k] = Math.exp(-apart / (2 * SOFTNESS * SOFTNESS)) + 1e-9;
      sum += weights[k]!;
    }
    for (let k = 0; k < groups.length; k++) {
      const weight = weights[k]! / sum;
      const [group, goal] = [groups[k]!, goals[k]!];
      out.l[i] = out.l[i]! + weight * (l + (goal.l - group.l) * LIGHTNESS_SHARE);
      out.a[i] = out.a[i]! + weight * (goal.a + (a - group.a) * 0.5);
      out.b[i] = out.b[i]! + weight * (goal.b + (b - group.b) * 0.5);
    }
  }
  return out;
}

/** Means of the picture's colours, dark to light, by k-means (Lloyd, 1982) from seeds that lie farthest apart. */
function mainColours({ l, a, b }: LabPicture): Oklab[] {
  const step = Math.max(1, Math.floor(l.length / SAMPLES));
  const samples = Array.from({ length: Math.ceil(l.length / step) }, (_, k) => k * step);
  let means = farApart(samples.map((i) => ({ l: l[i]!, a: a[i]!, b: b[i]! })));
  for (let round = 0; round < ROUNDS; round++) {
    const sums = means.map(() => ({ l: 0, a: 0, b: 0, count: 0 }));
    for (const i of samples) {
      const sum = sums[nearest(means, l[i]!, a[i]!, b[i]!)]!;
      sum.l += l[i]!;
      sum.a += a[i]!;
      sum.b += b[i]!;
      sum.count++;
    }
    means = sums.map(({ count, ...sum }, k) =>
      count === 0 ? means[k]! : { l: sum.l / count, a: sum.a / count, b: sum.b / count },
    );
  }
  return means.sort((x, y) => x.l - y.l);
}

function farApart(points: readonly Oklab[]): Oklab[] {
  const means = [points[points.length >> 1]!];
  const distances = points.map(() => Number.POSITIVE_INFINITY);
  while (means.length < GROUPS) {
    const last = means[means.length - 1]!;
    let farthest = 0;
    points.forEach(({ l, a, b }, i) => {
      distances[i] = Math.min(distances[i]!, squared(last, l, a, b));
      if (distances[i]! > distances[farthest]!) farthest = i;
    });
    means.push(points[farthest]!);
  }
  return means;
}

/** Dark groups get deep colours, light ones air; those between get what the prompt names, else the palette's. */
function goalsFor(groups: readonly Oklab[], { palette, asked }: Look): Oklab[] {
  // Black and white of a prompt are the ends of the scale; what lies between gets its other colours.
  const hues = asked.filter(({ l }) => l > BLACK && l < WHITE);
  const between = (hues.length > 0 ? hues : palette.things.slice(0, 3)).slice(0, groups.length - 2);
  const air = { ...palette.air, l: Math.max(palette.air.l, LEAST_AIR) };
  const colours = [palette.deep, ...between.toSorted((x, y) => x.l - y.l), air];
  const hasColours = groups.some((group) => !isNeutral(group));
  return groups.map((group, k) => {
    if (hasColours && isNeutral(group) && group.l > LIGHT_NEUTRAL) return air;
    return colours[Math.round((k / (groups.length - 1)) * (colours.length - 1))]!;
  });
}

function isNeutral({ a, b }: Oklab): boolean {
  return Math.hypot(a, b) < NEUTRAL_CHROMA;
}

function nearest(means: readonly Oklab[], l: number, a: number, b: number): number {
  let best = 0;
  for (let k = 1; k < means.length; k++)
    if (squared(means[k]!, l, a, b) < squared(means[best]!, l, a, b)) best = k;
  return best;
}

function squared(mean: Oklab, l: number, a: number, b: number): number {
  return LIGHTNESS_WEIGHT * (mean.l - l) ** 2 + (mean.a - a) ** 2 + (mean.b - b) ** 2;
}
