import { PLATFORMS } from '@atelier/contracts/image-studio';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Raster } from '@atelier/pixels/raster';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { canKeep, isKept, PROMISED_SHARE, seenInCrop } from '../../../../test/support/seen-in-crop.ts';
import { decode } from '../decode/index.ts';
import { createModels, type Models, type OwnedModels } from '../models/index.ts';
import { lookAt } from './look.ts';
import type { Keep, Scene } from './scene.ts';
import { smartCrop } from './smart-crop.ts';
import { centredCrop, cropAround, freeWindow } from './window.ts';

const NO_SAFE_ZONE = { top: 0, bottom: 0, left: 0, right: 0 };

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

/** What a machine without weights has. */
const off: Models = { available: () => false, run: () => Promise.reject(new Error('Not to be asked.')) };

describe('on photos', () => {
  /** One of those that have shape and safe zone in common. */
  const FORMATS = [
    ...new Map(
      PLATFORMS.flatMap(({ formats }) => formats).map((format) => {
        const { width, height, safe_zone } = format;
        return [JSON.stringify([width / height, safe_zone]), format] as const;
      }),
    ).values(),
  ];

  test.each([
    ['multi-two-coats.jpg', 2],
    ['multi-crowd-cheer.jpg', 4],
    ['person-half-denim.jpg', 1],
    ['product-mug.jpg', 0],
    ['product-bag-tote.png', 0],
    ['scene-rocket.jpg', 0],
  ])(
    '%s: every format holds all faces, %i, and most of the subject where any place does',
    async (name, people) => {
      const picture = await decode(photo(name), { maxSidePx: 1280 });
      const scene = await lookAt(picture, models);
      expect(scene.subject).toBeDefined();
      expect(scene.keeps.filter(({ kind }) => kind === 'face')).toHaveLength(people);
      for (const format of FORMATS) {
        const window = freeWindow(picture, format);
        const crop = smartCrop(window, scene, format.safe_zone);
        const seen = seenInCrop(crop, picture, scene);
        const isPossible = isKept(seen) || canKeep(window, picture, scene);
        expect(isKept(seen), `${format.id} ${JSON.stringify({ crop, seen })}`).toBe(isPossible);
      }
    },
  );

  test('a thing at the border, which the middle of the photo misses, is whole in the crop', async () => {
    const picture = await decode(photo('product-cosmetics-palettes.jpg'), { maxSidePx: 1280 });
    const scene = await lookAt(picture, models);
    const window = freeWindow(picture, { width: 1200, height: 900 });
    const smart = seenInCrop(smartCrop(window, scene, NO_SAFE_ZONE), picture, scene);
    const centre = seenInCrop(centredCrop(window), picture, scene);
    expect(smart.subject).toBeGreaterThan(PROMISED_SHARE);
    expect(centre.subject).toBeLessThan(smart.subject);
  });
});

describe('without networks', () => {
  /** A white picture with a red square whose left border is at `left`. */
  function withSquare(left: number): Raster {
    const data = new Uint8Array(400 * 200 * 3).fill(255);
    for (let y = 60; y < 140; y++)
      for (let x = left; x < left + 80; x++) data.set([200, 20, 30], 3 * (y * 400 + x));
    return { width: 400, height: 200, channels: 3, data };
  }

  test.each([0, 40, 160, 320])('a square %i pixels from the left is whole in the crop', async (left) => {
    const picture = withSquare(left);
    const window = freeWindow(picture, { width: 100, height: 100 });
    const { x, width } = smartCrop(window, await lookAt(picture, off), NO_SAFE_ZONE);
    expect(x).toBeLessThanOrEqual(left);
    expect(x + width).toBeGreaterThanOrEqual(left + 80);
  });

  test('a picture that is the same everywhere is cut in the middle', async () => {
    const picture: Raster = { width: 300, height: 100, channels: 3, data: new Uint8Array(90_000).fill(90) };
    const window = freeWindow(picture, { width: 50, height: 50 });
    expect(smartCrop(window, await lookAt(picture, off), NO_SAFE_ZONE)).toEqual(centredCrop(window));
  });
});

describe('what outweighs what', () => {
  const face = (x: number, y: number, weight = 1): Keep => ({
    kind: 'face',
    box: { x, y, width: 0.1, height: 0.2 },
    weight,
  });
  const scene = (keeps: Keep[], subject?: Field): Scene => ({ keeps, subject, interest: emptyField(8, 8) });
  const wide = { width: 1000, height: 500 };

  test('a face outweighs the rest of the subject', () => {
    const subject = emptyField(10, 1);
    subject.data.fill(1, 5, 10);
    const crop = smartCrop(
      freeWindow(wide, { width: 1, height: 1 }),
      scene([face(0, 0.3)], subject),
      NO_SAFE_ZONE,
    );
    expect(crop.x).toBeLessThanOrEqual(2);
  });

  test('of faces too far apart the larger one stays, and none is cut through', () => {
    const { x, width } = smartCrop(
      freeWindow(wide, { width: 1, height: 1 }),
      scene([face(0.02, 0.3, 0.5), face(0.85, 0.3)]),
      NO_SAFE_ZONE,
    );
    expect(x + width).toBeGreaterThanOrEqual(950);
    expect(x).toBeGreaterThanOrEqual(120);
  });

  test('a face keeps out of the part that the platform covers', () => {
    const tall = { width: 500, height: 1000 };
    const covered = { top: 0.3, bottom: 0.1, left: 0, right: 0 };
    const window = freeWindow(tall, { width: 1, height: 1 });
    const keeps: Keep[] = [{ kind: 'face', box: { x: 0.4, y: 0.4, width: 0.2, height: 0.1 }, weight: 1 }];
    const { y, height } = smartCrop(window, scene(keeps), covered);
    expect(400 - y).toBeGreaterThanOrEqual(0.3 * height);
    expect(500 - y).toBeLessThanOrEqual(0.9 * height);
  });
});

describe('a focal point', () => {
  const window = freeWindow({ width: 2000, height: 1000 }, { width: 1080, height: 1080 });

  test('is the middle of the crop', () => {
    expect(cropAround(window, { x: 0.4, y: 0.9 })).toEqual({ x: 300, y: 0, width: 1000, height: 1000 });
  });

  test.each([
    [0, 0],
    [1, 1000],
  ])('at the border %i leaves the crop inside the picture', (x, left) => {
    expect(cropAround(window, { x, y: 0.5 })).toEqual({ x: left, y: 0, width: 1000, height: 1000 });
  });
});
