import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { draw, drawTee, viewOf } from '../../../../test/support/drawn-products.ts';
import { footingOf } from './footing.ts';

const svg = (body: string) =>
  draw(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" fill="#444">${body}</svg>`);
const thing = (cutout: Rgba) => ({ kind: 'object' as const, garment: 'object' as const, cutout });

test('cloth lies in a flat lay and floats on a ghost mannequin', async () => {
  const tee = await drawTee();
  expect(footingOf('flat', viewOf(tee))).toBe('lying');
  expect(footingOf('ghost_mannequin', viewOf(tee))).toBe('floating');
});

test.each([
  ['a box', '<rect x="60" y="80" width="180" height="160"/>'],
  ['a round vase', '<ellipse cx="150" cy="150" rx="70" ry="110"/>'],
  ['a stool on legs', '<path d="M60 40h180v30h-20v170h-14V70h-50v200h-14V70H94v170H80V70H60z"/>'],
])('%s stands', async (_, body) => {
  expect(footingOf('flat', thing(await svg(body)))).toBe('standing');
});

test('a flat thing seen from above, askew, lies', async () => {
  const palette = await svg('<rect x="70" y="70" width="160" height="160" transform="rotate(33 150 150)"/>');
  expect(footingOf('flat', thing(palette))).toBe('lying');
});

test('cloth of no known cut lies, even when its outline could stand', async () => {
  const cap = await svg('<rect x="60" y="80" width="180" height="160"/>');
  expect(footingOf('flat', { ...thing(cap), kind: 'lying' })).toBe('lying');
});
