import { blurWeighted } from '@atelier/pixels/blur';
import { boundsOfMask } from '@atelier/pixels/bounds';
import { connectedRegions } from '@atelier/pixels/components';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { signedDistance } from '@atelier/pixels/distance';
import { emptyField, type Field } from '@atelier/pixels/field';
import { dilate } from '@atelier/pixels/morphology';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { resizePlane, resizeRgb } from '@atelier/pixels/resample';
import { type GroundDarkness, groundDarkness } from './ground-darkness.ts';

/** Long side at which shadows are looked for: they are soft. */
const LOOK_SIDE_PX = 224;
/** Ground that is looked at around a thing, and how far from it its shadow may reach, shares of its long side. */
const VIEW_ROOM = 0.6;
const REACH = 0.45;
/** The rim of a thing is neither thing nor ground. Cells, as all that follow. */
const RIM = 2;
const TOUCHING = 2;
/** Texture of the ground is averaged over so much before it is judged. */
const BLUR = 1.2;
/**
 * A shadow takes so much from the ground's log light at its edge, and somewhere so much more; where the ground itself
 * is uneven, so many of its deviations.
 */
const LEAST_DARKNESS = 0.06;
const LEAST_DEVIATIONS = 1.6;
const CORE = 1.8;
/** What is too large for a shadow at one level of darkness may hold one that is darker. */
const LEVELS = [1, 1.5, 2.25, 3.4] as const;
/** In shadow the ground keeps its colour; a darker thing is off by more than this, and this share of its darkness. */
const MOST_TINT = 0.25;
const MOST_TINT_SHARE = 0.35;
/** Larger ones, in shares of the thing, and ones that go on at the end of the reach are ground, not shadow. */
const MOST_OF_THING = 0.9;
const END_OF_REACH = 0.85;
const MOST_AT_END = 0.06;
/** At the end of its reach a shadow must be darker by this share: the farther off, the likelier is another cause. */
const FAR_STRICTNESS = 1.5;
/** In a shadow the texture of the ground goes on; what is rougher than that, log units, is another thing. */
const MOST_ROUGHER = 3.3;
const LEAST_ROUGH = 0.01;
/** The penumbra is wider than what is dark enough to be told from texture. */
const PENUMBRA = 3;
/** Median of absolute values to standard deviation. */
const DEVIATION_PER_MEDIAN = 1.48;
const INSIDE = 128;

/**
 * The shadow that a thing casts on the ground beside it, and its dim reflection there: what touches it, is evenly
 * darker than the ground around and ends near it. 255 = shadow, at the photo's size; undefined when there is none.
 * @param thing 0..255, at the photo's size
 */
export async function castShadow(photo: Rgb, thing: Plane): Promise<Plane | undefined> {
  const solid = Uint8Array.from(thing.data, (v) => (v >= INSIDE ? 1 : 0));
  const box = boundsOfMask(solid, photo.width, photo.height);
  if (!box) return undefined;
  const view = growBounds(box, VIEW_ROOM * Math.max(box.width, box.height), photo.width, photo.height);
  const scale = Math.min(1, LOOK_SIDE_PX / Math.max(view.width, view.height));
  const side = (px: number) => Math.max(1, Math.round(px * scale));
  const [width, height] = [side(view.width), side(view.height)];
  const small = await resizeRgb(cropRgb(photo, view), width, height);
  const body = bodyOf(await resizePlane(cropPlane(thing, view), width, height));
  const shadow = shadowCells(small, body);
  if (!shadow) return undefined;
  const soft = dilate(shadow, width, height, PENUMBRA);
  for (let i = 0; i < soft.length; i++) soft[i] = soft[i] !== 0 ? 255 : 0;
  return placed(await resizePlane({ width, height, data: soft }, view.width, view.height), view, photo);
}

type View = ReturnType<typeof growBounds>;

/** 1 on a thing and its rim. */
function bodyOf({ width, height, data }: Plane): Uint8Array {
  return dilate(
    Uint8Array.from(data, (v) => (v >= INSIDE ? 1 : 0)),
    width,
    height,
    RIM,
  );
}

function shadowCells(picture: Rgb, body: Uint8Array): Uint8Array | undefined {
  const { width, height } = picture;
  const ground = body.map((inside) => (inside === 0 ? 1 : 0));
  const darkness = groundDarkness(picture, ground);
  if (!darkness) return undefined;
  const around = lookAround(evenDarkness(darkness, width, height), body, ground);
  const least = Math.max(LEAST_DARKNESS, LEAST_DEVIATIONS * deviation(around.dark, ground));
  const found = new Uint8Array(width * height);
  for (const level of LEVELS) for (const i of shadowsAt(least * level, around)) found[i] = 1;
  return found.some((v) => v !== 0) ? found : undefined;
}

