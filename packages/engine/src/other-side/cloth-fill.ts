import { blurField } from '@atelier/pixels/blur';
import { boundsOfMask } from '@atelier/pixels/bounds';
import type { Field } from '@atelier/pixels/field';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgba } from '@atelier/pixels/raster';

/** Opaque pixels may lend their colour. */
const LENDING_ALPHA = 250;
/** Folds and threads are what is left of the cloth without its shading; the shading is blurred by this, per long side. */
const SHADING_BLUR = 0.02;
/** The seam between fill and cloth is this wide, per long side. */
const SEAM_BLUR = 0.004;
/** Threads do not count where fill and cloth have to meet: their difference is blurred by this, per long side. */
const MISFIT_BLUR = 0.002;
/** Donor places tried across the garment, per axis. */
const DONOR_STEPS = 12;
/** Mean texture (0..255 units) at which a place is half as welcome. */
const CALM_UNITS = 4;
const FAR_COST = 0.1;
const SAMPLE_STEP = 7;

/** One colour channel of the cloth, complete under the hole: slow shading and fine texture. */
interface Cloth {
  shading: Float32Array;
  texture: Float32Array;
}

/**
 * Fills `hole` with the garment's own cloth: the shading runs on from around it, and the texture is borrowed from
 * a calm place of the garment.
 * @param hole 1 where to fill, `Uint8Array [height * width]`
 */
export function fillWithCloth(cutout: Rgba, hole: Uint8Array): Rgba {
  const { width, height } = cutout;
  const lends = Uint8Array.from(hole, (h, i) =>
    h === 0 && cutout.data[i * 4 + 3]! >= LENDING_ALPHA ? 1 : 0,
  );
  const long = Math.max(width, height);
  const soft = blurField({ width, height, data: Float32Array.from(hole) }, SEAM_BLUR * long).data;
  const channels = [0, 1, 2].map((c) => clothOf(cutout, lends, c));
  const shift = donorShift(hole, lends, channels[1]!.texture, width, height);
  const data = Uint8Array.from(cutout.data);
  for (const [c, { shading, texture }] of channels.entries()) {
    const painted = shading.map((v, i) => v + (lends[i + shift] === 1 ? texture[i + shift]! : 0));
    const misfit = misfitOf(cutout, painted, lends, c);
    for (let i = 0; i < hole.length; i++) {
      if (soft[i]! < 0.01 || cutout.data[i * 4 + 3] === 0) continue;
      const weight = hole[i] !== 0 ? 1 : soft[i]!;
      const filled = painted[i]! + misfit[i]!;
      data[i * 4 + c] = clampByte(cutout.data[i * 4 + c]! * (1 - weight) + filled * weight);
    }
  }
  return { width, height, channels: 4, data };
}

/**
 * What has to be added to the painted cloth so that it meets the cloth around it: their difference there, continued
 * smoothly over the hole (the membrane of Perez et al., "Poisson image editing", 2003, by push-pull).
 */
function misfitOf(cutout: Rgba, painted: Float32Array, lends: Uint8Array, channel: number): Float32Array {
  const { width, height } = cutout;
  const sigma = Math.max(1, MISFIT_BLUR * Math.max(width, height));
  const weight = Float32Array.from(lends);
  const off = painted.map((v, i) => (lends[i] === 0 ? 0 : cutout.data[i * 4 + channel]! - v));
  const known = blurField({ width, height, data: weight }, sigma).data;
  const smooth = blurField({ width, height, data: off }, sigma).data;
  for (let i = 0; i < smooth.length; i++) smooth[i] = lends[i] === 0 ? 0 : smooth[i]! / known[i]!;
  pushPull([smooth], weight, width, height);
  return smooth;
}

function clothOf(cutout: Rgba, lends: Uint8Array, channel: number): Cloth {
  const complete = completed(cutout, lends, channel);
  const shading = blurField(complete, SHADING_BLUR * Math.max(cutout.width, cutout.height)).data;
  return { shading, texture: complete.data.map((v, i) => v - shading[i]!) };
}

/** One colour channel with the hole and everything outside the garment filled smoothly. */
function completed(cutout: Rgba, lends: Uint8Array, channel: number): Field {
  const values = Float32Array.from(lends, (_, i) => cutout.data[i * 4 + channel]!);
  pushPull([values], Float32Array.from(lends), cutout.width, cutout.height);
  return { width: cutout.width, height: cutout.height, data: values };
}

/**
 * How far away, in cells, the texture is borrowed: where most of the hole finds cloth, without seams and collars,
 * and near rather than far. 0 when nothing fits: the hole itself lends nothing.
 */
function donorShift(
  hole: Uint8Array,
  lends: Uint8Array,
  texture: Float32Array,
  width: number,
  height: number,
): number {
  const box = boundsOfMask(hole, width, height);
  if (!box) return 0;
  const sample = sampleOf(hole);
  let best = { shift: 0, score: 0 };
  for (let sy = -DONOR_STEPS; sy <= DONOR_STEPS; sy++) {
    for (let sx = -DONOR_STEPS; sx <= DONOR_STEPS; sx++) {
      const dx = Math.round((sx * width) / DONOR_STEPS / 2);
      const dy = Math.round((sy * height) / DONOR_STEPS / 2);
      if (box.left + dx < 0 || box.left + box.width + dx > width) continue;
      if (box.top + dy < 0 || box.top + box.height + dy > height) continue;
      const shift = dy * width + dx;
      let covered = 0;
      let unrest = 0;
      for (const i of sample) {
        if (lends[i + shift] === 0) continue;
        covered++;
        unrest += Math.abs(texture[i + shift]!);
      }
      const calm = CALM_UNITS / (CALM_UNITS + unrest / Math.max(1, covered));
      const score = (covered / sample.length) * calm - FAR_COST * Math.hypot(dx / width, dy / height);
      if (score > best.score) best = { shift, score };
    }
  }
  return best.shift;
}

function sampleOf(hole: Uint8Array): number[] {
  const all: number[] = [];
  for (let i = 0; i < hole.length; i += SAMPLE_STEP) if (hole[i] !== 0) all.push(i);
  return all;
}

function clampByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
