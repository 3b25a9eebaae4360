import { FrameMemory } from '@atelier/figure';
import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import { expect, test } from 'vitest';
import { DRAWN_GARMENTS } from '../../../../test/support/drawn-garments.ts';
import { drawnPerson } from '../../../../test/support/drawn-person.ts';
import { draw, drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf } from '../../../../test/support/drawn-products-worn.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { median } from '../../../../test/support/figure-measures.ts';
import type { Models } from '../models/models.ts';
import type { MainPerson, PersonAnalysis } from '../person/types.ts';
import { PictureRefused } from '../refusals.ts';
import { finishedReading } from './photo-parts.ts';
import { tryOn, wearInPhoto } from './try-on.ts';
import type { PreparedGarment } from './try-on-garments.ts';

const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), seed: 7 };
const NO_MODELS: Models = {
  available: () => false,
  run: () => Promise.reject(new Error('Expected to be refused before any network is asked.')),
};
const tee = async (cloth: string): Promise<PreparedGarment> => ({
  views: productOf(await drawTee({ cloth }), 'top'),
  words: { category: 't-shirt' },
});
const GREEN = labOfSrgb(0x30, 0xa0, 0x40);
const longGreen: PreparedGarment = {
  views: productOf(
    await draw(DRAWN_GARMENTS.longSleeve.svg.replaceAll(/fill="#[0-9a-f]{6}"/g, 'fill="#30a040"')),
    'top',
  ),
  words: { category: 'long sleeve' },
};
const person = await drawnPerson(longGreen);
const result = await wearInPhoto(
  person.photo,
  finishedReading(person.parts),
  person.points,
  [await tee('#b03060')],
  tools,
);
const labAt = (data: Uint8Array, i: number) => labOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
const cells = person.photo.width * person.photo.height;

test('outside the changed region the picture is the photo to the last bit', () => {
  let kept = 0;
  let differing = 0;
  for (let i = 0; i < cells; i++) {
    if (result.changed[i]) continue;
    kept++;
    for (let c = 0; c < 3; c++) {
      if (result.picture.data[3 * i + c] !== person.photo.data[3 * i + c]) differing++;
    }
  }
  expect(differing).toBe(0);
  expect(kept).toBeGreaterThan(cells / 2);
});

test('the face is not touched', () => {
  const touched = Array.from(person.parts.face).filter((face, i) => face > 0.99 && result.changed[i]);
  expect(touched.length).toBe(0);
});

test('cloth has the colour of the product: median dE2000 below 8', () => {
  const { shoulders, hips } = person.points;
  const errors: number[] = [];
  const middle = Math.round((shoulders.left.x + shoulders.right.x) / 2);
  for (let y = Math.round(shoulders.left.y + 30); y < hips.left.y - 10; y++)
    for (let x = middle - 15; x < middle + 15; x++)
      errors.push(
        deltaE2000(labAt(result.picture.data, y * person.photo.width + x), labOfSrgb(0xb0, 0x30, 0x60)),
      );
  expect(median(errors)).toBeLessThan(8);
});

test('nothing is left of the old clothes where the new ones do not cover', () => {
  let green = 0;
  let left = 0;
  for (let i = 0; i < cells; i++) {
    if (deltaE2000(labAt(person.photo.data, i), GREEN) < 20) green++;
    if (deltaE2000(labAt(result.picture.data, i), GREEN) < 20) left++;
  }
  expect(green).toBeGreaterThan(5000);
  expect(left).toBeLessThan(0.01 * green);
});

test('the same arguments give the same picture', async () => {
  const again = await wearInPhoto(
    person.photo,
    finishedReading(person.parts),
    person.points,
    [await tee('#b03060')],
    tools,
  );
  expect(Buffer.compare(again.picture.data, result.picture.data)).toBe(0);
});

const UNSEEN = { x: 0, y: 0, score: 0 };

/** What a look at the photo tells of the person, with a word changed. */
function analysisOf(change: Partial<MainPerson>): PersonAnalysis {
  const { nose = UNSEEN, shoulders, elbows, wrists, hips, knees, ankles } = person.points;
  const keyPoints = {
    nose,
    leftEye: nose,
    rightEye: nose,
    leftEar: nose,
    rightEar: nose,
    leftShoulder: shoulders.left,
    rightShoulder: shoulders.right,
    leftElbow: elbows.left,
    rightElbow: elbows.right,
    leftWrist: wrists.left,
    rightWrist: wrists.right,
    leftHip: hips.left,
    rightHip: hips.right,
    leftKnee: knees.left,
    rightKnee: knees.right,
    leftAnkle: ankles.left,
    rightAnkle: ankles.right,
  };
  const box = { x: 0, y: 0, width: person.photo.width, height: person.photo.height };
  const visible = { upper: 1, lower: 1, full: 1, head: 1, face: 1, feet: 1 };
  return {
    people: 1,
    faces: 1,
    main: { keyPoints, box, isChild: false, visible, sizeInPicture: 1, ...change },
  };
}

const seen = analysisOf({}).main!.keyPoints;

test.each<[string, PersonAnalysis, RegExp]>([
  ['nobody is there', { people: 0, faces: 0 }, /shows nobody/],
  ['a child is', analysisOf({ isChild: true }), /photo of an adult/],
  ['a hip is out of the frame', analysisOf({ keyPoints: { ...seen, leftHip: UNSEEN } }), /to the hips/],
  [
    'a shoulder is out of the frame',
    analysisOf({ keyPoints: { ...seen, rightShoulder: { x: -20, y: 90, score: 0.8 } } }),
    /from the shoulders/,
  ],
])('refuses a photo when %s', async (_, analysis, sentence) => {
  const attempt = tryOn(person.photo, analysis, [await tee('#b03060')], { ...tools, models: NO_MODELS });
  await expect(attempt).rejects.toThrow(sentence);
  await expect(attempt).rejects.toBeInstanceOf(PictureRefused);
});

test('refuses somebody who is turned to the side', async () => {
  const aside = await drawnPerson(undefined, 62);
  const attempt = wearInPhoto(
    aside.photo,
    finishedReading(aside.parts),
    aside.points,
    [await tee('#b03060')],
    tools,
  );
  await expect(attempt).rejects.toThrow(/turned too far|could not be followed/);
});

test('refuses key points that no body has', async () => {
  const { shoulders } = person.points;
  const swapped = { ...person.points, ankles: shoulders, knees: shoulders, wrists: person.points.ankles };
  const attempt = wearInPhoto(
    person.photo,
    finishedReading(person.parts),
    swapped,
    [await tee('#b03060')],
    tools,
  );
  await expect(attempt).rejects.toThrow(/could not be followed|turned too far/);
});

test('refuses more than five products', async () => {
  const many = Array.from({ length: 6 }, () => longGreen);
  await expect(
    wearInPhoto(person.photo, finishedReading(person.parts), person.points, many, tools),
  ).rejects.toThrow(/Between 1 and 5/);
});