interface Surroundings {
  /** How much darker than the lit ground, log units: averaged, and how far single cells are from that. */
  readonly dark: Field;
  readonly rough: Float32Array;
  readonly ground: Uint8Array;
  /** Cells to the thing. */
  readonly away: Float32Array;
  /** What shadows are at most: so far from the thing, so many cells, so rough. */
  readonly reach: number;
  readonly mostCells: number;
  readonly mostRough: number;
}

function lookAround(sharp: Field, body: Uint8Array, ground: Uint8Array): Surroundings {
  const { width, height } = sharp;
  const dark = blurWeighted(sharp, { width, height, data: Float32Array.from(ground) }, BLUR);
  const rough = dark.data.map((v, i) => Math.abs(v - sharp.data[i]!));
  const cells = cellsOf(ground, 1);
  return {
    dark,
    rough,
    ground,
    away: distanceFrom(body, width, height),
    reach: REACH * longestSide(body, width, height),
    mostCells: MOST_OF_THING * (body.length - cells.length),
    mostRough: MOST_ROUGHER * Math.max(LEAST_ROUGH, median(cells.map((i) => rough[i]!))),
  };
}

/** The cells of the regions that are at least so dark and can be shadows. */
function shadowsAt(edge: number, around: Surroundings): number[] {
  const { dark, ground, away, reach } = around;
  const candidates = new Uint8Array(ground.length);
  for (let i = 0; i < candidates.length; i++) {
    const least = edge * (1 + (FAR_STRICTNESS * away[i]!) / reach);
    if (ground[i] !== 0 && dark.data[i]! > least) candidates[i] = 1;
  }
  const { labels, regions } = connectedRegions(candidates, dark.width, dark.height);
  return regions
    .map(({ label }) => cellsOf(labels, label))
    .filter((cells) => isShadow(cells, CORE * edge, around))
    .flat();
}

function isShadow(cells: readonly number[], core: number, around: Surroundings): boolean {
  const { dark, rough, away, reach, mostCells, mostRough } = around;
  const atEnd = cells.filter((i) => away[i]! > END_OF_REACH * reach).length;
  return (
    cells.length <= mostCells &&
    atEnd <= MOST_AT_END * cells.length &&
    cells.some((i) => away[i]! <= TOUCHING) &&
    cells.some((i) => dark.data[i]! > core) &&
    median(cells.map((i) => rough[i]!)) <= mostRough
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Of the ground from even light, by the median, which few shadows move. */
function deviation({ data }: Field, ground: Uint8Array): number {
  return DEVIATION_PER_MEDIAN * median(cellsOf(ground, 1).map((i) => Math.abs(data[i]!)));
}

/** The darkness of what may be ground in less light, 0 where the colour is another. */
function evenDarkness({ dark, tint }: GroundDarkness, width: number, height: number): Field {
  const even = emptyField(width, height);
  for (let i = 0; i < even.data.length; i++)
    if (tint[i]! <= MOST_TINT + MOST_TINT_SHARE * Math.abs(dark[i]!)) even.data[i] = dark[i]!;
  return even;
}

/** Cells to the nearest one of a body. */
function distanceFrom(body: Uint8Array, width: number, height: number): Float32Array {
  return signedDistance({ width, height, data: Float32Array.from(body) }).data.map((v) => Math.max(0, -v));
}

function longestSide(body: Uint8Array, width: number, height: number): number {
  const box = boundsOfMask(body, width, height);
  return box ? Math.max(box.width, box.height) : 0;
}

function cellsOf(labels: ArrayLike<number>, label: number): number[] {
  const cells: number[] = [];
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) cells.push(i);
  return cells;
}

function cropPlane({ width, data }: Plane, view: View): Plane {
  const out = new Uint8Array(view.width * view.height);
  for (let y = 0; y < view.height; y++) {
    const from = (view.top + y) * width + view.left;
    out.set(data.subarray(from, from + view.width), y * view.width);
  }
  return { width: view.width, height: view.height, data: out };
}

function placed(part: Plane, view: View, { width, height }: Rgb): Plane {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < view.height; y++)
    data.set(part.data.subarray(y * view.width, (y + 1) * view.width), (view.top + y) * width + view.left);
  return { width, height, data };
}
