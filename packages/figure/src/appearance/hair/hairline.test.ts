import { expect, test } from 'vitest';
import { insideBeard } from '../beard/beard-area.ts';
import { FACE } from '../skin/canonical.ts';
import { aboveHairline } from './hairline.ts';

test('hair grows on crown, nape and before the ears, not on forehead, cheeks and neck', () => {
  expect(aboveHairline(0, FACE.crownY, 0.4)).toBeGreaterThan(0.2);
  expect(aboveHairline(0, 7.1, -0.35)).toBeGreaterThan(0.2);
  expect(aboveHairline(0.68, 7.35, 0.75)).toBeGreaterThan(0);
  expect(aboveHairline(0, 7.75, 1.45)).toBeLessThan(-0.1);
  expect(aboveHairline(0.5, 6.95, 1.2)).toBeLessThan(-0.1);
  expect(aboveHairline(0, 6.3, 0)).toBeLessThan(-0.1);
});

test('receding hair bares the temples more than the middle of the forehead', () => {
  const bared = (x: number, z: number) => aboveHairline(x, 8, z) - aboveHairline(x, 8, z, 0.2);
  expect(bared(0.5, 1.2)).toBeGreaterThan(1.5 * bared(0, 1.4));
  expect(bared(0, -0.3)).toBe(0);
});

test('beards grow on chin, jaw and upper lip, not on lips, nose and neck', () => {
  expect(insideBeard(0, 6.3, 1.45)).toBeGreaterThan(0);
  expect(insideBeard(0.62, 6.7, 0.85)).toBeGreaterThan(0);
  expect(insideBeard(0.12, 6.74, 1.5)).toBeGreaterThan(0);
  expect(insideBeard(0, FACE.mouth.y, 1.5)).toBeLessThan(0);
  expect(insideBeard(0, FACE.noseTip.y, FACE.noseTip.z)).toBeLessThan(0);
  expect(insideBeard(0.3, 6.05, 0.7)).toBeLessThan(0);
});
