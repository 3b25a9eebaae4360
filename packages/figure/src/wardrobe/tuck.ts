import type { Garment } from '../garment/garment.ts';
import { smoothstep } from '../geometry/interpolation.ts';

/** Pinned cloth of a bottom this firmly held is its waistband. */
const OF_BAND = 0.5;
/** A tucked top goes on this far below the top of the band, dm. */
export const TUCKED_DM = 0.3;
/** It is held from this far above the band on, and narrows from there, dm. */
const HELD_ABOVE_DM = 0.15;
const NARROWS_ABOVE_DM = 0.9;
/** It lies this far inside the band, dm. */
const INSIDE_DM = 0.08;
/** What lies farther to the side than this many times the band is an arm's. */
const OF_TORSO = 1.6;

/** A point of the waistband, seen from the axis of the body. */
interface BandPoint {
  readonly angle: number;
  readonly radius: number;
  readonly y: number;
}

/**
 * Tucks a top into a waistband: it narrows to the band, is held there, and ends hidden below it. Left to hang, its hem
 * would wedge itself between body and bottom and push the bottom off the hips.
 * @param top in the rest shape of the same person as `bottom`
 */
export function tuckIn(top: Garment, bottom: Garment): Garment {
  const band = bandOf(bottom);
  if (band.length === 0) return top;
  const armX = OF_TORSO * Math.max(...band.map(({ angle, radius }) => Math.abs(radius * Math.sin(angle))));
  const positions = Float32Array.from(top.positions);
  const extent = Float32Array.from(top.extent);
  const pin = Float32Array.from(top.pin);
  for (let v = 0; v < extent.length; v++) {
    const [x, y, z] = [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    const radius = Math.hypot(x, z);
    const beside = nearestByAngle(band, Math.atan2(x, z));
    const above = y - beside.y;
    if (above > NARROWS_ABOVE_DM || Math.abs(x) > armX) continue;
    const wanted = Math.min(1, (beside.radius - INSIDE_DM) / radius);
    const narrowed = 1 + (wanted - 1) * smoothstep(NARROWS_ABOVE_DM, 0, above);
    positions[3 * v] = x * narrowed;
    positions[3 * v + 2] = z * narrowed;
    extent[v] = Math.min(extent[v]!, above + TUCKED_DM);
    pin[v] = Math.max(pin[v]!, smoothstep(HELD_ABOVE_DM, 0, above));
  }
  return { ...top, tucked: true, positions, extent, pin };
}

/** Directions in which the rim of the waistband is looked for. */
const SECTORS = 48;

/** The upper rim of the waistband: its highest point in each direction. */
function bandOf({ positions, extent, pin }: Garment): BandPoint[] {
  const highest = new Map<number, BandPoint>();
  for (let v = 0; v < pin.length; v++) {
    if (pin[v]! < OF_BAND || extent[v]! < 0) continue;
    const [x, y, z] = [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    const angle = Math.atan2(x, z);
    const sector = Math.floor((angle / (2 * Math.PI)) * SECTORS);
    if (y > (highest.get(sector)?.y ?? -Infinity)) {
      highest.set(sector, { angle, radius: Math.hypot(x, z), y });
    }
  }
  return [...highest.values()];
}

function nearestByAngle(band: readonly BandPoint[], angle: number): BandPoint {
  const away = (point: BandPoint) => {
    const turn = Math.abs(point.angle - angle);
    return Math.min(turn, 2 * Math.PI - turn);
  };
  return band.reduce((best, point) => (away(point) < away(best) ? point : best));
}
