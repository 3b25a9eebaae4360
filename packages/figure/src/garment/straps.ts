import type { Person } from '../body/person.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import { bindToBody } from './bind.ts';
import type { ClothPiece } from './joined-cloth.ts';
import type { Cell } from './neck-points.ts';
import { emptyCloth } from './sewn-cloth.ts';
import type { StrapReading } from './strap-reading.ts';
import type { Limb, UpperBody } from './upper-body.ts';

/** One end of a strap: where it is sewn to the bodice, and how the photo of that side shows it. */
export interface StrapEnd {
  readonly anchor: readonly [x: number, y: number, z: number];
  readonly reading: StrapReading;
  /** Pixels of the photo to a cell. */
  readonly cell: number;
}

const STEPS = 22;
const LEAST_WIDTH_DM = 0.07;
/** Straps lie this far above the skin, and reach this far under the bodice. */
const LIFT_DM = 0.05;
const OVERLAP_DM = 0.12;
/** Skin within this distance of the strap's plane carries it. */
const BAND_DM = 0.22;

type Point = readonly [x: number, y: number, z: number];

/**
 * Sews a thin strap as a ribbon: from its front end taut over the shoulder to its back end.
 * @param width dm
 * @param topX distance from the middle at which it crosses the shoulder
 */
export function sewStrap(
  data: FigureData,
  person: Person,
  body: UpperBody,
  limb: Limb,
  front: StrapEnd,
  back: StrapEnd,
  width: number,
  topX: number,
): ClothPiece {
  const path = tautPath(person.shape, body, limb, front.anchor, back.anchor, topX);
  const half = Math.max(LEAST_WIDTH_DM, width) / 2;
  const cloth = emptyCloth(path.length * 3, (path.length - 1) * 2);
  for (const [step, [x, y, z]] of path.entries()) {
    const share = step / (path.length - 1);
    for (const across of [-1, 0, 1]) {
      cloth.add({
        position: [x + across * half, y, z],
        front: placeOn(front, Math.min(1, 2 * share), across),
        back: placeOn(back, Math.min(1, 2 * (1 - share)), -across),
        side: 1 - 2 * share,
        extent: 1,
        pin: 1,
      });
    }
  }
  for (let step = 0; step + 1 < path.length; step++) {
    for (const column of [0, 1]) {
      const at = step * 3 + column;
      cloth.join(at, at + 1, at + 4, at + 3);
    }
  }
  const { positions, quads } = cloth;
  const keep = (v: number) => body.armShare[limb][v]! < 0.5;
  return {
    ...cloth.attributes(),
    skinWeights: bindToBody({ positions, quads }, data, person.shape, keep, 2),
  };
}

/** @param along 0 at the bodice, 1 at the strap's top */
function placeOn({ reading, cell }: StrapEnd, along: number, across: number): [number, number] {
  const { base, top, width }: { base: Cell; top: Cell; width: number } = reading;
  return [
    (base.x + (top.x - base.x) * along + across * width * 0.35) * cell,
    (base.y + (top.y - base.y) * along) * cell,
  ];
}

/** From the front anchor over the skin to the back anchor: the upper hull of the skin near the strap's plane. */
function tautPath(
  shape: Float32Array,
  body: UpperBody,
  limb: Limb,
  front: Point,
  back: Point,
  topX: number,
): Point[] {
  const outwards = limb === 'left' ? 1 : -1;
  const lowest = Math.min(front[1], back[1]);
  const points: [z: number, y: number][] = [];
  for (let v = 0; v < SKIN_VERTICES; v++) {
    const y = shape[3 * v + 1]!;
    const z = shape[3 * v + 2]!;
    if (y < lowest || z >= front[2] || z <= back[2] || body.armShare[limb][v]! > 0.5) continue;
    const wanted = outwards * topX;
    if (Math.abs(shape[3 * v]! - wanted) < BAND_DM && y < body.ridgeAt(topX) + 0.1)
      points.push([z, y + LIFT_DM]);
  }
  const hull = upperHull([[front[2], front[1] - OVERLAP_DM], ...points, [back[2], back[1] - OVERLAP_DM]]);
  return resample(hull).map(([z, y], step) => {
    const share = step / STEPS;
    const x =
      share < 0.5
        ? front[0] + (outwards * topX - front[0]) * Math.sin(share * Math.PI)
        : back[0] + (outwards * topX - back[0]) * Math.sin(share * Math.PI);
    return [x, y, z];
  });
}

/** Andrew's monotone chain (1979) over falling z: the upper side. */
function upperHull(points: readonly (readonly [z: number, y: number])[]): (readonly [number, number])[] {
  const sorted = points.toSorted((p, q) => q[0] - p[0] || q[1] - p[1]);
  const kept: (readonly [number, number])[] = [];
  for (const point of sorted) {
    while (kept.length > 1) {
      const [a, b] = [kept.at(-2)!, kept.at(-1)!];
      const turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
      if (turn > 0) break;
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** Points at equal lengths along a polyline. */
function resample(line: readonly (readonly [number, number])[]): [number, number][] {
  const lengths = [0];
  for (let k = 1; k < line.length; k++)
    lengths.push(lengths[k - 1]! + Math.hypot(line[k]![0] - line[k - 1]![0], line[k]![1] - line[k - 1]![1]));
  const whole = lengths.at(-1)!;
  let k = 0;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const at = (whole * step) / STEPS;
    while (k < line.length - 2 && lengths[k + 1]! < at) k++;
    const share = (at - lengths[k]!) / (lengths[k + 1]! - lengths[k]! || 1);
    return [
      line[k]![0] + (line[k + 1]![0] - line[k]![0]) * share,
      line[k]![1] + (line[k + 1]![1] - line[k]![1]) * share,
    ];
  });
}
