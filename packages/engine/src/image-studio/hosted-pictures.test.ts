import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { adaptUpload } from './adapt-upload.ts';
import { finishHosted } from './finish-hosted.ts';
import type { StudioTools } from './work-of.ts';

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
/** White in its right half. */
const halfMask = async (width: number, height: number) =>
  sharp(await plain(width, height, '#000'))
    .composite([{ input: await plain(width / 2, height, '#fff'), left: width / 2, top: 0 }])
    .png()
    .toBuffer();
const tools: Pick<StudioTools, 'onProgress' | 'warn'> = { onProgress: () => {}, warn: () => {} };
const finish = (
  ...[work, images]: [Parameters<typeof finishHosted>[0], Parameters<typeof finishHosted>[1]]
) => finishHosted(work, images, { ...tools, models: NO_MODELS });
const NO_MODELS: StudioTools['models'] = {
  available: () => false,
  run: () => Promise.reject(new Error('no network is needed')),
};

describe('an upload for a provider', () => {
  test('is made as large as the limits allow', async () => {
    const image = await plain(2000, 1000, '#456');
    const made = await adaptUpload(
      { kind: 'adapt', format: 'png', maxSide: 1500, maxPixels: 500_000 },
      image,
    );
    expect([made.width, made.height]).toEqual([1000, 500]);
    const { width, height, format } = await sharp(made.bytes).metadata();
    expect([width, height, format]).toEqual([1000, 500, 'png']);
  });

  test('is enlarged when it is too small', async () => {
    const made = await adaptUpload(
      { kind: 'adapt', format: 'png', minSide: 64 },
      await plain(20, 10, '#456'),
    );
    expect([made.width, made.height]).toEqual([128, 64]);
  });

  test('is packed until it is light enough', async () => {
    const image = photo('fmt-cmyk-plain.jpg');
    const free = await adaptUpload({ kind: 'adapt', format: 'jpeg' }, image);
    const maxBytes = Math.round(free.bytes.length * 0.8);
    const light = await adaptUpload({ kind: 'adapt', format: 'jpeg', maxBytes }, image);
    expect(light.bytes.length).toBeLessThanOrEqual(maxBytes);
    await expect(adaptUpload({ kind: 'adapt', format: 'jpeg', maxBytes: 100 }, image)).rejects.toThrow(
      'too large',
    );
  });

  test('that is a mask takes the size of its source, as grey or as holes', async () => {
    const mask = await halfMask(40, 20);
    const size = { width: 80, height: 40 };
    const white = await adaptUpload(
      { kind: 'adapt', format: 'png', mask: { ...size, changes: 'white' } },
      mask,
    );
    const grey = await sharp(white.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([grey.info.width, grey.info.height]).toEqual([80, 40]);
    expect([grey.data[0], grey.data[79 * grey.info.channels]]).toEqual([0, 255]);
    expect((await sharp(white.bytes).metadata()).channels).toBe(1);
    const holes = await adaptUpload(
      { kind: 'adapt', format: 'png', mask: { ...size, changes: 'transparent' } },
      mask,
    );
    const alpha = await sharp(holes.bytes).extractChannel(3).raw().toBuffer();
    expect([alpha[0], alpha[79]]).toEqual([255, 0]);
  });
});

describe('a picture from a provider', () => {
  test('comes out exactly as large as asked for, cut around its middle', async () => {
    const image = await sharp(await plain(1024, 1024, '#f00'))
      .composite([{ input: await plain(1024, 400, '#00f'), left: 0, top: 312 }])
      .png()
      .toBuffer();
    const size = { width: 1200, height: 400 };
    const made = await finish({ kind: 'finish', format: 'png', size, isComposited: false }, { image });
    expect([made.width, made.height]).toEqual([1200, 400]);
    expect(made.metadata).toMatchObject({ native_width: 1024, native_height: 1024, resampled: true });
    const { dominant } = await sharp(made.bytes).stats();
    expect(dominant.b).toBeGreaterThan(200);
    expect((await sharp(made.bytes).metadata()).xmpAsString).toContain('trainedAlgorithmicMedia');
  });

  test('leaves the source alone where its mask is black', async () => {
    const made = await finish(
      { kind: 'finish', format: 'png', size: { width: 200, height: 100 }, isComposited: true },
      {
        image: await plain(400, 200, '#0f0'),
        background: await plain(200, 100, '#f00'),
        mask: await halfMask(200, 100),
      },
    );
    const pixels = await sharp(made.bytes).removeAlpha().raw().toBuffer();
    const at = (x: number) => [...pixels.subarray(3 * (50 * 200 + x), 3 * (50 * 200 + x) + 3)];
    expect(at(20)).toEqual([255, 0, 0]);
    expect(at(180)).toEqual([0, 255, 0]);
  });

  test('is put whole into the box that the paddings leave, on the ground that was asked for', async () => {
    const subject = await plain(100, 200, '#0f0');
    const image = await sharp({ create: { width: 400, height: 400, channels: 4, background: '#0000' } })
      .composite([{ input: subject, left: 30, top: 50 }])
      .png()
      .toBuffer();
    const paddings = { top: 10, bottom: 30, left: 20, right: 20 };
    const work = {
      kind: 'finish',
      format: 'png',
      size: { width: 300, height: 240 },
      isComposited: false,
    } as const;
    const green = async (ground: NonNullable<Parameters<typeof finishHosted>[0]['placement']>['ground']) => {
      const made = await finish({ ...work, placement: { ground, paddings } }, { image });
      const { data } = await sharp(made.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      return (x: number, y: number) => [...data.subarray(4 * (y * 300 + x), 4 * (y * 300 + x) + 4)];
    };
    const red = await green({ kind: 'colour', colour: [255, 0, 0] });
    expect([red(150, 9), red(150, 12), red(150, 207), red(150, 211)]).toEqual([
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 255, 0, 255],
      [255, 0, 0, 255],
    ]);
    const clear = await green({ kind: 'transparent' });
    expect([clear(5, 5)[3], clear(150, 100)[3]]).toEqual([0, 255]);
  });
});
