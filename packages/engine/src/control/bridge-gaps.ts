import { close } from '@atelier/pixels/morphology';
import { around, thinned } from './thin.ts';

/** How far two ends that face each other are joined, and how far an end is taken on to a line; shares of the shorter side. */
const LONGEST_GAP_SHARE = 0.22;
const SHORT_GAP_SHARE = 0.036;
/** The direction of a line's end is taken over this share of the shorter side; shorter branches are hairs of a loose stroke. */
const TAIL_SHARE = 0.022;
const LEAST_TAIL_PX = 5;
/** Dashes nearer to each other than twice this share of the shorter side are one line. */
const DASH_SHARE = 0.008;
/** A line goes on within this angle of its direction; cosine. */
const LEAST_COSINE = 0.55;
/** Turning costs as much as a longer way. */
const TURN_COST = 1.4;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface End extends Point {
  /** Unit vector in which the line would go on. */
  readonly dx: number;
  readonly dy: number;
  /** Indices of the last pixels of the line. */
  readonly tail: ReadonlySet<number>;
}

/**
 * What continues broken lines to where they most likely meet others: barriers for colour, not to be drawn.
 * @param lines `Uint8Array [height * width]`, 0 or 1; so is the answer, without the lines themselves
 */
export function bridgeGaps(lines: Uint8Array, width: number, height: number): Uint8Array {
  const unit = Math.min(width, height);
  const thin = thinned(close(lines, width, height, Math.round(DASH_SHARE * unit)), width, height);
  const ends = endsOf(thin, width, Math.max(LEAST_TAIL_PX, Math.round(TAIL_SHARE * unit)));
  const out = new Uint8Array(lines.length);
  for (const end of ends) {
    const goal =
      facingEnd(end, ends, LONGEST_GAP_SHARE * unit) ??
      nearLine(end, thin, Math.round(SHORT_GAP_SHARE * unit), width, height);
    if (goal !== null) drawLine(out, width, end, goal);
  }
  return out;
}

function endsOf(thin: Uint8Array, width: number, tailPx: number): End[] {
  const ends: End[] = [];
  for (let i = 0; i < thin.length; i++) {
    if (thin[i] === 0 || around(thin, i, width).reduce((sum, v) => sum + v, 0) !== 1) continue;
    const tail = tailFrom(thin, i, width, tailPx);
    if (tail.length < tailPx) continue;
    const last = tail[tail.length - 1]!;
    const [x, y] = [i % width, Math.floor(i / width)];
    const [dx, dy] = [x - (last % width), y - Math.floor(last / width)];
    const length = Math.hypot(dx, dy) || 1;
    ends.push({ x, y, dx: dx / length, dy: dy / length, tail: new Set(tail) });
  }
  return ends;
}

/** The pixels of a line from its end on, up to the next branch. */
function tailFrom(thin: Uint8Array, start: number, width: number, tailPx: number): number[] {
  const steps = [-width, -width + 1, 1, width + 1, width, width - 1, -1, -width - 1];
  const tail = [start];
  for (let at = start; tail.length < tailPx; ) {
    const next = steps.map((step) => at + step).filter((i) => thin[i] === 1 && !tail.includes(i));
    if (next.length === 0 || next.length > 2) break;
    at = next[0]!;
    tail.push(at);
  }
  return tail;
}

/** The end that best continues this one, as this one continues it; null when there is none. */
function facingEnd(end: End, ends: readonly End[], reach: number): Point | null {
  let best: End | null = null;
  let least = reach;
  for (const other of ends) {
    const turn = Math.min(cosineTo(end, other), cosineTo(other, end));
    if (other === end || turn < LEAST_COSINE) continue;
    const cost = Math.hypot(other.x - end.x, other.y - end.y) * (1 + TURN_COST * (1 - turn));
    if (cost >= least) continue;
    least = cost;
    best = other;
  }
  return best;
}

function cosineTo(end: End, { x, y }: Point): number {
  const distance = Math.hypot(x - end.x, y - end.y) || 1;
  return ((x - end.x) * end.dx + (y - end.y) * end.dy) / distance;
}

/** The nearest place of another line, or of the same line farther on, before an end; null when there is none. */
function nearLine(end: End, thin: Uint8Array, reach: number, width: number, height: number): Point | null {
  let best: Point | null = null;
  let least: number = reach;
  for (let y = Math.max(0, end.y - reach); y <= Math.min(height - 1, end.y + reach); y++)
    for (let x = Math.max(0, end.x - reach); x <= Math.min(width - 1, end.x + reach); x++) {
      const i = y * width + x;
      if (thin[i] === 0 || end.tail.has(i) || cosineTo(end, { x, y }) < LEAST_COSINE) continue;
      const distance = Math.hypot(x - end.x, y - end.y);
      if (distance < 2 || distance >= least) continue;
      least = distance;
      best = { x, y };
    }
  return best;
}

/** Two pixels wide, so that nothing of four-connected areas passes. */
function drawLine(mask: Uint8Array, width: number, from: Point, to: Point): void {
  const { x: x0, y: y0 } = from;
  const { x: x1, y: y1 } = to;
  const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
  for (let step = 0; step <= steps; step++) {
    const x = Math.round(x0 + ((x1 - x0) * step) / steps);
    const y = Math.round(y0 + ((y1 - y0) * step) / steps);
    mask[y * width + x] = 1;
    if (x + 1 < width) mask[y * width + x + 1] = 1;
  }
}
