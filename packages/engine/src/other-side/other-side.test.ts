import type { Rgba } from '@atelier/pixels/raster';
import { describe, expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { mirrored } from './mirror.ts';
import { otherSide } from './other-side.ts';

const CLOTH = '#3a6fb0';
const CLOTH_RGB = [0x3a, 0x6f, 0xb0];
const PRINT =
  '<circle cx="270" cy="360" r="60" fill="#f2d24b"/><rect x="360" y="340" width="4" height="40" fill="#f2d24b"/>';
const STRIPES = Array.from(
  { length: 12 },
  (_, i) => `<rect x="0" y="${i * 60}" width="600" height="30" fill="#e8d8b0"/>`,
).join('');

/** Largest difference of any solid pixel from the cloth's colour. */
function farthestFromCloth({ data }: Rgba): number {
  let worst = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 255) continue;
    for (let c = 0; c < 3; c++) worst = Math.max(worst, Math.abs(data[i + c]! - CLOTH_RGB[c]!));
  }
  return worst;
}

describe('otherSide', () => {
  test('the back of a plain garment is its front without the print', async () => {
    const front = await drawTee({ cloth: CLOTH, print: PRINT });
    const { picture, warning } = otherSide(front, 'top', 'back');
    expect(farthestFromCloth(picture)).toBeLessThan(12);
    expect(warning).toContain('without its print');
  });

  test('a pattern goes all around, so the back of a striped garment is a mirror image', async () => {
    const front = await drawTee({ cloth: '#402030', print: STRIPES });
    const { picture, warning } = otherSide(front, 'top', 'back');
    expect(picture).toEqual(mirrored(front));
    expect(warning).toContain('mirror image of the front');
  });

  test('things that nobody wears keep what is on them', async () => {
    const front = await drawTee({ cloth: CLOTH, print: PRINT });
    expect(otherSide(front, 'bag', 'back').picture).toEqual(mirrored(front));
  });

  test('the silhouette is mirrored exactly', async () => {
    const front = await drawTee({ cloth: CLOTH, print: PRINT, lean: 8 });
    const { picture } = otherSide(front, 'top', 'back');
    const alpha = (image: Rgba) => image.data.filter((_, i) => i % 4 === 3);
    expect(alpha(picture)).toEqual(alpha(mirrored(front)));
  });
});
