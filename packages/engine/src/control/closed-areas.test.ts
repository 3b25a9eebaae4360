import { emptyField, type Field } from '@atelier/pixels/field';
import { describe, expect, it } from 'vitest';
import { closedAreas } from './closed-areas.ts';

const SIDE = 240;

/** Ink along straight strokes between points, three pixels wide. */
function drawing(...strokes: readonly (readonly [number, number, number, number])[]): Field {
  const cover = emptyField(SIDE, SIDE);
  for (const [x0, y0, x1, y1] of strokes) {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    for (let step = 0; step <= steps; step++) {
      const x = Math.round(x0 + ((x1 - x0) * step) / steps);
      const y = Math.round(y0 + ((y1 - y0) * step) / steps);
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        cover.data[(y + dy) * SIDE + x + dx] = 1;
    }
  }
  return cover;
}

describe('the areas of a drawing', () => {
  it('are closed across a wide gap in a line that goes on behind it', () => {
    const box = drawing(
      [60, 60, 180, 60],
      [180, 60, 180, 180],
      [180, 180, 60, 180],
      [60, 180, 60, 140],
      [60, 104, 60, 60],
    );
    const { areas, labels } = closedAreas(box);
    expect(areas).toHaveLength(2);
    expect(labels[120 * SIDE + 120]).not.toBe(labels[20 * SIDE + 20]);
  });

  it('are one around a thing, however narrow the passage beside it', () => {
    const box = (left: number, top: number, right: number, bottom: number) =>
      [
        [left, top, right, top],
        [right, top, right, bottom],
        [right, bottom, left, bottom],
        [left, bottom, left, top],
      ] as const;
    const { areas, labels } = closedAreas(drawing(...box(40, 40, 200, 200), ...box(100, 47, 140, 193)));
    expect(areas).toHaveLength(3);
    expect(labels[120 * SIDE + 70]).toBe(labels[120 * SIDE + 170]);
    expect(labels[120 * SIDE + 70]).not.toBe(labels[120 * SIDE + 120]);
  });

  it('know a disc from a box', () => {
    const ring = Array.from({ length: 24 }, (_, k) => {
      const at = (i: number) => (2 * Math.PI * i) / 24;
      const x = (i: number) => Math.round(120 + 50 * Math.cos(at(i)));
      const y = (i: number) => Math.round(120 + 50 * Math.sin(at(i)));
      return [x(k), y(k), x(k + 1), y(k + 1)] as const;
    });
    const { areas } = closedAreas(drawing(...ring));
    expect(areas.map((area) => area.isRound)).toEqual([false, true]);
  });
});
