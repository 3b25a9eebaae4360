import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ellipse, fillShape, rectangle } from './fill-shape.ts';
import { greyPng } from './grey-png.ts';
import { takeSimilar } from './magic-wand.ts';
import { createMask, type Mask, paintedShare } from './mask.ts';
import { MaskHistory } from './mask-history.ts';
import { feather, grow, invert } from './spread.ts';
import { drawStroke } from './stroke.ts';

const HARD = { diameter: 10, hardness: 1 };
const touch = (x: number, y: number, pressure = 1) => ({ x, y, pressure });
const at = ({ data, width }: Mask, x: number, y: number) => data[y * width + x];

describe('strokes', () => {
  test('leave no gap between two points far apart', () => {
    const mask = createMask(200, 40);
    drawStroke(mask, touch(10, 20), touch(190, 20), HARD, 'add');
    for (let x = 10; x < 190; x++) expect(at(mask, x, 20)).toBe(255);
    expect(at(mask, 100, 30)).toBe(0);
  });

  test('are the same drawn twice, and black where they were erased', () => {
    const mask = createMask(60, 60);
    const soft = { diameter: 30, hardness: 0.2 };
    drawStroke(mask, touch(30, 30), touch(30, 30), soft, 'add');
    const once = mask.data.slice();
    drawStroke(mask, touch(30, 30), touch(30, 30), soft, 'add');
    expect(mask.data).toEqual(once);
    drawStroke(mask, touch(30, 30), touch(30, 30), { diameter: 60, hardness: 1 }, 'remove');
    expect(paintedShare(mask)).toBe(0);
  });

  test('are thinner when pressed lightly', () => {
    const [light, firm] = [0.1, 1].map((pressure) => {
      const mask = createMask(60, 60);
      drawStroke(
        mask,
        touch(30, 30, pressure),
        touch(30, 30, pressure),
        { diameter: 40, hardness: 1 },
        'add',
      );
      return paintedShare(mask);
    });
    expect(light).toBeLessThan((firm ?? 0) / 4);
  });
});

describe('shapes', () => {
  test('cover the area that geometry says, whichever way they were drawn', () => {
    const mask = createMask(100, 100);
    fillShape(mask, rectangle({ x: 80, y: 70 }, { x: 10.5, y: 20 }), 'add');
    expect(paintedShare(mask) * 10_000).toBeCloseTo(69.5 * 50, -1);
    const round = createMask(100, 100);
    fillShape(round, ellipse({ x: 10, y: 20 }, { x: 90, y: 80 }), 'add');
    expect(paintedShare(round) * 10_000).toBeCloseTo(Math.PI * 40 * 30, -2);
  });
});

test('the magic wand takes connected near colours only', () => {
  const mask = createMask(30, 10);
  const pixels = new Uint8ClampedArray(30 * 10 * 4).fill(255);
  // A grey bar parts the white picture in two.
  for (let y = 0; y < 10; y++) pixels.fill(100, (y * 30 + 15) * 4, (y * 30 + 16) * 4);
  takeSimilar(mask, pixels, { x: 2, y: 2 }, 20, 'add');
  expect([at(mask, 0, 9), at(mask, 14, 0), at(mask, 15, 5), at(mask, 29, 9)]).toEqual([255, 255, 0, 0]);
});

describe('the whole mask', () => {
  test('grows to a disc around a point', () => {
    const mask = createMask(41, 41);
    mask.data[20 * 41 + 20] = 255;
    grow(mask, 10);
    for (let y = 0; y < 41; y++)
      for (let x = 0; x < 41; x++)
        expect(at(mask, x, y)).toBe((x - 20) ** 2 + (y - 20) ** 2 <= 100 ? 255 : 0);
  });

  test('feathers to a slope that is half at the edge', () => {
    const mask = createMask(80, 20);
    fillShape(mask, rectangle({ x: 0, y: -1 }, { x: 40, y: 21 }), 'add');
    feather(mask, 8);
    expect(at(mask, 10, 10)).toBe(255);
    expect(at(mask, 70, 10)).toBe(0);
    expect(((at(mask, 39, 10) ?? 0) + (at(mask, 40, 10) ?? 0)) / 2).toBeCloseTo(127.5, -1);
  });

  test('inverted twice is what it was', () => {
    const mask = createMask(10, 10);
    mask.data.set([1, 2, 3]);
    invert(mask);
    expect(at(mask, 1, 0)).toBe(253);
    invert(mask);
    expect(at(mask, 1, 0)).toBe(2);
  });
});

test('fifty steps can be taken back and done again', () => {
  const mask = createMask(64, 64);
  const history = new MaskHistory(mask);
  const states = [mask.data.slice()];
  for (let step = 0; step < 50; step++) {
    history.begin();
    history.commit(
      drawStroke(mask, touch(step, step), touch(step + 5, step), HARD, step % 3 === 2 ? 'remove' : 'add'),
    );
    states.push(mask.data.slice());
  }
  for (let step = 49; step >= 0; step--) {
    history.undo();
    expect(mask.data).toEqual(states[step]);
  }
  expect(history.canUndo).toBe(false);
  for (let step = 1; step <= 50; step++) {
    history.redo();
    expect(mask.data).toEqual(states[step]);
  }
  expect(history.redo()).toBeNull();
});

test('files are opaque greyscale PNGs that hold every value', async () => {
  const mask = createMask(37, 21);
  mask.data.forEach((_, index) => {
    mask.data[index] = index % 256;
  });
  const png = Buffer.from(await (await greyPng(mask)).arrayBuffer());
  // sharp answers with three channels unless told that one is enough.
  const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  expect(await sharp(png).metadata()).toMatchObject({ width: 37, height: 21, hasAlpha: false, channels: 1 });
  expect(info.channels).toBe(1);
  expect(new Uint8Array(data)).toEqual(mask.data);
});
