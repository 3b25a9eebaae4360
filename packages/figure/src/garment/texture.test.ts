import { describe, expect, it } from 'vitest';
import { draw } from '../../../../test/support/drawn-products.ts';
import { prepareTexture } from './texture.ts';

const SIDE = 400;
const CENTRE = SIDE / 2;

describe('prepareTexture', () => {
  it('continues the colours of the cloth beyond its outline, without the ground in its rim', async () => {
    // A red disc with a green rim, as a cutout keeps a trace of the lawn it lay on.
    const texture = prepareTexture(
      await draw(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
        <circle cx="200" cy="200" r="121" fill="#1f9a30"/><circle cx="200" cy="200" r="119.5" fill="#b02020"/></svg>`),
    );
    for (const x of [CENTRE, CENTRE + 100, CENTRE + 119, CENTRE + 125, CENTRE + 190]) {
      const at = (CENTRE * SIDE + x) * 3;
      expect(texture.rgb[at]!).toBeGreaterThan(150);
      expect(texture.rgb[at + 1]!).toBeLessThan(70);
    }
  });

  it('keeps the colour of straps that are thinner than the rim', async () => {
    const texture = prepareTexture(
      await draw(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
        <rect x="100" y="200" width="200" height="150" fill="#2040c0"/>
        <rect x="148" y="40" width="3" height="165" fill="#e0d020"/></svg>`),
    );
    const at = (100 * SIDE + 149) * 3;
    expect([...texture.rgb.subarray(at, at + 3)].map((v) => v > 128)).toEqual([true, true, false]);
  });

  it('measures the distance to the outline, positive on the cloth', async () => {
    const texture = prepareTexture(
      await draw(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
        <rect x="100" y="100" width="200" height="200" fill="#888"/></svg>`),
    );
    expect(texture.inside[CENTRE * SIDE + CENTRE]!).toBeCloseTo(100, -1);
    expect(texture.inside[CENTRE * SIDE + 50]!).toBeCloseTo(-50, -1);
  });

  it('refuses an empty cutout', () => {
    const data = new Uint8Array(16 * 16 * 4);
    expect(() => prepareTexture({ width: 16, height: 16, channels: 4, data })).toThrow(RangeError);
  });
});
