import { blurField } from '@atelier/pixels/blur';
import { cropRgba } from '@atelier/pixels/bounds';
import { connectedRegions } from '@atelier/pixels/components';
import { emptyField, type Field, sampleField } from '@atelier/pixels/field';
import { atLeast, between, inverted } from '@atelier/pixels/mask';
import { dilate, erode, open } from '@atelier/pixels/morphology';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reduceCutout } from '@atelier/pixels/reduce';
import { linearToByte } from '@atelier/pixels/srgb';
import sharp from 'sharp';
import type { GarmentClass } from './types.ts';

/** The grid of the photo is gone after a blur of this many of its pixels. */
const GRID_SIGMA = 0.8;
/** Enlargements below this show neither the grid nor tatters: the cutout has calmed its outline already. */
const GRID_FROM = 1.5;
/** Cloth has no tatters finer than this (share of the longer side). */
const TATTER_SIGMA = 0.0036;
/** Width of the new edge, from empty to solid. Pixels. */
const EDGE_PX = 2.2;
/** Free space around the product, so that its outline is blurred on both sides. */
const MARGIN_SIGMAS = 3;
/** Slope of a blurred edge at its middle, times sigma: 1 / sqrt(2 pi). */
const GAUSSIAN_SLOPE = 0.399;

/** Size of an analysis cell in sigmas: what a blur would eat is narrower than a window of five cells. */
const CELL_SIGMAS = 0.7;
const MIN_CELL_PX = 2;
const THIN_RADIUS = 2;
/** Thin parts shorter than this are tatters; straps, handles and gaps are longer. Cells. */
const MIN_THIN_LENGTH = 16;
/** Half-transparent areas wider than twice this are lace or glass, not an edge. Cells. */
const SHEER_RADIUS = 3;
/** Colours this solid are the product's own. */
const OWN_ALPHA = 0.9;

/**
 * Smooths the outline of a cutout and makes its edge crisp: curvature flow in one step of blur and threshold
 * (Merriman, Bence and Osher, "Diffusion generated motion by mean curvature", 1992). Thin parts, thin gaps and sheer
 * areas keep their matte. What becomes solid takes the colour of the product beside it.
 * @param enlargement how many times the photo has been enlarged
 */
export async function smoothOutline(cutout: Rgba, garment: GarmentClass, enlargement: number): Promise<Rgba> {
  if (enlargement < GRID_FROM) return cutout;
  const isCloth = garment === 'top' || garment === 'bottom' || garment === 'dress';
  const tatters = isCloth ? TATTER_SIGMA * Math.max(cutout.width, cutout.height) : 0;
  const sigma = Math.max(GRID_SIGMA * enlargement, tatters);
  const margin = Math.ceil(MARGIN_SIGMAS * sigma);
  const source = withMargin(cutout, margin);
  const blurred = await blurAlpha(source, sigma);
  const redrawn = redrawEdge(source, blurred, edgeCurve(sigma), sigma);
  return cropRgba(redrawn, { left: margin, top: margin, width: cutout.width, height: cutout.height });
}

/** The cutout with free space around it: an outline that touches the border has ground on its other side, too. */
function withMargin({ width, height, data }: Rgba, margin: number): Rgba {
  const wide = width + 2 * margin;
  const larger = new Uint8Array(wide * (height + 2 * margin) * 4);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width * 4, (y + 1) * width * 4);
    larger.set(row, ((y + margin) * wide + margin) * 4);
  }
  return { width: wide, height: height + 2 * margin, channels: 4, data: larger };
}

/** New alpha of each blurred one: a smooth step as wide as `EDGE_PX`. `Uint8Array [256]`. */
function edgeCurve(sigma: number): Uint8Array {
  const half = Math.min(0.5, (GAUSSIAN_SLOPE * EDGE_PX) / 2 / sigma);
  return Uint8Array.from({ length: 256 }, (_, v) => {
    const t = Math.min(1, Math.max(0, (v / 255 - 0.5) / (2 * half) + 0.5));
    return Math.round(255 * t * t * (3 - 2 * t));
  });
}

