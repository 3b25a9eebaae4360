import type { Box } from './types.ts';

export interface Detection {
  readonly box: Box;
  /** 0..1. */
  readonly score: number;
}

/** Share of the smaller box that both have in common, 0..1: a box inside another one gives 1. */
export function sharedPart(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(a.width * a.height, b.width * b.height);
}

/** Keeps the surest of detections that have more than `most` of the smaller one in common, surest first. */
export function keepSurest(detections: readonly Detection[], most: number): Detection[] {
  const kept: Detection[] = [];
  for (const detection of detections.toSorted((a, b) => b.score - a.score)) {
    if (kept.every(({ box }) => sharedPart(box, detection.box) <= most)) kept.push(detection);
  }
  return kept;
}
