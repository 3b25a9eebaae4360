import { expect, test } from 'vitest';
import { drawTee } from '../../../test/support/drawn-products.ts';
import { bleedColour } from './bleed.ts';

test('the cloth goes on in its own colour beyond the outline', async () => {
  const tee = await drawTee({ cloth: '#c81e3c' });
  const bled = bleedColour(tee);
  for (const [x, y] of [
    [300, 60],
    [140, 500],
    [500, 400],
  ] as const) {
    const i = (y * 600 + x) * 3;
    expect([...bled.data.subarray(i, i + 3)].map((v, c) => Math.abs(v - [200, 30, 60][c]!) <= 3)).toEqual([
      true,
      true,
      true,
    ]);
  }
});
