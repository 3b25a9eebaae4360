import { describe, expect, test } from 'vitest';
import type { Support } from '../body/posed-body.ts';
import { seatBlock } from '../scene/seat-block.ts';
import { resolveSupport } from './support-contact.ts';

describe('cloth on a seat', () => {
  const seat: Support = { kind: 'seat', topY: 4, x: 0, z: 0, frontZ: 2 };
  const block = seatBlock(seat);
  const settled = (x: number, y: number, z: number): number[] => {
    const positions = Float32Array.of(x, y, z);
    resolveSupport(seat, positions, Float32Array.from(positions));
    return [...positions];
  };

  test('lies on the top', () => {
    expect(settled(0, 3.9, 0)[1]).toBeGreaterThanOrEqual(4);
  });

  test('hangs down in front of it and beside it', () => {
    expect(settled(0, 2, block.front - 0.1)[2]).toBeGreaterThan(block.front);
    expect(settled(block.right - 0.1, 2, 0)[0]).toBeGreaterThan(block.right);
    expect(settled(block.left + 0.1, 2, 0)[0]).toBeLessThan(block.left);
  });

  test('is left alone elsewhere', () => {
    const elsewhere = [0, 2, Math.fround(block.front + 1)];
    expect(settled(0, 2, block.front + 1)).toEqual(elsewhere);
  });
});

test("cloth stays on the figure's side of a wall", () => {
  const positions = Float32Array.of(-3, 1, 0, 2, 1, 0);
  resolveSupport({ kind: 'wall', x: -2 }, positions, Float32Array.from(positions));
  expect(positions[0]).toBeGreaterThanOrEqual(-2);
  expect(positions[3]).toBe(2);
});
