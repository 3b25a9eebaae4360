import type { FigureData } from '../data/figure-data.ts';

/** A part of the base mesh's smooth suit, with vertices of its own. */
export interface TightsPatch {
  /** Base vertex of each vertex. */
  readonly sources: readonly number[];
  /** Four vertices a quad. */
  readonly quads: readonly number[];
  /** Closed borders, each walked so that the patch lies to its right seen from outside. */
  readonly borders: readonly (readonly number[])[];
}

/** Cuts the quads of the suit all of whose vertices are wanted. */
export function cutTights({ base }: FigureData, wanted: (baseVertex: number) => boolean): TightsPatch {
  const group = base.groups.indexOf('helper-tights');
  const index = new Map<number, number>();
  const sources: number[] = [];
  const quads: number[] = [];
  for (let quad = 0; quad < base.quadGroups.length; quad++) {
    if (base.quadGroups[quad] !== group) continue;
    const corners = [...base.quads.subarray(quad * 4, quad * 4 + 4)];
    if (!corners.every(wanted)) continue;
    for (const corner of corners) {
      if (!index.has(corner)) index.set(corner, sources.push(corner) - 1);
      quads.push(index.get(corner)!);
    }
  }
  return { sources, quads, borders: bordersOf(quads) };
}

/** Edges that only one quad has, joined into loops against the direction of their quads. */
function bordersOf(quads: readonly number[]): number[][] {
  const edges = new Set<string>();
  for (let corner = 0; corner < quads.length; corner++)
    edges.add(`${quads[corner]},${nextCorner(quads, corner)}`);
  const following = new Map<number, number>();
  for (let corner = 0; corner < quads.length; corner++) {
    const from = quads[corner]!;
    const to = nextCorner(quads, corner);
    if (!edges.has(`${to},${from}`)) following.set(to, from);
  }
  const borders: number[][] = [];
  const seen = new Set<number>();
  for (const start of following.keys()) {
    const border: number[] = [];
    for (let at = start; !seen.has(at) && following.has(at); at = following.get(at)!) {
      seen.add(at);
      border.push(at);
    }
    if (border.length > 2) borders.push(border);
  }
  return borders;
}

const nextCorner = (quads: readonly number[], corner: number): number =>
  quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
