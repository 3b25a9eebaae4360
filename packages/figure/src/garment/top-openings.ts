import { clamp } from '../geometry/interpolation.ts';
import type { Cell } from './neck-points.ts';
import { bodiceDistance } from './strap-reading.ts';
import { isInNeck, strapsOf, type TopLandmarks } from './top-landmarks.ts';

/** Distances to the edges of a top in its photo, in cells, positive on the cloth. */
export interface TopOpenings {
  neck(place: Cell): number;
  /** Armhole of a sleeveless garment; far away below the armpit. */
  armhole(place: Cell): number;
  /** Rows that the hem hangs lower (positive) than its mean at a place across, -1 .. 1 in the picture. */
  hemDrop(across: number): number;
}

const NECK_SAMPLES = 24;
/** The neck opening goes on upwards this far (cells). */
const ABOVE_NECK = 400;
const HEM_SAMPLES = 33;
const MOST_HEM_DROP = 0.12;
export const FAR_CELLS = 1e4;

/** @param straightHem where the photo's hem says little: worn and cut off, or tucked in */
export function topOpenings(marks: TopLandmarks, straightHem: boolean): TopOpenings {
  const line = neckCurve(marks);
  const drops = straightHem ? new Float32Array(HEM_SAMPLES) : hemDrops(marks);
  const straps = strapsOf(marks);
  const bodice = straps.length > 0 ? bodiceDistance(marks.silhouette, straps) : undefined;
  return {
    neck: (place) => {
      if (bodice) return place.y < marks.armpitRow ? bodice(place) : FAR_CELLS;
      const distance = distanceToLine(line, place);
      return isInNeck(marks, place) ? -distance : distance;
    },
    armhole: (place) => (bodice ? FAR_CELLS : armholeDistance(marks, place)),
    hemDrop: (across) => {
      const at = ((clamp(across, -1, 1) + 1) / 2) * (HEM_SAMPLES - 1);
      const k = Math.min(HEM_SAMPLES - 2, Math.floor(at));
      return drops[k]! + (drops[k + 1]! - drops[k]!) * (at - k);
    },
  };
}

/** From above the left neck point along the neckline to above the right one. */
function neckCurve({ sides, neckline, rise }: TopLandmarks): Cell[] {
  const left = sides.left.shoulder.neck;
  const right = sides.right.shoulder.neck;
  const curve = Array.from({ length: NECK_SAMPLES + 1 }, (_, k) => {
    const share = k / NECK_SAMPLES;
    return {
      x: left.x + (right.x - left.x) * share,
      y: left.y + (right.y - left.y) * share + neckline.depthAt(2 * share - 1),
    };
  });
  const up = ABOVE_NECK + rise;
  return [{ x: left.x, y: left.y - up }, ...curve, { x: right.x, y: right.y - up }];
}

function distanceToLine(line: readonly Cell[], { x, y }: Cell): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 1 < line.length; k++) {
    const a = line[k]!;
    const b = line[k + 1]!;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const share = clamp(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1), 0, 1);
    nearest = Math.min(nearest, Math.hypot(x - a.x - share * dx, y - a.y - share * dy));
  }
  return nearest;
}

/** Across from the outline above the armpit; the outline's slope turns the distance along a row into one across it. */
function armholeDistance({ axis, sides, neckRow }: TopLandmarks, { x, y }: Cell): number {
  const { reach, armpit } = sides[x < axis ? 'left' : 'right'];
  if (y >= armpit.row) return FAR_CELLS;
  const row = Math.round(clamp(y, neckRow + 2, armpit.row - 1));
  const own = reach[row]!;
  const slope = ((reach[row + 1] ?? own) - (reach[Math.max(0, row - 1)] ?? own)) / 2;
  const distance = (own - Math.abs(x - axis)) / Math.hypot(1, Number.isFinite(slope) ? slope : 0);
  return Number.isFinite(distance) ? distance : -FAR_CELLS;
}

/** How far the outline hangs below or above the hem row across the garment. */
function hemDrops({ silhouette, axis, sides, neckRow, hemRow }: TopLandmarks): Float32Array {
  const { width, height, mask } = silhouette;
  const most = MOST_HEM_DROP * (hemRow - neckRow);
  const from = Math.round(hemRow - most);
  const lowest = Array.from({ length: HEM_SAMPLES }, (_, k) => {
    const across = (2 * k) / (HEM_SAMPLES - 1) - 1;
    const side = across < 0 ? sides.left : sides.right;
    const column = Math.round(axis + across * 0.94 * (side.reach[from] ?? 0));
    let row = from;
    while (row + 1 < height && mask[(row + 1) * width + clamp(column, 0, width - 1)] === 1) row++;
    return clamp(row - hemRow, -most, most);
  });
  return Float32Array.from(lowest, (_, k) => {
    const around = lowest.slice(Math.max(0, k - 2), k + 3).sort((a, b) => a - b);
    return around[around.length >> 1]!;
  });
}
