import { blurField } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField } from '@atelier/pixels/field';
import type { Look } from './look.ts';
import { towardsLight } from './look.ts';

/**
 * How the product meets its ground. `lying` on a table seen from above; `standing` on the floor of a sweep;
 * `floating` in front of a sweep with only its soft shadow on the floor.
 */
export type Footing = 'lying' | 'standing' | 'floating';

/**
 * The shadow that a matte throws. Result: 0 (none) .. 1 (black), same size.
 * @param matte coverage 0..1 of the product in the whole picture, at reduced size
 * @param extent the product's longer side in cells; softness scales with it
 */
export function castShadow(matte: Field, extent: number, footing: Footing, look: Look): Field {
  if (footing === 'lying') return lyingShadow(matte, extent, look);
  if (footing === 'standing') return standingShadow(matte, extent, look);
  return floatingShadow(matte, extent, look);
}

/** Softness, reach away from the light (shares of the extent) and darkness of each layer of a lying shadow. */
const LYING_LAYERS = [
  { sigma: 0.0026, reach: 0.0026, darkness: 0.22 },
  { sigma: 0.0085, reach: 0.0085, darkness: 0.2 },
  { sigma: 0.03, reach: 0.024, darkness: 0.16 },
] as const;

/** Contact line, penumbra and ambient occlusion: the same matte, ever softer and further from the light. */
function lyingShadow(matte: Field, extent: number, look: Look): Field {
  const towards = towardsLight(look);
  const layers = LYING_LAYERS.map(({ sigma, reach, darkness }) => {
    const blurred = blurField(matte, sigma * extent);
    return {
      field: blurred,
      dx: -towards.x * reach * extent,
      dy: -towards.y * reach * extent,
      darkness: darkness * look.shadowStrength,
    };
  });
  return multiplyLayers(matte.width, matte.height, layers);
}

/**
 * Layers of a standing shadow: how high above the lowest point (share of the extent) the underside still counts,
 * softness across and along the floor, reach away from the light, darkness.
 */
const STANDING_LAYERS = [
  { rise: 0.02, across: 0.006, along: 0.003, reach: 0, darkness: 0.5 },
  { rise: 0.045, across: 0.03, along: 0.011, reach: 0.012, darkness: 0.27 },
  { rise: 0.13, across: 0.085, along: 0.028, reach: 0.035, darkness: 0.2 },
] as const;

function standingShadow(matte: Field, extent: number, look: Look): Field {
  const towards = towardsLight(look);
  const layers = STANDING_LAYERS.map(({ rise, across, along, reach, darkness }) => {
    const blurred = blurField(contactOf(matte, extent, rise), across * extent, along * extent);
    normalisePeak(blurred);
    return {
      field: blurred,
      dx: -towards.x * reach * extent,
      dy: along * extent * 0.4,
      darkness: darkness * look.shadowStrength,
    };
  });
  return multiplyLayers(matte.width, matte.height, layers);
}

/** Feet further back stand higher in the picture: up to this share of the product's height. */
const FOOT_RISE = 0.3;

/** Where the product touches the floor: the underside of the matte close to its lowest point, and its feet. */
function contactOf(matte: Field, extent: number, reachUp: number): Field {
  const { width, height } = matte;
  const underside = undersideOf(matte);
  const lowest = Math.max(...underside);
  const highest = topOf(matte);
  const contact = emptyField(width, height);
  const thickness = Math.max(1, Math.round(extent * 0.006));
  for (let x = 0; x < width; x++) {
    const y = underside[x]!;
    if (y < 0) continue;
    const rise = lowest - y;
    const near = Math.exp(-((rise / (reachUp * extent)) ** 2));
    const foot = rise < FOOT_RISE * (lowest - highest) && isFoot(underside, x, extent) ? 0.8 : 0;
    const weight = Math.max(near, foot);
    for (let t = 0; t < thickness && y - t >= 0; t++) contact.data[(y - t) * width + x] = weight;
  }
  return contact;
}

/** Lowest covered row of each column, -1 where there is none. `Int32Array [width]`. */
function undersideOf({ width, height, data }: Field): Int32Array {
  const rows = new Int32Array(width).fill(-1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (data[y * width + x]! > 0.5) rows[x] = y;
  }
  return rows;
}

