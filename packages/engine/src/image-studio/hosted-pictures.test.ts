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

  const PADDINGS = { top: 10, bottom: 30, left: 20, right: 20 };
  type Ground = NonNullable<Parameters<typeof finishHosted>[0]['placement']>['ground'];
  /** The picture brought to 300 x 240, and whether a pixel of it is the green of the subject. */
  const placed = async (image: Buffer, ground: Ground, paddings?: typeof PADDINGS) => {
    const size = { width: 300, height: 240 };
    const placement = { ground, seed: 1, ...(paddings && { paddings }) };
    const made = await finish(
      { kind: 'finish', format: 'png', size, isComposited: false, placement },
      { image },
    );
    const data = await sharp(made.bytes).ensureAlpha().raw().toBuffer();
    const at = (x: number, y: number) => [...data.subarray(4 * (y * 300 + x), 4 * (y * 300 + x) + 4)];
    const isGreen = (x: number, y: number) => {
      const [r = 0, g = 0, b = 0, alpha = 0] = at(x, y);
      return alpha > 200 && g > 160 && g > r + 80 && g > b + 80;
    };
    return { at, isGreen };
  };
  const subjectAt = async (ground: string, left: number, top: number) =>
    sharp({ create: { width: 400, height: 400, channels: 4, background: ground } })
      .composite([{ input: await plain(100, 200, '#0f0'), left, top }])
      .png()
      .toBuffer();

  test.each<[string, Ground]>([
    ['alone', { kind: 'transparent' }],
    ['before a sweep', { kind: 'colour', colour: [200, 60, 60] }],
  ])('is put whole into the box that the paddings leave, %s', async (_, ground) => {
    const { at, isGreen } = await placed(await subjectAt('#0000', 30, 50), ground, PADDINGS);
    // The box is 200 high, the subject twice as high as wide.
    const edges = [9, 10, 209, 210].map((y) => isGreen(150, y));
    expect(edges).toEqual([false, true, true, false]);
    expect([98, 102, 197, 201].map((x) => isGreen(x, 100))).toEqual([false, true, true, false]);
    const [red = 0, green = 0, , alpha] = at(8, 20);
    if (ground.kind === 'transparent') expect(alpha).toBe(0);
    else expect(Math.max(Math.abs(red - 200), Math.abs(green - 60))).toBeLessThan(25);
  });

  test('throws a shadow where it stands, and none where its edge cuts it', async () => {
    const ground: Ground = { kind: 'colour', colour: [200, 200, 200] };
    const standing = await placed(await subjectAt('#0000', 30, 50), ground, PADDINGS);
    expect(standing.at(150, 212)[0]).toBeLessThan(150);
    const cut = await placed(await subjectAt('#0000', 30, 200), ground, PADDINGS);
    expect([cut.isGreen(150, 12), cut.isGreen(150, 239)]).toEqual([true, true]);
    expect(cut.at(60, 230)[0]).toBeGreaterThan(170);
  });

  test('keeps its subject whole on its own ground, which is continued where it ends', async () => {
    // At these proportions a cut around the middle would take off a third of it.
    const image = await subjectAt('#e8e2d8', 150, 100);
    const tall = await sharp(image).extract({ left: 50, top: 80, width: 300, height: 240 }).toBuffer();
    const narrow = await sharp(image).extract({ left: 120, top: 80, width: 160, height: 240 }).toBuffer();
    for (const [picture, paddings] of [
      [tall, PADDINGS],
      [narrow, undefined],
      [narrow, PADDINGS],
    ] as const) {
      const { at, isGreen } = await placed(picture, { kind: 'own' }, paddings);
      const rows = Array.from({ length: 240 }, (_, y) => isGreen(150, y));
      const first = rows.indexOf(true);
      const last = rows.lastIndexOf(true);
      if (paddings === undefined) expect(first > 2 && last < 237).toBe(true);
      else expect([Math.abs(first - 10) < 3, Math.abs(last - 209) < 3]).toEqual([true, true]);
      const [r = 0, g = 0, b = 0] = at(4, 120);
      expect(Math.max(Math.abs(r - 232), Math.abs(g - 226), Math.abs(b - 216))).toBeLessThan(14);
    }
  });
});
