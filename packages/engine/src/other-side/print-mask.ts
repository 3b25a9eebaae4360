import { blurWeighted } from '@atelier/pixels/blur';
import { connectedRegions } from '@atelier/pixels/components';
import { enlargeField } from '@atelier/pixels/enlarge';
import { emptyField, type Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import { close, dilate, erode } from '@atelier/pixels/morphology';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgba } from '@atelier/pixels/raster';

/** Long side at which prints are looked for. */
const SIDE = 384;
/** A print differs from the cloth's main colour by this in Oklab's colour plane, or by this in lightness. */
const OTHER_COLOUR = 0.045;
const OTHER_LIGHTNESS = 0.16;
/** Letters are joined over gaps, and the print's soft rim is added, of so many cells. */
const JOIN_CELLS = 5;
const RIM_CELLS = 3;
/** Marks smaller than this share of the garment are stitches, buttons and folds. */
const MARK_SHARE = 0.004;
/** Small marks so near to a print belong to it. */
const BESIDE_CELLS = 22;
/** Hems and their shadows along the edge are no print. */
const HEM_CELLS = 7;
/** The cloth's own colour is looked for within this distance, per long side. */
const CLOTH_BLUR = 0.2;

/** Where a garment carries a print. */
export interface Print {
  /** 1 on the print, of the cutout's size. */
  mask: Uint8Array;
  /** Share of the garment that is print, 0..1; patterned cloth is nearly all print. */
  share: number;
}

/** Finds what stands out from the cloth's own colour: prints, logos, labels. */
export function findPrint(cutout: Rgba): Print {
  const scale = Math.min(1, SIDE / Math.max(cutout.width, cutout.height));
  const width = Math.max(1, Math.round(cutout.width * scale));
  const height = Math.max(1, Math.round(cutout.height * scale));
  const { planes, solid } = reduced(cutout, width, height);
  const core = erode(Uint8Array.from(solid.data), width, height, HEM_CELLS);
  const odd = oddCells(planes, solid, width, height).map((v, i) => (core[i] !== 0 ? v : 0));
  const joined = close(odd, width, height, JOIN_CELLS);
  const kept = withoutMarks(joined, solid, width, height);
  const rimmed = dilate(kept, width, height, RIM_CELLS);
  const garment = solid.data.reduce((sum, v) => sum + v, 0);
  const share = rimmed.reduce((sum, v) => sum + v, 0) / Math.max(1, garment);
  const full = enlargeField({ width, height, data: new Float32Array(rimmed) }, cutout.width, cutout.height);
  return { mask: atLeast(full.data, 0.5), share };
}

function reduced(cutout: Rgba, width: number, height: number): { planes: Field[]; solid: Field } {
  const planes = [emptyField(width, height), emptyField(width, height), emptyField(width, height)];
  const solid = emptyField(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = Math.floor(((x + 0.5) * cutout.width) / width);
      const sy = Math.floor(((y + 0.5) * cutout.height) / height);
      const i = (sy * cutout.width + sx) * 4;
      const at = y * width + x;
      const lab = oklabOfSrgb(cutout.data[i]!, cutout.data[i + 1]!, cutout.data[i + 2]!);
      planes[0]!.data[at] = lab.l;
      planes[1]!.data[at] = lab.a;
      planes[2]!.data[at] = lab.b;
      solid.data[at] = cutout.data[i + 3]! > 250 ? 1 : 0;
    }
  }
  return { planes, solid };
}

/** Cells that differ from the cloth around them; the second pass leaves what the first found out of the cloth. */
function oddCells(planes: readonly Field[], solid: Field, width: number, height: number): Uint8Array {
  let odd = new Uint8Array(width * height);
  const sigma = CLOTH_BLUR * Math.max(width, height);
  const middles = planes.map((plane) => middleOf(plane, solid));
  for (let pass = 0; pass < 2; pass++) {
    const weight = { ...solid, data: solid.data.map((v, i) => (odd[i] === 0 ? v : 0)) };
    const cloth = pass === 0 ? undefined : planes.map((plane) => blurWeighted(plane, weight, sigma));
    const next = new Uint8Array(width * height);
    for (let i = 0; i < next.length; i++) {
      if (solid.data[i] === 0) continue;
      const off = planes.map((plane, c) => plane.data[i]! - (cloth ? cloth[c]!.data[i]! : middles[c]!));
      const colour = Math.hypot(off[1]!, off[2]!);
      if (colour > OTHER_COLOUR || Math.abs(off[0]!) > OTHER_LIGHTNESS) next[i] = 1;
    }
    odd = next;
  }
  return odd;
}

function middleOf(plane: Field, solid: Field): number {
  const values = plane.data.filter((_, i) => solid.data[i] !== 0).sort();
  return values[values.length >> 1] ?? 0;
}

/** Drops small marks, but keeps those beside a large one, which belong to the same print. */
function withoutMarks(mask: Uint8Array, solid: Field, width: number, height: number): Uint8Array {
  const { labels, regions } = connectedRegions(mask, width, height);
  const garment = solid.data.reduce((sum, v) => sum + v, 0);
  const large = mask.map((v, i) =>
    v !== 0 && regions[labels[i]! - 1]!.area >= MARK_SHARE * garment ? 1 : 0,
  );
  const beside = dilate(large, width, height, BESIDE_CELLS);
  const belongs = new Set(labels.filter((label, i) => label > 0 && beside[i] !== 0));
  return mask.map((v, i) => (v !== 0 && belongs.has(labels[i]!) ? 1 : 0));
}
