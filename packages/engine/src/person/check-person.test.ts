import { readdirSync } from 'node:fs';
import { flatten } from '@atelier/pixels/flatten';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { personAlone } from '../../../../test/support/figure-pictures.ts';
import { VARIATIONS, vary } from '../../../../test/support/photo-variations.ts';
import { photo, REPOSITORY_PHOTOS_DIR } from '../../../../test/support/photos.ts';
import { decode } from '../decode/index.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { type AbortReason, analysePerson, type BodyArea, checkPerson, type PersonAnalysis } from './index.ts';

const WORK_SIDE_PX = 2048;
/** A user waits for it: a photo of one person takes 0.6 s, of four 1.3 s. */
const MOST_CPU_MS = 1500;

let models: OwnedModels;
const known = new Map<string, PersonAnalysis>();
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());
afterEach(() => vi.restoreAllMocks());

async function analyse(name: string): Promise<PersonAnalysis> {
  const before = known.get(name);
  if (before) return before;
  const picture = flatten(await decode(photo(name), { maxSidePx: WORK_SIDE_PX }));
  const analysis = await analysePerson(picture, models);
  known.set(name, analysis);
  return analysis;
}

/** What is said of a top, of trousers and of a dress. */
type Reasons = readonly [
  upper: AbortReason | 'fine',
  lower: AbortReason | 'fine',
  full: AbortReason | 'fine',
];
const AREAS: readonly BodyArea[] = ['upper', 'lower', 'full'];
const FINE: Reasons = ['fine', 'fine', 'fine'];
const TOP_ONLY: Reasons = ['fine', 'INSUFFICIENT_TARGET_AREA', 'INSUFFICIENT_TARGET_AREA'];
const LEGS_ONLY: Reasons = ['INSUFFICIENT_TARGET_AREA', 'fine', 'INSUFFICIENT_TARGET_AREA'];
const TOO_LITTLE = allOf('INSUFFICIENT_TARGET_AREA');
const TOO_MANY = allOf('TOO_MANY_PEOPLE_DETECTED');
const NOBODY = allOf('NO_PEOPLE_DETECTED');

function allOf(reason: AbortReason): Reasons {
  return [reason, reason, reason];
}

describe('photos of people', () => {
  test.each<[string, Reasons]>([
    ['person-full-casual.jpg', FINE],
    ['person-full-render.jpg', FINE],
    ['person-half-denim.jpg', TOP_ONLY],
    ['person-face-render.jpg', TOO_LITTLE],
    ['product-worn-tee-blue.jpg', TOP_ONLY],
    ['product-worn-jeans-woman.jpg', LEGS_ONLY],
    ['multi-two-coats.jpg', TOO_MANY],
    ['multi-crowd-cheer.jpg', TOO_MANY],
  ])('says of %s what can be tried on', async (name, expected) => {
    const analysis = await analyse(name);
    expect(AREAS.map((area) => checkPerson(analysis, [area]) ?? 'fine')).toEqual(expected);
  });

  test.each([
    ['multi-two-coats.jpg', 2],
    ['multi-crowd-cheer.jpg', 4],
  ])('counts the people of %s', async (name, people) => {
    expect((await analyse(name)).people).toBe(people);
  });

  test('sees heads for hats, faces for glasses and feet for shoes', async () => {
    const whole = await analyse('person-full-render.jpg');
    const face = await analyse('person-face-render.jpg');
    const legs = await analyse('product-worn-jeans-woman.jpg');
    expect(checkPerson(whole, ['head', 'face', 'feet'])).toBeUndefined();
    expect(checkPerson(face, ['head', 'face'])).toBeUndefined();
    expect(checkPerson(face, ['feet'])).toBe('INSUFFICIENT_TARGET_AREA');
    expect(checkPerson(legs, ['head'])).toBe('INSUFFICIENT_TARGET_AREA');
  });
});

/**
 * Photos that show nobody: things shaped like bodies, heads and legs, a thing, a scene;
 * ATELIER_ALL_COMBINATIONS=1 looks at all products, scenes and cutting tasks without people.
 */
