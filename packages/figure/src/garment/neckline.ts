import type { GarmentTexture } from './garment.ts';
import type { Cell } from './neck-points.ts';
import { type Silhouette, topOfColumn } from './silhouette.ts';

/** The upper edge of a front or a back between its neck points. */
export interface Neckline {
  /** How far it hangs below the line between the neck points at a place across, -1 (left) .. 1 (right); cells. */
  depthAt(across: number): number;
  /** Deepest point, cells. */
  readonly depth: number;
  /** Read from the outline, from the collar's edge before the inside of the back, or assumed. */
  readonly seen: 'outline' | 'edge' | 'assumed';
}

/** Edges are looked for between these depths (shares of the neck's width) and shapes (1 = V, 2 = round, 4 = square). */
const SHALLOWEST = 0.1;
const DEEPEST = 1.15;
const DEPTH_STEPS = 56;
const SHAPES = [1, 1.5, 2, 2.6, 3.6] as const;
/** Colour is compared this far above and below the edge (shares of the neck's width): soft steps and thin shadow lines. */
const EDGE_WIDTHS = [0.026, 0.011] as const;
/** Least mean difference of colour across an edge, 0..255, before the prior, and how near to the best a higher edge may be. */
const LEAST_CONTRAST = 4;
const NEARLY_BEST = 0.88;
/** Necklines are most often about this deep: others count less by these spreads of the logarithm. */
const USUAL_DEPTH = 0.52;
const SHALLOW_SPREAD = 0.42;
const DEEP_SPREAD = 0.8;
/** A front hangs at least this much deeper than the back's edge above it. */
const BELOW_BACK = 0.14;
/** An ordinary crew neck, when nothing shows. */
const CREW_DEPTH = 0.42;
/** An outline that dips at least this deep is the neckline itself. */
const CLEAR_DIP = 0.16;
const SAMPLES = 31;

interface Edge {
  readonly depth: number;
  readonly shape: number;
  readonly contrast: number;
}

/**
 * Finds the front edge of the neck. A lying garment shows the inside of its back above that edge: where a curve across
 * the cloth separates two colours all along, it is taken for the collar; else the outline's own dip counts.
 */
export function findFrontNeckline(
  texture: GarmentTexture,
  silhouette: Silhouette,
  left: Cell,
  right: Cell,
): Neckline {
  const outline = outlineNeckline(silhouette, left, right);
  const width = right.x - left.x;
  const edge = strongestEdge(texture, silhouette.cell, left, right, outline.depth);
  if (edge && edge.depth > outline.depth + BELOW_BACK * width) return curved(edge.depth, edge.shape, 'edge');
  if (outline.depth > CLEAR_DIP * width) return outline;
  return curved(CREW_DEPTH * width, 2, 'assumed');
}

/** The neckline as the upper outline shows it. */
export function outlineNeckline(silhouette: Silhouette, left: Cell, right: Cell): Neckline {
  const dips = Array.from({ length: SAMPLES }, (_, k) => {
    const x = left.x + ((right.x - left.x) * k) / (SAMPLES - 1);
    const line = left.y + ((right.y - left.y) * k) / (SAMPLES - 1);
    return Math.max(0, (topOfColumn(silhouette, x) ?? line) - line);
  });
  const depthAt = (across: number) => {
    const place = ((Math.min(1, Math.max(-1, across)) + 1) / 2) * (SAMPLES - 1);
    const k = Math.min(SAMPLES - 2, Math.floor(place));
    return dips[k]! + (dips[k + 1]! - dips[k]!) * (place - k);
  };
  return { depthAt, depth: Math.max(...dips), seen: 'outline' };
}

/** A neckline by its depth and shape. */
export function curved(depth: number, shape: number, seen: Neckline['seen']): Neckline {
  return { depthAt: (across) => depth * Math.max(0, 1 - Math.abs(across) ** shape), depth, seen };
}

function strongestEdge(
  texture: GarmentTexture,
  cell: number,
  left: Cell,
  right: Cell,
  dip: number,
): Edge | undefined {
  const width = right.x - left.x;
  const edges: Edge[] = [];
  for (let step = 0; step <= DEPTH_STEPS; step++) {
    const depth = width * (SHALLOWEST + ((DEEPEST - SHALLOWEST) * step) / DEPTH_STEPS);
    if (depth < dip + BELOW_BACK * width) continue;
    const unusual = Math.log(depth / width / USUAL_DEPTH);
    // Above a crew neck lie the seams of the back, below it prints: clear as they are, they count less.
    const spread = unusual < 0 ? SHALLOW_SPREAD : DEEP_SPREAD;
    const likely = Math.exp(-0.5 * (unusual / spread) ** 2);
    for (const shape of SHAPES)
      for (const reach of EDGE_WIDTHS) {
        const contrast = contrastAlong(texture, cell, left, right, depth, shape, reach * width);
        edges.push({ depth, shape, contrast: contrast * likely });
      }
  }
  const best = Math.max(0, ...edges.map(({ contrast }) => contrast));
  if (best < LEAST_CONTRAST) return undefined;
  const highest = edges.find(({ contrast }) => contrast >= NEARLY_BEST * best)!;
  // The first good depth still lies on the flank of its peak: take the best shape and depth right below it.
  return edges
    .filter(({ depth }) => depth >= highest.depth && depth <= highest.depth + 0.06 * width)
    .reduce((a, b) => (b.contrast > a.contrast ? b : a));
}

/**
 * How strongly a curve parts two colours: the step of colour across it that nearly all of it shares, so that prints and
 * stripes, which it only crosses here and there, count little.
 */
function contrastAlong(
  texture: GarmentTexture,
  cell: number,
  left: Cell,
  right: Cell,
  depth: number,
  shape: number,
  reach: number,
): number {
  const width = right.x - left.x;
  const steps: number[][] = [];
  for (let k = 1; k < SAMPLES - 1; k++) {
    const across = (2 * k) / (SAMPLES - 1) - 1;
    if (Math.abs(across) > 0.9) continue;
    const x = left.x + (width * (across + 1)) / 2;
    const y = left.y + ((right.y - left.y) * (across + 1)) / 2 + depth * (1 - Math.abs(across) ** shape);
    const slope = (-2 * Math.sign(across) * shape * depth * Math.abs(across) ** (shape - 1)) / width;
    const size = Math.hypot(1, slope);
    const dx = (-slope / size) * reach;
    const dy = reach / size;
    steps.push(
      [0, 1, 2].map(
        (c) =>
          colourAt(texture, (x + dx) * cell, (y + dy) * cell, c) -
          colourAt(texture, (x - dx) * cell, (y - dy) * cell, c),
      ),
    );
  }
  return sharedStep(steps);
}

/** What 50, 70 and 88 % of the steps exceed in the direction of their mean, averaged. */
function sharedStep(steps: readonly (readonly number[])[]): number {
  const mean = [0, 1, 2].map((c) => steps.reduce((sum, step) => sum + step[c]!, 0) / steps.length);
  const size = Math.hypot(...mean);
  if (size === 0) return 0;
  const along = steps.map((step) => step.reduce((sum, value, c) => sum + value * mean[c]!, 0) / size);
  along.sort((a, b) => a - b);
  const exceededBy = (share: number) => Math.max(0, along[Math.floor((1 - share) * along.length)]!);
  return (exceededBy(0.5) + exceededBy(0.7) + exceededBy(0.88)) / 3;
}

function colourAt({ width, height, rgb }: GarmentTexture, x: number, y: number, channel: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  return rgb[(row * width + column) * 3 + channel]!;
}
