import { expect, test } from 'vitest';
import { band, type Motif, twig } from './motifs.ts';

/** Share of ink over the unrolled skin of a limb, 4 dm long. */
function inked(motif: Motif, girth: number): number {
  let sum = 0;
  const steps = 200;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) sum += motif((i / steps - 0.5) * 4, j / steps - 0.5, girth);
  }
  return sum / steps ** 2;
}

test.each([
  ['band', band(0.6, 9)],
  ['twig', twig(1.2)],
])('a %s is a drawing of lines, not a patch', (_, motif) => {
  expect(inked(motif, 2.4)).toBeGreaterThan(0.003);
  expect(inked(motif, 2.4)).toBeLessThan(0.12);
});

test('a band closes behind the limb', () => {
  const motif = band(0.6, 9);
  for (let along = -0.35; along <= 0.35; along += 0.01) {
    expect(motif(along, 0.5, 2.4)).toBeCloseTo(motif(along, -0.5, 2.4), 5);
  }
});
