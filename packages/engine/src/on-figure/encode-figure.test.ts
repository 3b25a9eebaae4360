import { photograph, type Shot } from '@atelier/figure';
import { visibleBounds } from '@atelier/pixels/bounds';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sphere } from '../../../../test/support/solids.ts';
import { drawnPaddings, drawnSize, propPaint } from './compose-figure.ts';
import { encodeFigure, type FigureFile } from './encode-figure.ts';

const BALL = sphere([0, 8, 0], 8, {}, 48);
const SUBJECT = {
  surfaces: [BALL],
  product: [BALL],
  face: { crown: [0, 16, 0], noseTip: [0, 15, 0] },
} as const;
const SIZE = { width: 240, height: 360 };

async function picture(file: Partial<FigureFile> = {}, shot: Partial<Shot> = {}) {
  const size = file.size ?? SIZE;
  const drawn = drawnSize(size);
  const inStudio = file.background?.background_type !== 'transparent';
  const paddings = file.paddings && { paddings: drawnPaddings(file.paddings, size, drawn) };
  const photo = photograph(SUBJECT, {
    viewpoint: 'front',
    pose: 'standing',
    variant: 0,
    size: drawn,
    inStudio,
    ...paddings,
    ...shot,
  });
  return encodeFigure(photo, {
    size,
    drawn,
    background: { background_type: 'arbitrary' },
    variant: 0,
    seed: 7,
    source: 'compositeSynthetic',
    ...file,
  });
}

async function pixels(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const i = (y * info.width + x) * info.channels;
    return [...data.subarray(i, i + info.channels)];
  };
  return { ...info, data, at };
}

test('the same photograph and file give the same bytes, another seed does not', async () => {
  const [first, second, other] = await Promise.all([picture(), picture(), picture({ seed: 8 })]);
  expect(first.bytes).toEqual(second.bytes);
  expect(first.bytes).not.toEqual(other.bytes);
});

test('a studio picture is a JPEG of the exact size with a shadow on the floor', async () => {
  const { bytes, mime } = await picture({ size: { width: 241, height: 359 } });
  expect(mime).toBe('image/jpeg');
  const { width, height, at } = await pixels(bytes);
  expect([width, height]).toEqual([241, 359]);
  const beside = at(10, 340)[1]!;
  const under = at(120, 341)[1]!;
  expect(under).toBeLessThan(beside - 15);
});

test('a reference colour is the studio’s tone', async () => {
  const background = { background_type: 'reference_color', reference_color: '#7fa6b8' } as const;
  const { at } = await pixels((await picture({ background })).bytes);
  const [r, g, b] = at(10, 60);
  expect(Math.abs(r! - 0x7f)).toBeLessThan(22);
  expect(Math.abs(g! - 0xa6)).toBeLessThan(22);
  expect(Math.abs(b! - 0xb8)).toBeLessThan(22);
});

test('a transparent picture holds the figure alone, within the paddings', async () => {
  const paddings = { top: 40, bottom: 60, left: 30, right: 20 };
  const { bytes, mime } = await picture({ background: { background_type: 'transparent' }, paddings });
  expect(mime).toBe('image/png');
  const { width, height, data } = await pixels(bytes);
  const seen = visibleBounds({ width, height, channels: 4, data: new Uint8Array(data) }, 1)!;
  expect(seen.left).toBeGreaterThanOrEqual(30);
  expect(seen.top).toBeGreaterThanOrEqual(40);
  expect(seen.left + seen.width).toBeLessThanOrEqual(220);
  expect(seen.top + seen.height).toBeLessThanOrEqual(300);
  expect(seen.width).toBeGreaterThan(186);
  let covered = 0;
  for (let i = 3; i < data.length; i += 4) covered += data[i]! / 255;
  expect(covered / (Math.PI * (seen.width / 2) ** 2)).toBeCloseTo(1, 1);
});

test('transparent close-ups keep their paddings free as well', async () => {
  const paddings = { top: 40, bottom: 40, left: 40, right: 40 };
  const background = { background_type: 'transparent' } as const;
  const { bytes } = await picture({ background, paddings }, { pose: 'close_up' });
  const { at } = await pixels(bytes);
  for (let y = 0; y < SIZE.height; y += 7) expect([at(20, y)[3], at(225, y)[3]]).toEqual([0, 0]);
  expect(at(120, 180)[3]).toBe(255);
});

test('very large pictures are drawn smaller and enlarged to the exact size', async () => {
  const size = { width: 2400, height: 3600 };
  const drawn = drawnSize(size);
  expect(drawn.width * drawn.height).toBeLessThan(8_100_000);
  const { bytes } = await picture({ size });
  expect(await sharp(bytes).metadata()).toMatchObject(size);
});

test('seats and walls are white, or lean towards the reference colour', () => {
  const [r, g, b] = propPaint({ background_type: 'arbitrary' });
  expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(0.03);
  const red = propPaint({ background_type: 'reference_color', reference_color: '#c02020' });
  expect(red[0]).toBeGreaterThan(red[1] + 0.15);
  expect(red[1]).toBeGreaterThan(0.3);
});

test('pale products get a deeper backdrop', async () => {
  const cornerOf = async (productLightness: number) => {
    const { at } = await pixels((await picture({ productLightness })).bytes);
    return at(10, 60)[1]!;
  };
  expect(await cornerOf(0.95)).toBeLessThan((await cornerOf(0.4)) - 15);
});