const EMPTY = process.env.ATELIER_ALL_COMBINATIONS
  ? readdirSync(REPOSITORY_PHOTOS_DIR).filter(
      (name) => /^(product|scene|mask)-/.test(name) && !/-worn-|\.mask\./.test(name),
    )
  : [
      'mask-comp-tee-beige.jpg',
      'product-cap-red-front.png',
      'product-flat-dress-pink.jpg',
      'product-flat-shorts-blue.jpg',
      'product-mug.jpg',
      'scene-rocket.jpg',
    ];
test.each(EMPTY)('sees nobody in %s', async (name) => {
  const analysis = await analyse(name);
  expect(AREAS.map((area) => checkPerson(analysis, [area]))).toEqual(NOBODY);
});

describe('checks', () => {
  test('are switched off one by one', async () => {
    const group = await analyse('multi-two-coats.jpg');
    const face = await analyse('person-face-render.jpg');
    expect(checkPerson(group, ['upper'], { tooManyPeople: false })).toBeUndefined();
    expect(checkPerson(face, ['lower'], { targetArea: false })).toBeUndefined();
    expect(checkPerson({ people: 0, faces: 0 }, ['upper'], { noPeople: false })).toBeUndefined();
  });

  test('refuse a child before they count people', async () => {
    const { main, ...rest } = await analyse('person-full-render.jpg');
    if (!main) throw new Error('Expected a person.');
    const analysis = { ...rest, people: 2, main: { ...main, isChild: true } };
    expect(checkPerson(analysis, ['upper'])).toBe('CHILD_DETECTED');
    expect(checkPerson(analysis, ['upper'], { child: false })).toBe('TOO_MANY_PEOPLE_DETECTED');
  });
});

test('takes little time once the networks are there, and writes nothing about the person anywhere', async () => {
  await analyse('multi-two-coats.jpg');
  const picture = flatten(await decode(photo('multi-two-coats.jpg'), { maxSidePx: WORK_SIDE_PX }));
  const written = [
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name)),
  ];
  const start = process.cpuUsage();
  await analysePerson(picture, models);
  const { user, system } = process.cpuUsage(start);
  for (const channel of written) expect(channel).not.toHaveBeenCalled();
  expect((user + system) / 1000).toBeLessThan(MOST_CPU_MS);
});

/** The hardest for each photo; all of them are run by `scripts/check-photos.ts`. */
test.each([
  ['person-full-casual.jpg', 'far', undefined],
  ['person-full-render.jpg', 'blurred', undefined],
  ['person-half-denim.jpg', 'mirrored', undefined],
  ['person-face-render.jpg', 'bright', 'INSUFFICIENT_TARGET_AREA'],
  ['multi-two-coats.jpg', 'grey', 'TOO_MANY_PEOPLE_DETECTED'],
  ['multi-crowd-cheer.jpg', 'small', 'TOO_MANY_PEOPLE_DETECTED'],
] as const)('says the same of %s when it is %s', async (name, change, reason) => {
  const varied = await vary(photo(name), VARIATIONS[change]!);
  const analysis = await analysePerson(flatten(await decode(varied)), models);
  expect(checkPerson(analysis, ['upper'])).toBe(reason);
});

/** Somebody of the same picture beside them, as large as `share` of it. */
async function withSomebodyBeside(name: string, share: number): Promise<Buffer> {
  const { width, height } = await sharp(photo(name)).metadata();
  const beside = await sharp(photo(name))
    .flop()
    .resize(Math.round(share * width))
    .toBuffer();
  return sharp(photo(name))
    .extend({ right: Math.round(share * width), background: '#c8c4bc' })
    .composite([{ input: beside, left: width, top: Math.round((1 - share) * 0.6 * height) }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

test.each([
  ['far behind', 0.25, undefined],
  ['beside them', 0.9, 'TOO_MANY_PEOPLE_DETECTED'],
] as const)('somebody %s counts by their size', async (_, share, reason) => {
  const picture = flatten(await decode(await withSomebodyBeside('person-full-render.jpg', share)));
  expect(checkPerson(await analysePerson(picture, models), ['upper', 'lower', 'full'])).toBe(reason);
});

/** Figures have adult faces at every age: only their proportions tell. */
test.each([
  ['woman', 'young_adult', undefined],
  ['girl', 'child', 'CHILD_DETECTED'],
] as const)('judges a drawn %s by the size of her head', async (_, age_group, reason) => {
  const analysis = await analysePerson(flatten(personAlone({ age_group })), models);
  expect(checkPerson(analysis, ['upper', 'lower', 'full'])).toBe(reason);
});
