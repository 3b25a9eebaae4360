import { randomStream } from '@atelier/pixels/random';
import type { Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Models } from '../models/index.ts';
import { type SocialOptions, type SocialPicture, socialPictures } from './social-pictures.ts';

const off: Models = { available: () => false, run: () => Promise.reject(new Error('Not to be asked.')) };
const SQUARE = {
  width: 1080,
  height: 1080,
  safeZone: { top: 0.15, bottom: 0.15, left: 0.1, right: 0.1 },
  maxBytes: 5 * 1024 * 1024,
};
const OPTIONS: SocialOptions = {
  cropMode: 'fit',
  ground: { kind: 'colour', colour: [255, 255, 255] },
  format: 'png',
  quality: 95,
  showSafeZones: false,
};
const RED = [200, 30, 40, 255] as const;

function plain(width: number, height: number, colour: readonly number[]): Raster {
  const channels = colour.length === 4 ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) data[i] = colour[i % channels]!;
  return { width, height, channels, data };
}

/** What no codec can pack. */
function noise(width: number, height: number): Raster {
  const random = randomStream(7);
  const data = Uint8Array.from({ length: width * height * 3 }, () => Math.floor(256 * random()));
  return { width, height, channels: 3, data };
}

async function make(photo: Raster, options: Partial<SocialOptions>, target = SQUARE): Promise<SocialPicture> {
  const [outcome] = await socialPictures(photo, [target], { ...OPTIONS, ...options }, off);
  if (!outcome || 'error' in outcome) throw new Error('Expected a picture.', { cause: outcome });
  return outcome.picture;
}

/** RGBA 0..255 at a pixel of a file. */
async function pixel(file: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = 4 * (y * info.width + x);
  return [...data.subarray(at, at + 4)];
}

describe('fit', () => {
  test('shows a 2000 x 1000 picture as a band of 1080 x 540 in the middle of a white square', async () => {
    const { bytes, crop } = await make(plain(2000, 1000, RED.slice(0, 3)), {});
    expect(crop).toEqual({ x: 0, y: 0, width: 2000, height: 1000 });
    expect(await pixel(bytes, 540, 269)).toEqual([255, 255, 255, 255]);
    expect(await pixel(bytes, 0, 270)).toEqual([...RED]);
    expect(await pixel(bytes, 1079, 809)).toEqual([...RED]);
    expect(await pixel(bytes, 540, 810)).toEqual([255, 255, 255, 255]);
  });

  test('lays the picture on the colour asked for, which also shows through it', async () => {
    const ground = { kind: 'colour', colour: [10, 200, 90] } as const;
    const { bytes } = await make(plain(200, 100, [0, 0, 0, 0]), { ground });
    expect(await pixel(bytes, 5, 5)).toEqual([10, 200, 90, 255]);
    expect(await pixel(bytes, 540, 540)).toEqual([10, 200, 90, 255]);
  });

  test('leaves the ground transparent where asked to', async () => {
    const { bytes } = await make(plain(200, 100, RED.slice(0, 3)), { ground: { kind: 'transparent' } });
    expect(await pixel(bytes, 5, 5)).toEqual([0, 0, 0, 0]);
    expect(await pixel(bytes, 540, 540)).toEqual([...RED]);
  });

  test('fills the ground with the picture itself, blurred', async () => {
    const { bytes } = await make(plain(200, 100, RED.slice(0, 3)), { ground: { kind: 'blur' } });
    expect(await pixel(bytes, 5, 5)).toEqual([...RED]);
  });
});