async function blurAlpha({ width, height, data }: Rgba, sigma: number): Promise<Uint8Array> {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3]!;
  return sharp(alpha, { raw: { width, height, channels: 1 } })
    .blur({ sigma, precision: 'integer' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}

function redrawEdge(source: Rgba, blurred: Uint8Array, curve: Uint8Array, sigma: number): Rgba {
  const { width, height } = source;
  const cell = Math.max(MIN_CELL_PX, sigma * CELL_SIGMAS);
  const columns = Math.max(1, Math.round(width / cell));
  const rows = Math.max(1, Math.round(height / cell));
  const kept = keptMatte(reduceAlpha(source, columns, rows));
  const colours = edgeColours(source, columns, rows);
  const data = Uint8Array.from(source.data);
  for (let y = 0; y < height; y++) {
    const v = ((y + 0.5) * rows) / height;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const old = data[at * 4 + 3]!;
      if (old === 255 && blurred[at] === 255) continue;
      const smooth = curve[blurred[at]!]!;
      if (old === smooth && old === 0) continue;
      const u = ((x + 0.5) * columns) / width;
      const alpha = Math.round(smooth + (old - smooth) * Math.min(1, sampleField(kept, u, v)));
      data[at * 4 + 3] = alpha;
      if (alpha > 0 && old < 250) paintEdge(data, at * 4, old / 255, colours, u, v);
    }
  }
  return { width, height, channels: 4, data };
}

/** Mixes the neighbouring product's colour into a pixel as far as its own is not to be trusted. */
function paintEdge(
  data: Uint8Array,
  i: number,
  own: number,
  colours: readonly Field[],
  u: number,
  v: number,
): void {
  for (let c = 0; c < 3; c++) {
    const near = linearToByte(sampleField(colours[c]!, u, v));
    data[i + c] = Math.round(near + (data[i + c]! - near) * own);
  }
}

/** Where the matte must stay as it is: 1 in thin parts, thin gaps and sheer areas, soft towards 0. */
function keptMatte(alpha: Field): Field {
  const { width, height } = alpha;
  const solid = atLeast(alpha.data, 0.5);
  const empty = inverted(solid);
  const sheer = dilate(
    erode(between(alpha.data, 0.12, 0.88), width, height, SHEER_RADIUS),
    width,
    height,
    SHEER_RADIUS + 2,
  );
  const kept = emptyField(width, height);
  for (const mask of [longThinParts(solid, width, height), longThinParts(empty, width, height), sheer])
    for (let i = 0; i < mask.length; i++) if (mask[i]) kept.data[i] = 1;
  return blurField(kept, 1);
}

/** What an opening removes, without the short bits; a little wider, so that its edge is included. */
function longThinParts(mask: Uint8Array, width: number, height: number): Uint8Array {
  const wide = open(mask, width, height, THIN_RADIUS);
  const thin = mask.map((set, i) => (set && !wide[i] ? 1 : 0));
  const { labels, regions } = connectedRegions(thin, width, height);
  const isLong = regions.map(({ bounds }) => Math.max(bounds.width, bounds.height) >= MIN_THIN_LENGTH);
  for (let i = 0; i < thin.length; i++) if (thin[i] && !isLong[labels[i]! - 1]) thin[i] = 0;
  return dilate(thin, width, height, 2);
}

/** Linear colours of the product's solid part, continued over its edge. Three fields of `columns` x `rows`. */
function edgeColours(source: Rgba, columns: number, rows: number): Field[] {
  const { alpha, red, green, blue } = reduceCutout(source, columns, rows);
  const weight = blurField(weightOf(alpha), 1.4);
  const far = blurField(weightOf(alpha), 5);
  return [red, green, blue].map((plane) => {
    const own = { ...plane, data: plane.data.map((v, i) => v * weightAt(alpha.data[i]!)) };
    const near = blurField(own, 1.4);
    const wide = blurField(own, 5);
    for (let i = 0; i < near.data.length; i++)
      near.data[i] =
        (near.data[i]! + 1e-3 * wide.data[i]!) / Math.max(1e-9, weight.data[i]! + 1e-3 * far.data[i]!);
    return near;
  });
}

function weightOf(alpha: Field): Field {
  return { ...alpha, data: alpha.data.map(weightAt) };
}

/** Solid cells count, thin traces only where there is nothing else. */
function weightAt(alpha: number): number {
  return alpha >= OWN_ALPHA ? 1 : 0.02 * alpha;
}
