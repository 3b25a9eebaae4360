import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { expect, test } from 'vitest';
import { PictureRefused } from '../refusals.ts';
import { requireOnPerson } from './check-result.ts';
import type { PhotoParts } from './photo-parts.ts';

const SIDE = 20;
const CELLS = SIDE * SIDE;

/** A photo whose left columns show a person, and a body in a shirt over the columns from `bodyFrom` on. */
function scene(personTo: number, bodyFrom: number): { parts: PhotoParts; worn: WornClothes } {
  const plane = () => new Float32Array(CELLS);
  const ground = Float32Array.from({ length: CELLS }, (_, i) => (i % SIDE < personTo ? 0 : 1));
  const body = Uint8Array.from({ length: CELLS }, (_, i) => (i % SIDE >= bodyFrom ? BODY_PARTS.trunk : 0));
  const clothes = new Uint8Array(4 * CELLS);
  for (let i = 0; i < CELLS; i++) clothes[4 * i + 3] = body[i] === 0 ? 0 : 255;
  const size = { width: SIDE, height: SIDE };
  const picture = { ...size, channels: 4 as const, data: clothes };
  return {
    parts: {
      ...size,
      ground,
      hair: plane(),
      face: plane(),
      skin: plane(),
      clothes: plane(),
      other: plane(),
      upper: plane(),
      lower: plane(),
      full: plane(),
    },
    worn: { clothes: picture, skin: picture, parts: { ...size, data: body } },
  };
}

test('a body that lies on the person passes', () => {
  const { parts, worn } = scene(SIDE, 5);
  expect(() => requireOnPerson(parts, worn)).not.toThrow();
});

test('a body that lies beside the person is refused', () => {
  const { parts, worn } = scene(8, 5);
  expect(() => requireOnPerson(parts, worn)).toThrow(PictureRefused);
});

test('a picture in which no new cloth shows is refused', () => {
  const { parts, worn } = scene(SIDE, SIDE);
  expect(() => requireOnPerson(parts, worn)).toThrow(/could not be fitted/);
});