describe('files', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'are %s of exactly the size of the platform',
    async (format) => {
      const targets = [
        SQUARE,
        { ...SQUARE, width: 1128, height: 191 },
        { ...SQUARE, width: 820, height: 312 },
      ];
      for (const cropMode of ['smart', 'center', 'fit'] as const) {
        const outcomes = await socialPictures(
          noise(301, 207),
          targets,
          { ...OPTIONS, format, cropMode },
          off,
        );
        for (const [index, outcome] of outcomes.entries()) {
          if ('error' in outcome) throw outcome.error;
          const { width, height, format: written } = await sharp(outcome.picture.bytes).metadata();
          expect([width, height, written]).toEqual([targets[index]?.width, targets[index]?.height, format]);
        }
      }
    },
  );

  test('say when the source was smaller', async () => {
    const small = await make(plain(500, 500, [9, 9, 9]), { cropMode: 'center' });
    expect(small.upscaled).toBe(true);
    expect(small.warnings).toEqual([
      'Only 500 x 500 pixels were there for the 1080 x 1080 picture; it was enlarged.',
    ]);
    expect((await make(plain(1100, 1100, [9, 9, 9]), { cropMode: 'center' })).upscaled).toBe(false);
  });

  test('are the same bytes for the same picture', async () => {
    const [first, second] = [await make(noise(300, 200), {}), await make(noise(300, 200), {})];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('without transparency are white below, and say so', async () => {
    const options = { format: 'jpeg', ground: { kind: 'transparent' } } as const;
    const { bytes, warnings } = await make(plain(1080, 1080, [0, 0, 0, 0]), options);
    expect(await pixel(bytes, 9, 9)).toEqual([255, 255, 255, 255]);
    expect(warnings).toEqual(['JPEG has no transparency; the background is white.']);
  });
});

describe('the size limit', () => {
  const target = { ...SQUARE, width: 400, height: 400 };
  const full = noise(400, 400);

  test.each(['jpeg', 'webp'] as const)('lowers the quality of %s', async (format) => {
    const unlimited = await make(full, { format }, target);
    const limited = { ...target, maxBytes: Math.round(unlimited.bytes.length * 0.7) };
    const { bytes, withinSizeLimit } = await make(full, { format }, limited);
    expect(withinSizeLimit).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(limited.maxBytes);
    expect(bytes.length).toBeGreaterThan(0.5 * limited.maxBytes);
  });

  test('takes colours from PNGs', async () => {
    const limited = { ...target, maxBytes: 250_000 };
    const { bytes, withinSizeLimit, warnings } = await make(full, {}, limited);
    expect(withinSizeLimit).toBe(true);
    expect((await sharp(bytes).metadata()).isPalette).toBe(true);
    expect(warnings).toContain(
      'The 400 x 400 PNG has 256 colours, for the limit of 0.2 MB; a JPEG keeps them all.',
    );
  });

  test('that cannot be held is told of, and the size in pixels stays', async () => {
    const limited = { ...target, maxBytes: 10_000 };
    const { bytes, withinSizeLimit, warnings } = await make(full, { format: 'jpeg' }, limited);
    expect(withinSizeLimit).toBe(false);
    expect(warnings).toHaveLength(1);
    expect((await sharp(bytes).metadata()).width).toBe(400);
  });
});

test('safe zones are drawn on a second file: dark outside, a yellow frame, untouched inside', async () => {
  const grey = plain(1080, 1080, [200, 200, 200]);
  const { bytes, withSafeZone } = await make(grey, { cropMode: 'center', showSafeZones: true });
  if (!withSafeZone) throw new Error('Expected a file with the safe zone.');
  expect(await pixel(bytes, 5, 5)).toEqual([200, 200, 200, 255]);
  expect(await pixel(withSafeZone, 5, 5)).toEqual([120, 120, 120, 255]);
  expect(await pixel(withSafeZone, 108, 500)).toEqual([255, 221, 0, 255]);
  expect(await pixel(withSafeZone, 109, 500)).toEqual([255, 221, 0, 255]);
  expect(await pixel(withSafeZone, 110, 500)).toEqual([200, 200, 200, 255]);
  expect(await pixel(withSafeZone, 971, 500)).toEqual([255, 221, 0, 255]);
  expect(await pixel(withSafeZone, 972, 500)).toEqual([120, 120, 120, 255]);
});
