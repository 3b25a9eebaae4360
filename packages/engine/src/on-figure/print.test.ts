import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import { expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf } from '../../../../test/support/drawn-products-worn.ts';
import { boxOn, labAt, labsIn, median } from '../../../../test/support/figure-measures.ts';
import { shownOn } from '../../../../test/support/figure-pictures.ts';
import { findPanel, LETTERING, likeness } from '../../../../test/support/lettering.ts';

/* What is printed on the product is there on the figure, where it belongs, as it was. */

const CLOTH = '#3f7ab5';
const plain = await drawTee({ cloth: CLOTH });
const lettered = await drawTee({ cloth: CLOTH, print: LETTERING });
const frontPrint = productOf(lettered, 'top');
const backPrint = productOf(plain, 'top', lettered);
const LARGE = { width: 576, height: 864 };
const closeUp = shownOn(frontPrint, { pose: 'close_up', size: LARGE });

test('lettering is readable from the front, close up and on the whole figure, and not mirrored', async () => {
  const near = await closeUp;
  expect(likeness(lettered, near)).toBeGreaterThan(0.85);
  expect(likeness(lettered, near, true)).toBeLessThan(0.5);
  expect(likeness(lettered, await shownOn(frontPrint, { size: LARGE }))).toBeGreaterThan(0.75);
});

test('the print keeps its aspect ratio within 10 %', async () => {
  const drawn = findPanel(lettered);
  const worn = findPanel(await closeUp);
  const stretch = worn.width / worn.height / (drawn.width / drawn.height);
  expect(Math.abs(Math.log(stretch))).toBeLessThan(Math.log(1.1));
});

test('the print lies in the middle of the chest', async () => {
  const whole = await shownOn(frontPrint);
  const { middleX, middleY, pixels } = findPanel(whole);
  expect(pixels).toBeGreaterThan(300);
  const chest = boxOn(whole, 0.22, 0.4, 0.02);
  expect(Math.abs(middleX - (chest.left + chest.width / 2))).toBeLessThan(4);
  expect(middleY).toBeGreaterThan(chest.top);
  expect(middleY).toBeLessThan(chest.top + chest.height);
});

test('under neutral light the median colour of print and cloth is within dE00 6', async () => {
  const near = await closeUp;
  const panel = findPanel(near);
  const half = { width: Math.round(panel.width / 2), height: Math.round(panel.height / 2) };
  const box = {
    left: Math.round(panel.middleX - half.width / 2),
    top: Math.round(panel.middleY - half.height / 2),
    ...half,
  };
  const errors: number[] = [];
  for (let y = box.top; y < box.top + box.height; y++)
    for (let x = box.left; x < box.left + box.width; x++) {
      const lab = labAt(near, x, y);
      if (lab) errors.push(Math.min(deltaE2000(lab, PANEL_LAB), deltaE2000(lab, LETTER_LAB)));
    }
  expect(median(errors)).toBeLessThan(6);
  const below = { ...box, top: Math.round(panel.middleY + panel.height * 0.65), height: 20 };
  expect(median(labsIn(near, below).map((lab) => deltaE2000(lab, CLOTH_LAB)))).toBeLessThan(6);
});

test('the back shows no lettering when no photo does', async () => {
  expect(findPanel(await shownOn(frontPrint, { viewpoint: 'back' })).pixels).toBe(0);
});

test('the back shows the lettering of its photo, readable, and the front stays plain', async () => {
  const back = await shownOn(backPrint, { viewpoint: 'back', size: LARGE });
  expect(likeness(lettered, back)).toBeGreaterThan(0.75);
  expect(likeness(lettered, back, true)).toBeLessThan(0.5);
  expect(findPanel(await shownOn(backPrint)).pixels).toBe(0);
});

const CLOTH_LAB = labOfSrgb(0x3f, 0x7a, 0xb5);
const PANEL_LAB = labOfSrgb(0xf2, 0xc8, 0x3a);
const LETTER_LAB = labOfSrgb(0x22, 0x28, 0x3c);
