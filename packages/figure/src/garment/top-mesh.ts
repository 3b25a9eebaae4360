import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import type { QuadMesh } from '../geometry/mesh.ts';
import { arcTo } from './around.ts';
import { angleAtArc, type Outline, pointAt } from './body-slices.ts';
import { cutTights } from './tights-patch.ts';
import { LIMBS, type UpperBody } from './upper-body.ts';

/** The mesh of a top as close to the body as the suit: torso, arms, and below the hips a tube to the hem. */
export interface TopMesh extends QuadMesh {
  /** Base vertex whose bones move a vertex; vertices of the tube follow the hips they hang from. */
  readonly sources: readonly number[];
  /** How much of each vertex belongs to the left and the right arm, 0..1. */
  readonly armShare: Readonly<Record<'left' | 'right', Float32Array>>;
  /** Vertices below this height hang free around both legs. */
  readonly hipY: number;
}

/** The suit is cut a little above the hip joints, where it is still one tube. */
const CUT_ABOVE_HIPS_DM = 0.1;
const RING_STEP_DM = 0.42;
/** The mesh goes on this far below the hem, so that the hem is cut from cloth. */
const BELOW_HEM_DM = 0.3;
const OF_ARM = 0.3;
const HIP_RING_FREE_ARM = 0.3;

/** Takes the suit from the neck to the hips and the wrists, and hangs a tube from its lower border. */
export function topMesh(data: FigureData, person: Person, body: UpperBody, hemY: number): TopMesh {
  const { shape, measures } = person;
  const hipY = measures.hips.left[1] + CUT_ABOVE_HIPS_DM;
  const ofArms = (v: number) => body.armShare.left[v]! + body.armShare.right[v]!;
  const patch = cutTights(data, (v) => shape[3 * v + 1]! >= hipY - 0.02 || ofArms(v) > OF_ARM);
  const sources = [...patch.sources];
  const quads = [...patch.quads];
  const positions = sources.flatMap((v) => [shape[3 * v]!, shape[3 * v + 1]!, shape[3 * v + 2]!]);
  const hips = hipBorder(patch.borders, (i) => ofArms(sources[i]!) < HIP_RING_FREE_ARM, positions);
  for (const i of hips) positions[3 * i + 1] = hipY;
  hangTube(positions, quads, sources, hips, body, hipY, hemY - BELOW_HEM_DM);
  const [left, right] = LIMBS.map((limb) => Float32Array.from(sources, (v) => body.armShare[limb][v]!));
  return {
    positions: Float32Array.from(positions),
    quads: Uint32Array.from(quads),
    sources,
    armShare: { left: left!, right: right! },
    hipY,
  };
}

/** The lowest border that no arm has a part in. */
function hipBorder(
  borders: readonly (readonly number[])[],
  isFree: (vertex: number) => boolean,
  positions: readonly number[],
): readonly number[] {
  const heightOf = (border: readonly number[]) =>
    border.reduce((sum, i) => sum + positions[3 * i + 1]!, 0) / border.length;
  const free = borders.filter((border) => border.every(isFree)).sort((a, b) => heightOf(a) - heightOf(b));
  if (!free[0]) throw new RangeError('Expected the suit to end in a ring around the hips.');
  return free[0];
}

/** Rings below the border, each vertex at its share of the outline of hips and legs. */
function hangTube(
  positions: number[],
  quads: number[],
  sources: number[],
  border: readonly number[],
  body: UpperBody,
  fromY: number,
  toY: number,
): void {
  if (toY >= fromY) return;
  const start = body.torso.at(fromY);
  const shares = evened(border.map((i) => shareOfOutline(start, positions[3 * i]!, positions[3 * i + 2]!)));
  const rings = Math.max(1, Math.round((fromY - toY) / RING_STEP_DM));
  let upper = border;
  for (let ring = 1; ring <= rings; ring++) {
    const y = fromY + ((toY - fromY) * ring) / rings;
    const outline = body.torso.at(y);
    const lower = border.map((i, k) => {
      const { x, z } = pointAt(outline, angleAtArc(outline, shares[k]!));
      positions.push(x, y, z);
      return sources.push(sources[i]!) - 1;
    });
    for (let k = 0; k < border.length; k++) {
      const next = (k + 1) % border.length;
      quads.push(upper[k]!, upper[next]!, lower[next]!, lower[k]!);
    }
    upper = lower;
  }
}

const EVENING_ROUNDS = 24;

/** Shares around a ring, moved towards even spacing: the border of the suit has corners where quads end. */
function evened(shares: readonly number[]): number[] {
  const count = shares.length;
  const wrapped = (from: number, to: number) => to - from - Math.round(to - from);
  let current = [...shares];
  for (let round = 0; round < EVENING_ROUNDS; round++) {
    current = current.map((share, k) => {
      const before = wrapped(share, current[(k + count - 1) % count]!);
      const after = wrapped(share, current[(k + 1) % count]!);
      return share + (before + after) / 4;
    });
  }
  return current;
}

/** Share 0..1 of the outline's length at which a point lies, from straight ahead to the figure's left. */
function shareOfOutline(outline: Outline, x: number, z: number): number {
  const angle = Math.atan2(x - outline.centreX, z - outline.centreZ);
  return arcTo(outline, angle < 0 ? angle + 2 * Math.PI : angle) / outline.girth;
}
