import { blurField } from '@atelier/pixels/blur';
import { emptyField, type Field } from '@atelier/pixels/field';
import { randomStream } from '@atelier/pixels/random';

/** Patches are squares of this many pixels; neighbours overlap by half. */
const PATCH_PX = 40;
const STEP_PX = PATCH_PX / 2;
/** What is finer than this is texture, what is coarser is composition. */
const COARSE_SIGMA_PX = 5;
const CANDIDATES = 700;
/** The share of them, those with fewest outlines of things, that is used: pieces of outlines look like worms. */
const CALMEST = 0.35;
/** Strokes are this strong at most, Oklab lightness: stronger differences are outlines of things. */
const MOST_DETAIL = 0.075;
const DIRECTION_WEIGHT = 0.6;
const OUTLINE_WEIGHT = 6;
const CHANCE_WEIGHT = 0.08;
/** What a patch costs more for each time it was used: the eye finds a mark that comes again. */
const USED_WEIGHT = 0.015;

/** How a patch looks from afar. */
interface PatchLook {
  readonly left: number;
  readonly top: number;
  readonly lightness: number;
  /** Along which way it runs, as the doubled angle times how clearly, -1..1 each. */
  readonly cos: number;
  readonly sin: number;
  /** Share of pixels that belong to outlines of things rather than to texture. */
  readonly outlines: number;
}

/**
 * Fine texture for a picture, taken from another in overlapping patches: each place gets a patch that is as light and
 * runs the same way (after A. Efros and W. Freeman, "Image quilting for texture synthesis and transfer", 2001, with
 * soft seams). Both in Oklab lightness.
 * @returns what to add to the lightness, mean about 0, as large as `target`
 */
export function layTexture(target: Field, reference: Field, seed: number): Field {
  const sum = emptyField(target.width, target.height);
  if (Math.min(reference.width, reference.height) <= PATCH_PX) return sum;
  const random = randomStream(seed);
  const detail = detailOf(reference);
  const looks = referenceLooks(reference, detail, random);
  const power = emptyField(target.width, target.height);
  const coarse = blurField(target, COARSE_SIGMA_PX);
  const uses = new Uint16Array(looks.length);
  for (let top = -STEP_PX; top < target.height; top += STEP_PX)
    for (let left = -STEP_PX; left < target.width; left += STEP_PX) {
      const look = lookOf(coarse, null, left, top);
      addPatch(sum, power, detail, bestPatch(look, looks, uses, random), left, top);
    }
  // Overlaid patches are independent: dividing by the root of the squared weights keeps their contrast.
  for (let i = 0; i < sum.data.length; i++)
    sum.data[i] = sum.data[i]! / Math.sqrt(Math.max(power.data[i]!, 1e-3));
  return sum;
}

function detailOf(reference: Field): Field {
  const coarse = blurField(reference, COARSE_SIGMA_PX).data;
  const data = reference.data.map((v, i) => limited(v - coarse[i]!));
  return { ...reference, data };
}

/** Nearly linear for strokes, bounded for outlines. */
function limited(detail: number): number {
  return MOST_DETAIL * Math.tanh(detail / MOST_DETAIL);
}

function referenceLooks(reference: Field, detail: Field, random: () => number): PatchLook[] {
  const coarse = blurField(reference, COARSE_SIGMA_PX);
  const looks = Array.from({ length: CANDIDATES }, () => {
    const left = Math.floor(random() * (reference.width - PATCH_PX));
    const top = Math.floor(random() * (reference.height - PATCH_PX));
    return lookOf(coarse, detail, left, top);
  });
  return looks.sort((a, b) => a.outlines - b.outlines).slice(0, CANDIDATES * CALMEST);
}

/** Samples a patch at every fourth pixel; places outside count as the nearest inside. */
function lookOf({ width, height, data }: Field, detail: Field | null, left: number, top: number): PatchLook {
  let [lightness, xx, yy, xy, strong, count] = [0, 0, 0, 0, 0, 0];
  for (let v = 2; v < PATCH_PX; v += 4)
    for (let u = 2; u < PATCH_PX; u += 4, count++) {
      const x = Math.min(Math.max(left + u, 1), width - 2);
      const y = Math.min(Math.max(top + v, 1), height - 2);
      const i = y * width + x;
      const dx = data[i + 1]! - data[i - 1]!;
      const dy = data[i + width]! - data[i - width]!;
      lightness += data[i]!;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
      if (detail && Math.abs(detail.data[i]!) > MOST_DETAIL * 0.7) strong++;
    }
  const energy = xx + yy + 1e-3;
  const [cos, sin] = [(xx - yy) / energy, (2 * xy) / energy];
  return { left, top, lightness: lightness / count, cos, sin, outlines: strong / count };
}

/** The patch that fits best of those not used too often; counts the use. */
function bestPatch(
  wanted: PatchLook,
  looks: readonly PatchLook[],
  uses: Uint16Array,
  random: () => number,
): PatchLook {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, look] of looks.entries()) {
    const turn = Math.abs(look.cos - wanted.cos) + Math.abs(look.sin - wanted.sin);
    const cost =
      Math.abs(look.lightness - wanted.lightness) +
      DIRECTION_WEIGHT * turn * 0.25 +
      OUTLINE_WEIGHT * look.outlines * 0.1 +
      USED_WEIGHT * uses[at]! +
      CHANCE_WEIGHT * random();
    if (cost >= least) continue;
    best = at;
    least = cost;
  }
  uses[best] = uses[best]! + 1;
  return looks[best]!;
}

const WINDOW = Float32Array.from(
  { length: PATCH_PX },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / PATCH_PX),
);

function addPatch(sum: Field, power: Field, detail: Field, from: PatchLook, left: number, top: number): void {
  const { width, height } = sum;
  for (let v = Math.max(0, -top); v < PATCH_PX && top + v < height; v++)
    for (let u = Math.max(0, -left); u < PATCH_PX && left + u < width; u++) {
      const weight = WINDOW[u]! * WINDOW[v]!;
      const i = (top + v) * width + left + u;
      sum.data[i] = sum.data[i]! + weight * detail.data[(from.top + v) * detail.width + from.left + u]!;
      power.data[i] = power.data[i]! + weight * weight;
    }
}
