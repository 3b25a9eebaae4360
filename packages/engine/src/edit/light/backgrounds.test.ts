import { oklabOfSrgb } from '@atelier/pixels/oklab';
import { expect, test } from 'vitest';
import { namedBackground } from './backgrounds.ts';
import { contactShadow } from './contact-shadow.ts';
import { drawnBackground } from './drawn-background.ts';
import { fromSide, lightOf } from './scene-light.ts';

const SIDE = 96;
const labAt = (data: Uint8Array, x: number, y: number) => {
  const at = 3 * (y * SIDE + x);
  return oklabOfSrgb(data[at]!, data[at + 1]!, data[at + 2]!);
};

test('a colour that is named is the colour of the background', () => {
  const { picture, isLiteral } = namedBackground('light blue', SIDE, SIDE, 1);
  const { l, b } = labAt(picture.data, 48, 30);
  expect(isLiteral).toBe(true);
  expect(l).toBeGreaterThan(0.6);
  expect(b).toBeLessThan(-0.05);
});

test('two colours make a gradient from the first to the second', () => {
  const { picture } = namedBackground('white to black gradient', SIDE, SIDE, 1);
  expect(labAt(picture.data, 48, 2).l).toBeGreaterThan(0.9);
  expect(labAt(picture.data, 48, 93).l).toBeLessThan(0.3);
});

test('scenes are not taken for colours', () => {
  expect(namedBackground('a beach', SIDE, SIDE, 1).isLiteral).toBe(false);
});

test('scenes that are known are drawn, alike for one seed', async () => {
  const [first, second] = [
    await drawnBackground('a forest', SIDE, 64, 5),
    await drawnBackground('a forest', SIDE, 64, 5),
  ];
  expect([first?.width, first?.height]).toEqual([SIDE, 64]);
  expect(first?.data).toEqual(second?.data);
});

test('light is read from the side that is bright, and has the colour of what is bright', async () => {
  const data = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) data.set([(i % SIDE) * 2 + 60, (i % SIDE) + 40, 30], 3 * i);
  const light = await lightOf({ width: SIDE, height: SIDE, channels: 3, data });
  expect(light.towards.x).toBeGreaterThan(0.3);
  expect(Math.abs(light.towards.y)).toBeLessThan(0.1);
  expect(light.colour[0]).toBeGreaterThan(light.colour[2]);
});

test('what stands throws its shadow away from the light; what is cut by the frame throws none', async () => {
  const neutral = { colour: [1, 1, 1], level: 0.5, towards: { x: 0, y: 0 } } as const;
  const standing = (bottom: number) => {
    const data = new Uint8Array(SIDE * SIDE);
    for (let y = 20; y < bottom; y++) data.fill(255, y * SIDE + 36, y * SIDE + 60);
    return { width: SIDE, height: SIDE, data };
  };
  const shadow = await contactShadow(standing(76), fromSide(neutral, 'left', 1), 1);
  const sum = (from: number, to: number) => {
    let total = 0;
    for (let y = 0; y < SIDE; y++) for (let x = from; x < to; x++) total += shadow!.data[y * SIDE + x]!;
    return total;
  };
  expect(sum(60, 96)).toBeGreaterThan(sum(0, 36));
  expect(await contactShadow(standing(SIDE), neutral, 1)).toBeUndefined();
});
