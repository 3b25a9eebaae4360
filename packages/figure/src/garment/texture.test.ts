import { describe, expect, it } from 'vitest';
import { draw } from '../../../../test/support/drawn-products.ts';
import { continueInwards, mirrorTexture, paintOver, prepareTexture } from './texture.ts';

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

/** Blue cloth with white stripes and a black square in its middle. */
const striped = () =>
  draw(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
    <rect x="40" y="40" width="320" height="320" fill="#2040c0"/><rect x="40" y="190" width="320" height="12" fill="#fff"/>
    <rect x="160" y="160" width="80" height="80" fill="#000"/></svg>`);
const square = {
  left: 155,
  top: 155,
  right: 245,
  bottom: 245,
  covers: (x: number, y: number) => x > 156 && x < 244 && y > 156 && y < 244,
};
const redAt = ({ width, rgb }: { width: number; rgb: Uint8Array }, x: number, y: number) =>
  rgb[(y * width + x) * 3]!;

describe('painting over what does not belong on a side', () => {
  it('takes the colours around the region', async () => {
    const painted = paintOver(prepareTexture(await striped()), square);
    expect(painted.rgb[(220 * SIDE + 200) * 3 + 2]!).toBeGreaterThan(150);
  });

  it('lets stripes go on across it', async () => {
    const painted = continueInwards(prepareTexture(await striped()), square);
    expect(redAt(painted, 180, 196)).toBeGreaterThan(240);
    expect(redAt(painted, 180, 225)).toBeLessThan(60);
  });

  it('mirrors colours and distances alike', async () => {
    const texture = prepareTexture(await striped());
    const mirrored = mirrorTexture(texture);
    expect(mirrored.inside[100 * SIDE + 10]).toBe(texture.inside[100 * SIDE + SIDE - 11]);
    expect(mirrorTexture(mirrored).rgb).toEqual(texture.rgb);
  });
});
