import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseTone, lightBackdrop } from './backdrop.ts';
import { lookOf } from './look.ts';

const stage = fc.constantFrom('tabletop' as const, 'sweep' as const);
const colour = fc.integer({ min: 0, max: 0xffffff }).map((v) => `#${v.toString(16).padStart(6, '0')}`);

function meanOf(data: Float32Array): [number, number, number] {
  const sums = [0, 0, 0];
  for (let i = 0; i < data.length; i++) sums[i % 3] = sums[i % 3]! + data[i]!;
  return sums.map((sum) => (3 * sum) / data.length) as [number, number, number];
}

describe('a reference colour', () => {
  test('is the mean of the backdrop, whatever the colour, stage and variant', () => {
    fc.assert(
      fc.property(colour, stage, fc.nat(3), fc.nat(1e6), (hex, where, variant, seed) => {
        const look = lookOf(variant, seed);
        const base = baseTone({ background_type: 'reference_color', reference_color: hex }, look, 0.5);
        const mean = meanOf(lightBackdrop(24, 32, base, where, look).data);
        const asked = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
          number,
          number,
          number,
        ];
        expect(deltaE2000(labOfSrgb(...mean), labOfSrgb(...asked))).toBeLessThan(2);
      }),
    );
  });

  test('is lit, not filled flat', () => {
    const look = lookOf(0, 1);
    const base = baseTone({ background_type: 'reference_color', reference_color: '#7fa08c' }, look, 0.5);
    const { data } = lightBackdrop(24, 32, base, 'tabletop', look);
    const greens = data.filter((_, i) => i % 3 === 1);
    expect(Math.max(...greens) - Math.min(...greens)).toBeGreaterThan(6);
    expect(Math.max(...greens) - Math.min(...greens)).toBeLessThan(45);
  });
});

test('a pale product gets a deeper backdrop than a dark one', () => {
  const look = lookOf(0, 1);
  const behindWhite = baseTone({ background_type: 'arbitrary' }, look, 0.95);
  const behindBlack = baseTone({ background_type: 'arbitrary' }, look, 0.2);
  expect(behindBlack.l - behindWhite.l).toBeGreaterThan(0.08);
});

test('variants have different backdrops', () => {
  const tones = [0, 1, 2, 3].map((variant) =>
    baseTone({ background_type: 'arbitrary' }, lookOf(variant, 9), 0.3),
  );
  expect(new Set(tones.map(({ l, a, b }) => [l, a, b].map((v) => v.toFixed(3)).join())).size).toBe(4);
});
