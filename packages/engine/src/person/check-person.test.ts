import { flatten } from '@atelier/pixels/flatten';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { analysePerson, checkPerson, type PersonAnalysis } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

async function analyse(name: string): Promise<PersonAnalysis> {
  const { data, info } = await sharp(photo(name)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return analysePerson(flatten({ width: info.width, height: info.height, channels: 4, data }), models);
}

test.each(['person-full-casual.jpg', 'person-full-render.jpg'])('takes %s for any garment', async (name) => {
  expect(checkPerson(await analyse(name), ['upper', 'lower', 'full'])).toBeUndefined();
});

test.each(['person-half-denim.jpg', 'product-worn-tee-blue.jpg'])(
  'takes %s for a top and refuses it for trousers and dresses',
  async (name) => {
    const analysis = await analyse(name);
    expect(checkPerson(analysis, ['upper'])).toBeUndefined();
    expect(checkPerson(analysis, ['lower'])).toBe('INSUFFICIENT_TARGET_AREA');
    expect(checkPerson(analysis, ['full'])).toBe('INSUFFICIENT_TARGET_AREA');
  },
);

test('takes a picture of legs for trousers only', async () => {
  const analysis = await analyse('product-worn-jeans-woman.jpg');
  expect(checkPerson(analysis, ['lower'])).toBeUndefined();
  expect(checkPerson(analysis, ['full'])).toBe('INSUFFICIENT_TARGET_AREA');
});

test('refuses a face without a body unless the check is off', async () => {
  const analysis = await analyse('person-face-render.jpg');
  expect(checkPerson(analysis, ['lower'])).toBe('INSUFFICIENT_TARGET_AREA');
  expect(checkPerson(analysis, ['lower'], { targetArea: false })).toBeUndefined();
});

test.each([
  ['multi-two-coats.jpg', 2],
  ['multi-crowd-cheer.jpg', 4],
])('counts the people of %s', async (name, people) => {
  const analysis = await analyse(name);
  expect(analysis.people).toBe(people);
  expect(checkPerson(analysis, ['upper'])).toBe('TOO_MANY_PEOPLE_DETECTED');
  expect(checkPerson(analysis, [], { tooManyPeople: false })).toBeUndefined();
});

test.each([
  'scene-coffee.png',
  'scene-rocket.jpg',
  'product-tee-blue-front.jpg',
  'product-flat-dress-pink.jpg',
  'product-mug.jpg',
])('sees nobody in %s', async (name) => {
  expect(checkPerson(await analyse(name), ['upper'])).toBe('NO_PEOPLE_DETECTED');
});

test('refuses a child before it counts people', async () => {
  const { main, ...rest } = await analyse('person-full-render.jpg');
  if (!main) throw new Error('Expected a person.');
  const analysis = { ...rest, people: 2, main: { ...main, isChild: true } };
  expect(checkPerson(analysis, ['upper'])).toBe('CHILD_DETECTED');
  expect(checkPerson(analysis, ['upper'], { child: false })).toBe('TOO_MANY_PEOPLE_DETECTED');
});
