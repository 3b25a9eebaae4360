import { cropRgba, visibleBounds } from '@atelier/pixels/bounds';
import type { Field } from '@atelier/pixels/field';
import { emptyField, sampleField } from '@atelier/pixels/field';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reducedSize } from '@atelier/pixels/reduce';
import type { Mapping } from '@atelier/pixels/warp';
import { warpRgba } from '@atelier/pixels/warp';
import { cylinderMapping } from './cylinder.ts';
import { poseMapping } from './pose.ts';
import { relaxOutline } from './relax.ts';
import type { SymmetryAxis } from './symmetry.ts';
import { findSymmetryAxis } from './symmetry.ts';
import type { GarmentClass } from './types.ts';

/** Below this the silhouette says nothing reliable about an axis (crossed legs, one sleeve folded away). */
const MIN_OVERLAP = 0.8;
const MIN_OVERLAP_TO_RELAX = 0.86;
const MIN_TILT = (0.4 * Math.PI) / 180;
const ANALYSIS_CELLS = 112;
const RELAX_CELLS = 160;
/** Room for the outline to move outwards (share of the size). */
const WARP_MARGIN = 0.04;

export interface ShapeOptions {
  garment: GarmentClass;
  /** Wrap the cloth around a body. */
  rounded: boolean;
  /** Lower the sleeves and take in the waist: for cloth that was not on a body in the photo. */
  posed: boolean;
}

/**
 * Straightens a garment by its symmetry axis, relaxes its outline and, when asked, wraps it around a body: one
 * mapping, resampled once. Things that are not cloth keep their shape: a mug does not lean by mistake.
 */
export function straighten(cutout: Rgba, { garment, rounded, posed }: ShapeOptions): Rgba {
  if (garment !== 'top' && garment !== 'bottom' && garment !== 'dress') return cutout;
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const axis = findSymmetryAxis(reduceAlpha(cutout, width, height));
  if (axis.overlap < MIN_OVERLAP) return cutout;
  const upright = uprightFrame(cutout, axis, cutout.width / width);
  const steps: Mapping[] = [upright.mapping];
  const matte = uprightMatte(cutout, upright);
  if (axis.overlap >= MIN_OVERLAP_TO_RELAX) steps.unshift(relaxMapping(matte, upright));
  if (rounded) steps.unshift(cylinderMapping(matte, upright.width / matte.width));
  const pose = posed && garment !== 'bottom' ? poseMapping(matte, upright.width / matte.width) : undefined;
  if (pose) steps.unshift(pose);
  if (steps.length === 1 && Math.abs(axis.tilt) < MIN_TILT) return cutout;
  const mapping: Mapping = (p) => steps.reduce((q, step) => step(q), p);
  const bent = warpRgba(cutout, upright.width, upright.height, mapping);
  const bounds = visibleBounds(bent, 1);
  return bounds ? cropRgba(bent, bounds) : cutout;
}

/** A frame in which the axis is vertical and in the middle column. */
export interface UprightFrame {
  width: number;
  height: number;
  mapping: Mapping;
}

/** The rotation that puts the axis upright, and a frame that holds all of the rotated picture. */
function uprightFrame(cutout: Rgba, axis: SymmetryAxis, cell: number): UprightFrame {
  const tilt = Math.abs(axis.tilt) < MIN_TILT ? 0 : axis.tilt;
  const cos = Math.cos(tilt);
  const sin = Math.sin(tilt);
  const px = axis.x * cell;
  const py = axis.y * cell;
  const corners = [
    [0, 0],
    [cutout.width, 0],
    [0, cutout.height],
    [cutout.width, cutout.height],
  ].map(([x, y]) => ({ x: (x! - px) * cos + (y! - py) * sin, y: -(x! - px) * sin + (y! - py) * cos }));
  const reach = Math.max(...corners.map(({ x }) => Math.abs(x)));
  const top = Math.min(...corners.map(({ y }) => y));
  const bottom = Math.max(...corners.map(({ y }) => y));
  const margin = Math.ceil(WARP_MARGIN * Math.max(reach * 2, bottom - top));
  const centreX = Math.ceil(reach) + margin;
  const centreY = Math.ceil(-top) + margin;
  return {
    width: centreX * 2,
    height: Math.ceil(bottom - top) + margin * 2,
    mapping: ({ x, y }) => ({
      x: px + (x - centreX) * cos - (y - centreY) * sin,
      y: py + (x - centreX) * sin + (y - centreY) * cos,
    }),
  };
}

/** The matte in the upright frame, at reduced size. */
function uprightMatte(cutout: Rgba, frame: UprightFrame): Field {
  const { width, height } = reducedSize(frame.width, frame.height, RELAX_CELLS);
  const small = reducedSize(cutout.width, cutout.height, RELAX_CELLS * 2);
  const source = reduceAlpha(cutout, small.width, small.height);
  const matte = emptyField(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = frame.mapping({
        x: ((x + 0.5) * frame.width) / width,
        y: ((y + 0.5) * frame.height) / height,
      });
      if (p.x < 0 || p.y < 0 || p.x > cutout.width || p.y > cutout.height) continue;
      matte.data[y * width + x] = sampleField(
        source,
        (p.x * small.width) / cutout.width,
        (p.y * small.height) / cutout.height,
      );
    }
  }
  return matte;
}

function relaxMapping(matte: Field, frame: UprightFrame): Mapping {
  const { dx, dy } = relaxOutline(matte, matte.width / 2);
  const cellX = frame.width / matte.width;
  const cellY = frame.height / matte.height;
  return ({ x, y }) => ({
    x: x + sampleField(dx, x / cellX, y / cellY) * cellX,
    y: y + sampleField(dy, x / cellX, y / cellY) * cellY,
  });
}
