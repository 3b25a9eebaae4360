import type { DrapedGarment } from '../cloth/draped.ts';
import { mix, smoothstep } from '../geometry/interpolation.ts';
import type { Fragment, Material, Reflectance } from '../raster/surface.ts';
import { sampleLevels, textureLevels } from './texture-levels.ts';

/** This near to the side seam (0 on it, 1 in the middle of front and back) the photos run into each other. */
const SEAM = 0.16;
/** Cloth lets light wrap around it a little. */
const WRAP = 0.14;
/** The inside of cloth is in its own shade. */
const INSIDE = 0.55;
/** Edges are folded over: darker this close to them, dm. */
const EDGE_DM = 0.045;
const EDGE_SHADE = 0.84;
const SHEEN = { matt: 0.05, satin: 0.35 };
const SATIN_GLOSS = 18;

/** Cloth looks as its photos do: front or back by the side of the garment it is on. */
export function clothMaterial(draped: DrapedGarment): Material {
  const { garment, side, extent, frontPlaces, backPlaces } = draped;
  const front = textureLevels(garment.front);
  const back = textureLevels(garment.back);
  const density = pixelsPerDm(draped);
  const { sheen } = garment.fabric;
  const backColour = { r: 0, g: 0, b: 0 };
  return {
    reflect({ a, b, c, wa, wb, wc, footprint, inside }: Fragment, out: Reflectance): void {
      const towardsFront = wa * side[a]! + wb * side[b]! + wc * side[c]!;
      const frontShare = smoothstep(-SEAM, SEAM, towardsFront);
      if (frontShare > 0) {
        const x = wa * frontPlaces[2 * a]! + wb * frontPlaces[2 * b]! + wc * frontPlaces[2 * c]!;
        const y = wa * frontPlaces[2 * a + 1]! + wb * frontPlaces[2 * b + 1]! + wc * frontPlaces[2 * c + 1]!;
        sampleLevels(front, x, y, footprint * density, out);
      }
      if (frontShare < 1) {
        const x = wa * backPlaces[2 * a]! + wb * backPlaces[2 * b]! + wc * backPlaces[2 * c]!;
        const y = wa * backPlaces[2 * a + 1]! + wb * backPlaces[2 * b + 1]! + wc * backPlaces[2 * c + 1]!;
        sampleLevels(back, x, y, footprint * density, backColour);
        out.r = frontShare > 0 ? mix(backColour.r, out.r, frontShare) : backColour.r;
        out.g = frontShare > 0 ? mix(backColour.g, out.g, frontShare) : backColour.g;
        out.b = frontShare > 0 ? mix(backColour.b, out.b, frontShare) : backColour.b;
      }
      const toEdge = wa * extent[a]! + wb * extent[b]! + wc * extent[c]!;
      const shade = (inside ? INSIDE : 1) * (toEdge < EDGE_DM ? EDGE_SHADE : 1);
      out.r *= shade;
      out.g *= shade;
      out.b *= shade;
      out.wrap = WRAP;
      out.sheen = SHEEN.matt + (SHEEN.satin - SHEEN.matt) * sheen;
      out.specular = 0.25 * sheen;
      out.gloss = SATIN_GLOSS;
    },
  };
}

/** Texture pixels a dm of cloth, over all its edges. */
function pixelsPerDm({ positions, triangles, frontPlaces }: DrapedGarment): number {
  let pixels = 0;
  let dm = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    pixels += Math.hypot(
      frontPlaces[2 * a]! - frontPlaces[2 * b]!,
      frontPlaces[2 * a + 1]! - frontPlaces[2 * b + 1]!,
    );
    dm += Math.hypot(
      positions[3 * a]! - positions[3 * b]!,
      positions[3 * a + 1]! - positions[3 * b + 1]!,
      positions[3 * a + 2]! - positions[3 * b + 2]!,
    );
  }
  return dm > 0 ? pixels / dm : 1;
}
