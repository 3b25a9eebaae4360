import { FrameMemory } from '@atelier/figure';
import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import { cropRgb } from '@atelier/pixels/crop';
import { enlargeField } from '@atelier/pixels/enlarge';
import { flatten } from '@atelier/pixels/flatten';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { afterAll, expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf } from '../../../../test/support/drawn-products-worn.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { median } from '../../../../test/support/figure-measures.ts';
import { findPanel, LETTERING, likeness } from '../../../../test/support/lettering.ts';
import { photo } from '../../../../test/support/photos.ts';
import { personParts } from '../cutout/parsing.ts';
import { decode } from '../decode/index.ts';
import { createModels } from '../models/index.ts';
import { analysePerson } from '../person/index.ts';
import { readPhoto } from './photo-parts.ts';
import { tryOn } from './try-on.ts';

/** A man in a blue hoodie tries a dark red tee with a print on: his sleeves go, arms are made up, hands and face stay. */
const models = await createModels();
afterAll(() => models.close());
const upload = flatten(await decode(photo('person-full-casual.jpg'), { maxSidePx: 768 }));
const analysis = await analysePerson(upload, models);
const drawn = await drawTee({ cloth: '#b03060', print: LETTERING });
const tee = { views: productOf(drawn, 'top'), words: { category: 't-shirt' } };
const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), seed: 7, models };
const result = await tryOn(upload, analysis, [tee], tools);
const parts = await (await readPhoto(upload, analysis.main!.box, models)).parts;
const now = await personParts(result.picture, models);
const enlarged = (field: (typeof now)['clothes']) => enlargeField(field, upload.width, upload.height).data;
const labAt = (data: Uint8Array, i: number) => labOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
const cells = upload.width * upload.height;
const PANEL_LAB = labOfSrgb(0xf2, 0xc8, 0x3a);
const LETTER_LAB = labOfSrgb(0x22, 0x28, 0x3c);

function opaque({ width, height, data }: Rgb): Rgba {
  const out = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) out.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  return { width, height, channels: 4, data: out };
}

const { leftShoulder, rightShoulder, leftHip, leftElbow, rightElbow, leftWrist, rightWrist } =
  analysis.main!.keyPoints;

test('the photo stays as it is to the last bit outside of the changed region', () => {
  let kept = 0;
  for (let i = 0; i < cells; i++) {
    if (result.changed[i]) continue;
    kept++;
    for (let c = 0; c < 3; c++) {
      if (result.picture.data[3 * i + c] !== upload.data[3 * i + c])
        throw new Error(`Expected pixel ${i} to stay.`);
    }
  }
  expect(kept).toBeGreaterThan(0.6 * cells);
});

test('the changed region lies around the old and the new top, not at face and legs', () => {
  let face = 0;
  for (let i = 0; i < cells; i++) if (result.changed[i] && parts.face[i]! > 0.9) face++;
  expect(face).toBe(0);
  const ankleRow = Math.round(0.85 * upload.height);
  expect(result.changed.subarray(ankleRow * upload.width).includes(1)).toBe(false);
});

test('the cloth has the colour of the product: median dE2000 below 8', () => {
  const errors: number[] = [];
  const left = Math.round(Math.min(leftShoulder.x, rightShoulder.x) + 15);
  const right = Math.round(Math.max(leftShoulder.x, rightShoulder.x) - 15);
  for (let y = Math.round(leftShoulder.y + 40); y < leftHip.y - 30; y += 2)
    for (let x = left; x < right; x += 2)
      errors.push(deltaE2000(labAt(result.picture.data, y * upload.width + x), labOfSrgb(0xb0, 0x30, 0x60)));
  expect(errors.length).toBeGreaterThan(500);
  expect(median(errors)).toBeLessThan(8);
});

test('the print is readable, not mirrored, and in its own colours: median dE2000 below 8', () => {
  const chest = Math.round(0.45 * (leftHip.y - leftShoulder.y));
  const box = {
    left: Math.round(Math.min(leftShoulder.x, rightShoulder.x)),
    top: Math.round(Math.min(leftShoulder.y, rightShoulder.y) + 0.25 * chest),
    width: Math.round(Math.abs(leftShoulder.x - rightShoulder.x)),
    height: Math.round(1.5 * chest),
  };
  const worn = opaque(cropRgb(result.picture, box));
  const read = likeness(drawn, worn);
  expect(read).toBeGreaterThan(0.75);
  expect(likeness(drawn, worn, true)).toBeLessThan(read - 0.2);
  const panel = findPanel(worn);
  const errors: number[] = [];
  for (let y = Math.round(panel.middleY - 0.3 * panel.height); y < panel.middleY + 0.3 * panel.height; y++) {
    for (let x = Math.round(panel.middleX - 0.3 * panel.width); x < panel.middleX + 0.3 * panel.width; x++) {
      const [r, g, b] = worn.data.subarray(4 * (y * worn.width + x));
      const lab = labOfSrgb(r!, g!, b!);
      errors.push(Math.min(deltaE2000(lab, PANEL_LAB), deltaE2000(lab, LETTER_LAB)));
    }
  }
  expect(errors.length).toBeGreaterThan(300);
  expect(median(errors)).toBeLessThan(8);
});

test('no blue of the hoodie is left where the tee does not cover', () => {
  const isBlue = (data: Uint8Array, i: number) => data[3 * i + 2]! > data[3 * i]! + 30;
  let before = 0;
  let after = 0;
  for (let i = 0; i < 0.45 * cells; i++) {
    if (parts.upper[i]! < 0.5 || !isBlue(upload.data, i)) continue;
    before++;
    if (isBlue(result.picture.data, i)) after++;
  }
  expect(before).toBeGreaterThan(20_000);
  expect(after).toBeLessThan(0.01 * before);
});

test('read again, the picture shows bare forearms where sleeves were, and no rest of them beside', () => {
  const [skin, clothes] = [enlarged(now.body), enlarged(now.clothes)];
  for (const [elbow, wrist] of [
    [leftElbow, leftWrist],
    [rightElbow, rightWrist],
  ] as const) {
    const forearm = Math.hypot(wrist.x - elbow.x, wrist.y - elbow.y);
    const middle = { x: (elbow.x + wrist.x) / 2, y: (elbow.y + wrist.y) / 2 };
    expect(skin[Math.round(middle.y) * upload.width + Math.round(middle.x)]).toBeGreaterThan(0.6);
    let before = 0;
    let after = 0;
    for (let i = 0; i < cells; i++) {
      const away = Math.hypot((i % upload.width) - middle.x, Math.floor(i / upload.width) - middle.y);
      if (away > 0.3 * forearm || parts.clothes[i]! < 0.5) continue;
      before++;
      if (clothes[i]! > 0.5) after++;
    }
    expect(before).toBeGreaterThan(500);
    expect(after).toBeLessThan(0.03 * before);
  }
});

test('hands stay before the tee, pixel for pixel but for the edge of the old cuff', () => {
  let seen = 0;
  let kept = 0;
  for (let y = Math.round(rightWrist.y + 20); y < rightWrist.y + 50; y++) {
    for (let x = Math.round(rightWrist.x); x < rightWrist.x + 30; x++) {
      const i = y * upload.width + x;
      if (parts.skin[i]! < 0.85) continue;
      seen++;
      if (result.picture.data[3 * i] === upload.data[3 * i]) kept++;
    }
  }
  expect(seen).toBeGreaterThan(200);
  expect(kept).toBeGreaterThan(0.9 * seen);
});