function topOf({ width, data }: Field): number {
  const first = data.findIndex((a) => a > 0.5);
  return first < 0 ? 0 : Math.floor(first / width);
}

/** A foot ends clearly lower than what lies a little to its left and right. */
function isFoot(underside: Int32Array, x: number, extent: number): boolean {
  const reach = Math.max(2, Math.round(extent * 0.05));
  const drop = extent * 0.04;
  const y = underside[x]!;
  const left = underside[x - reach] ?? -1;
  const right = underside[x + reach] ?? -1;
  return y - left > drop && y - right > drop;
}

/** Where the floor lies below a floating product and how wide its shadow is (shares of extent and width). */
const FLOAT_GAP = 0.045;
const FLOAT_WIDTH = 0.33;
const FLOAT_DARKNESS = 0.26;

/** The soft pool below a product that hangs in the air: an ellipse as wide as most of the product. */
function floatingShadow(matte: Field, extent: number, look: Look): Field {
  const { width, height } = matte;
  const underside = undersideOf(matte);
  const lowest = Math.max(...underside);
  const covered = [...underside.keys()].filter((x) => underside[x]! > lowest - extent * 0.25);
  const left = covered[0] ?? 0;
  const right = covered.at(-1) ?? width - 1;
  const towards = towardsLight(look);
  const centreX = (left + right) / 2 - towards.x * extent * 0.02;
  const centreY = lowest + FLOAT_GAP * extent;
  const radiusX = Math.max(2, (right - left) * FLOAT_WIDTH);
  const radiusY = Math.max(1, extent * 0.02);
  const shadow = emptyField(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const d = ((x - centreX) / radiusX) ** 2 + ((y - centreY) / radiusY) ** 2;
      shadow.data[y * width + x] =
        FLOAT_DARKNESS * look.shadowStrength * (0.65 * Math.exp(-d * 1.3) + 0.35 * Math.exp(-d / 1.6));
    }
  }
  return shadow;
}

interface ShadowLayer {
  field: Field;
  dx: number;
  dy: number;
  darkness: number;
}

/** Layers of shade one over the other: light that gets through all of them. */
function multiplyLayers(width: number, height: number, layers: ShadowLayer[]): Field {
  const light = emptyField(width, height);
  light.data.fill(1);
  for (const layer of layers) dim(light, layer);
  for (let i = 0; i < light.data.length; i++) light.data[i] = 1 - light.data[i]!;
  return light;
}

/** Takes away the light that a layer, shifted by parts of cells, keeps off. It goes on beyond its field's border. */
function dim({ width, height, data }: Field, { field, dx, dy, darkness }: ShadowLayer): void {
  const shiftX = Math.floor(-dx);
  const shiftY = Math.floor(-dy);
  const tx = -dx - shiftX;
  const ty = -dy - shiftY;
  // One cell more than a row: each sample lies between two.
  const line = new Float32Array(width + 1);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    addRow(field, y + shiftY, shiftX, darkness * (1 - ty), line);
    addRow(field, y + shiftY + 1, shiftX, darkness * ty, line);
    for (let x = 0, i = y * width; x < width; x++, i++)
      data[i] = data[i]! * (1 - line[x]! * (1 - tx) - line[x + 1]! * tx);
  }
}

/** Adds a row of a field times `share` to a line that starts at the row's column `start`. */
function addRow({ width, height, data }: Field, y: number, start: number, share: number, line: Float32Array) {
  const row = Math.min(height - 1, Math.max(0, y)) * width;
  const first = Math.min(line.length, Math.max(0, -start));
  const end = Math.max(first, Math.min(line.length, width - start));
  for (let x = 0; x < first; x++) line[x] = line[x]! + share * data[row]!;
  for (let x = first; x < end; x++) line[x] = line[x]! + share * data[row + start + x]!;
  for (let x = end; x < line.length; x++) line[x] = line[x]! + share * data[row + width - 1]!;
}

function normalisePeak(field: Field): void {
  let peak = 1e-6;
  for (const v of field.data) if (v > peak) peak = v;
  for (let i = 0; i < field.data.length; i++) field.data[i] = field.data[i]! / peak;
}
