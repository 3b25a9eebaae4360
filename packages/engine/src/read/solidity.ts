import type { Field } from '@atelier/pixels/field';

interface Point {
  x: number;
  y: number;
}

/**
 * Share of its own convex hull that a shape fills, 0..1: round things come close to 1, sleeves and legs take away.
 * Squeezing the picture does not change it. 0 for an empty field.
 * @param shape inside above 0.5
 */
export function solidity({ width, height, data }: Field): number {
  const ends: Point[] = [];
  let area = 0;
  for (let y = 0; y < height; y++) {
    let left = width;
    let right = -1;
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! <= 0.5) continue;
      area++;
      left = Math.min(left, x);
      right = x;
    }
    if (right < 0) continue;
    ends.push({ x: left, y }, { x: right + 1, y }, { x: left, y: y + 1 }, { x: right + 1, y: y + 1 });
  }
  return ends.length === 0 ? 0 : area / areaOf(hullOf(ends));
}

/** Andrew's monotone chain (1979). */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return [...chainOf(sorted), ...chainOf(sorted.reverse())];
}

function chainOf(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** The shoelace formula. */
function areaOf(polygon: readonly Point[]): number {
  let twice = 0;
  for (const [k, { x, y }] of polygon.entries()) {
    const next = polygon[(k + 1) % polygon.length]!;
    twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}
