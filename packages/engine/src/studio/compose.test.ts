import { expect, test } from 'vitest';
import { composePicture } from './compose.ts';

const clear = {
  layer: { width: 1, height: 1, channels: 4 as const, data: new Uint8Array(4) },
  left: 0,
  top: 0,
  width: 1,
  height: 1,
};

test('a gradient of half steps is dithered, not banded', () => {
  const backdrop = { width: 2, height: 1, data: Float32Array.of(100, 100, 100, 102, 102, 102) };
  const { data } = composePicture(400, 60, backdrop, clear, 7);
  const meanAt = (x: number) =>
    Array.from({ length: 60 }, (_, y) => data[(y * 400 + x) * 3]!).reduce((a, b) => a + b) / 60;
  const near = (x: number) => [-2, -1, 0, 1, 2].map((d) => meanAt(x + d)).reduce((a, b) => a + b) / 5;
  expect(near(200)).toBeCloseTo(101, 0);
  expect(near(150)).toBeGreaterThan(100.2);
  expect(near(150)).toBeLessThan(100.8);
});

test('opaque product pixels arrive unchanged', () => {
  const backdrop = { width: 1, height: 1, data: Float32Array.of(240.3, 240.6, 240.1) };
  const layer = {
    width: 2,
    height: 1,
    channels: 4 as const,
    data: Uint8Array.of(12, 34, 56, 255, 99, 98, 97, 255),
  };
  const { data } = composePicture(4, 3, backdrop, { layer, left: 1, top: 1, width: 2, height: 1 }, 3);
  expect([...data.subarray((4 + 1) * 3, (4 + 3) * 3)]).toEqual([12, 34, 56, 99, 98, 97]);
});

test('half-transparent pixels are mixed', () => {
  const backdrop = { width: 1, height: 1, data: Float32Array.of(200, 200, 200) };
  const layer = { width: 1, height: 1, channels: 4 as const, data: Uint8Array.of(0, 100, 250, 128) };
  const { data } = composePicture(1, 1, backdrop, { layer, left: 0, top: 0, width: 1, height: 1 }, 3);
  [100, 150, 225].forEach((expected, c) => {
    expect(Math.abs(data[c]! - expected)).toBeLessThanOrEqual(2);
  });
});
