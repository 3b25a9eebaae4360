import { FrameMemory } from '@atelier/figure';
import { expect, test } from 'vitest';
import { drawnPerson, FAR_CAMERA } from '../../../../test/support/drawn-person.ts';
import { draw, drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf, WORN } from '../../../../test/support/drawn-products-worn.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { carryInPhoto } from './carry-in-photo.ts';
import { fitBody } from './fit-body.ts';
import type { KeyPoints } from './key-points.ts';
import { finishedReading } from './photo-parts.ts';
import { wearInPhoto } from './try-on.ts';
import { type PreparedGarment, sortProducts } from './try-on-garments.ts';

const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), seed: 7 };
const tee = { views: productOf(await drawTee({ cloth: '#3f7ab5' }), 'top'), words: { category: 't-shirt' } };
const bag = { views: await WORN.bag(), words: { category: 'bag' } };
const cap = {
  views: productOf(
    await draw(
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="260"><path fill="#1e8a4c" d="M30 250 Q30 20 200 20 Q370 20 370 250 Q200 200 30 250 Z"/></svg>',
    ),
    'headwear',
  ),
  words: { category: 'cap' },
};
const { photo, parts, points } = await drawnPerson(tee, 5, FAR_CAMERA);
const { width, height } = photo;
const silhouette = { width, height, data: parts.ground.map((ground) => 1 - ground), skin: parts.skin };
const body = fitBody(tools.figureData, points, silhouette);
const untouched = { picture: photo, changed: new Uint8Array(width * height) };

/** The photo with things in it, all on the body that was fitted once. */
const carrying = (products: readonly PreparedGarment[], seen: KeyPoints = points) => {
  const { carried } = sortProducts(products);
  const { figureData, memory } = tools;
  return carryInPhoto(untouched, { body, parts, points: seen }, carried, figureData, memory);
};

/** Columns and rows of what changed. */
function boundsOf(changed: Uint8Array) {
  const places = [...changed.keys()].filter((i) => changed[i] === 1);
  const [columns, rows] = [places.map((i) => i % width), places.map((i) => Math.floor(i / width))];
  const extent = (values: number[]) => ({ first: Math.min(...values), last: Math.max(...values) });
  return { columns: extent(columns), rows: extent(rows), area: places.length };
}

const { shoulders, hips, wrists, nose } = points;

test('a bag hangs from a hand beside the body, and nothing else changes', async () => {
  const { changed, warnings } = await carrying([bag]);
  const { columns, rows, area } = boundsOf(changed);
  expect(area).toBeGreaterThan(1000);
  expect(columns.first).toBeGreaterThan(hips.left.x);
  expect(rows.first).toBeGreaterThan(wrists.left.y - 5);
  expect(warnings).toEqual([]);
});

test('a bag goes into the other hand when the first is not seen', async () => {
  const { left, right } = wrists;
  const hidden = { ...points, wrists: { left: { ...left, score: 0 }, right } };
  const { columns } = boundsOf((await carrying([bag], hidden)).changed);
  expect((columns.first + columns.last) / 2).toBeLessThan(hips.right.x);
});

test('a cap sits above the nose, between the shoulders', async () => {
  const { changed } = await carrying([cap]);
  const { columns, rows, area } = boundsOf(changed);
  expect(area).toBeGreaterThan(250);
  expect(rows.last).toBeLessThan(nose!.y);
  expect(columns.first).toBeGreaterThan(shoulders.right.x);
  expect(columns.last).toBeLessThan(shoulders.left.x);
});

test('what the photo shows too little for is left out beside clothes, and refused alone', async () => {
  const unseen = { x: 0, y: 0, score: 0 };
  const nobodys = { left: unseen, right: unseen };
  const hidden = { ...points, wrists: nobodys, eyes: nobodys, nose: { ...nose!, score: 0 } };
  const { warnings } = await wearInPhoto(photo, finishedReading(parts), hidden, [tee, cap], tools);
  expect(warnings.join(' ')).toMatch(/hat was left out/);
  await expect(wearInPhoto(photo, finishedReading(parts), hidden, [bag], tools)).rejects.toThrow(
    /bag was left out/,
  );
});

test('of two caps one is shown, and said so', () => {
  const { carried, warnings } = sortProducts([cap, bag, cap]);
  expect(carried.map(({ kind }) => kind)).toEqual(['bag', 'hat']);
  expect(warnings.join(' ')).toMatch(/one hat/);
});
