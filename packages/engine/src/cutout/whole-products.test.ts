import { expect, test } from 'vitest';
import { keepWholeProducts } from './whole-products.ts';

const WIDTH = 60;
const HEIGHT = 40;
const BOX = { left: 0, top: 0, width: WIDTH, height: HEIGHT };

function withBlocks(...blocks: [left: number, top: number, right: number, bottom: number][]): Float32Array {
  const inside = new Float32Array(WIDTH * HEIGHT);
  for (const [left, top, right, bottom] of blocks) {
    for (let y = top; y < bottom; y++) inside.fill(1, y * WIDTH + left, y * WIDTH + right);
  }
  return inside;
}

test('two parts of a product stay', () => {
  const inside = withBlocks([5, 5, 25, 35], [35, 10, 45, 30]);
  const before = Float32Array.from(inside);
  keepWholeProducts(inside, BOX, { width: WIDTH, height: HEIGHT });
  expect(inside).toEqual(before);
});

test('a smaller neighbour that the frame cuts goes', () => {
  const inside = withBlocks([5, 5, 35, 35], [45, 0, 58, 12]);
  expect(keepWholeProducts(inside, BOX, { width: WIDTH, height: HEIGHT })).toBe(true);
  expect(inside).toEqual(withBlocks([5, 5, 35, 35]));
});

test('a product that the frame cuts stays when there is nothing larger', () => {
  const inside = withBlocks([5, 0, 35, 35], [45, 10, 50, 20]);
  keepWholeProducts(inside, BOX, { width: WIDTH, height: HEIGHT });
  expect(inside).toEqual(withBlocks([5, 0, 35, 35], [45, 10, 50, 20]));
});

test('the border of a crop inside the photo cuts nothing', () => {
  const inside = withBlocks([5, 5, 35, 35], [45, 0, 58, 12]);
  keepWholeProducts(inside, { ...BOX, left: 100, top: 100 }, { width: 500, height: 500 });
  expect(inside).toEqual(withBlocks([5, 5, 35, 35], [45, 0, 58, 12]));
});

test('a speck goes and a hole stays', () => {
  const inside = withBlocks([5, 5, 35, 35], [50, 20, 51, 21]);
  for (let y = 15; y < 20; y++) inside.fill(0, y * WIDTH + 15, y * WIDTH + 20);
  keepWholeProducts(inside, BOX, { width: WIDTH, height: HEIGHT });
  expect(inside[20 * WIDTH + 50]).toBe(0);
  expect(inside[17 * WIDTH + 17]).toBe(0);
  expect(inside[7 * WIDTH + 7]).toBe(1);
});
