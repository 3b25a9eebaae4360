import type { FlatLayViewpoint } from '@atelier/contracts';
import type { Observation } from './observe.ts';
import type { Side } from './viewpoint.ts';

/** The photo that a view is made from. */
export interface Source {
  viewpoint: FlatLayViewpoint;
  photo: number;
  /** True when the photo shows the other side. */
  inferred: boolean;
}

/** A garment that lies free is a better source than one on a body; one cut by the frame is a poor one. */
const KIND_SCORE = { lying: 0.3, object: 0.3, worn: 0 } as const;
const CUT_BY_FRAME = 0.15;
/** Earlier photos are more typical of the product. */
const ORDER = 0.05;

/** The best photo for each viewpoint asked for; a side that no photo shows is made from the other one. */
export function chooseSources(
  viewpoints: readonly FlatLayViewpoint[],
  observations: readonly Observation[],
  sides: readonly Side[],
): Source[] {
  return viewpoints.map((viewpoint) => {
    const own = best(observations, sides, (side) => side.viewpoint === viewpoint);
    if (own !== undefined) return { viewpoint, photo: own, inferred: false };
    const other = best(observations, sides, (side) => side.viewpoint !== 'detail');
    return { viewpoint, photo: other ?? 0, inferred: true };
  });
}

function best(
  observations: readonly Observation[],
  sides: readonly Side[],
  fits: (side: Side) => boolean,
): number | undefined {
  let chosen: number | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [index, side] of sides.entries()) {
    const seen = observations[index];
    if (!seen || !fits(side)) continue;
    const score = side.confidence + KIND_SCORE[seen.kind] - CUT_BY_FRAME * seen.sidesTouched - ORDER * index;
    if (score <= highest) continue;
    highest = score;
    chosen = index;
  }
  return chosen;
}
