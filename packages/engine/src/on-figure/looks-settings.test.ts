import { MODEL_SETTINGS } from '@atelier/contracts';
import type { Rgba } from '@atelier/engine';
import { connectedRegions } from '@atelier/pixels/components';
import { expect, test } from 'vitest';
import { boxOn, difference, labsIn, median, rowAt } from '../../../../test/support/figure-measures.ts';
import { personAlone } from '../../../../test/support/figure-pictures.ts';

/* Adults in the base layer: what settings of skin, hair and face change is seen in the picture. */

/** Parts of a standing figure seen from the front. */
const face = (picture: Rgba) => boxOn(picture, 0.05, 0.115, 0.03);
const jaw = (picture: Rgba) => boxOn(picture, 0.1, 0.125, 0.02);
const eyes = (picture: Rgba) => boxOn(picture, 0.055, 0.07, 0.03);
const top = (picture: Rgba) => boxOn(picture, 0.005, 0.02, 0.015);
/** Beside the neck and over the shoulder: free of everything but long hair. */
const besideNeck = (picture: Rgba) =>
  [-0.055, 0.055].map((offCentre) => boxOn(picture, 0.12, 0.15, 0.012, offCentre));

/** Faces of bald people with brown skin: the same pictures serve several promises. */
const BROWN = { skin_tone: 'brown', hair_length: 'bald' } as const;

const lightness = (picture: Rgba, box = face(picture)) => median(labsIn(picture, box).map(({ l }) => l));

test('skin grows strictly darker over the six tones', () => {
  const tones = MODEL_SETTINGS.skin_tone.map((skin_tone) =>
    lightness(personAlone({ skin_tone, hair_length: 'bald' })),
  );
  for (let i = 1; i < tones.length; i++) expect(tones[i]).toBeLessThan(tones[i - 1]! - 2);
});

test('skin tone does not hang on ethnicity', () => {
  const tones = MODEL_SETTINGS.ethnicity.map((ethnicity) => lightness(personAlone({ ethnicity, ...BROWN })));
  expect(Math.max(...tones) - Math.min(...tones)).toBeLessThan(4);
});

test('long hair covers the sides of neck and shoulders, short hair and none do not', () => {
  const covered = (hair_length: 'bald' | 'short' | 'long') => {
    const picture = personAlone({ hair_length, hair_color: 'black' });
    const dark = besideNeck(picture).map((box) => labsIn(picture, box).filter(({ l }) => l < 35).length);
    return dark[0]! + dark[1]!;
  };
  expect(covered('long')).toBeGreaterThan(150);
  expect(covered('short')).toBeLessThan(10);
  expect(covered('bald')).toBe(0);
});

test('the bald have skin on their crown, others hair of the colour asked for', () => {
  const crown = (wish: Parameters<typeof personAlone>[0]) => {
    const picture = personAlone(wish);
    return lightness(picture, top(picture));
  };
  const [bald, black, blond] = [
    crown({ hair_length: 'bald' }),
    crown({ hair_color: 'black' }),
    crown({ hair_color: 'blond' }),
  ];
  expect(black).toBeLessThan(30);
  expect(blond).toBeGreaterThan(black! + 20);
  expect(bald).toBeGreaterThan(black! + 25);
});

test('curls change the outline of hair, and waves do', () => {
  const styled = (hair_style: 'straight' | 'wavy' | 'curly') =>
    personAlone({ hair_style, hair_length: 'medium' });
  const straight = styled('straight');
  const head = boxOn(straight, 0, 0.18, 0.09);
  expect(difference(straight, styled('wavy'), head)).toBeGreaterThan(2.5);
  expect(difference(straight, styled('curly'), head)).toBeGreaterThan(8);
});

test('a beard darkens the jaw and leaves the eyes as they are', () => {
  const man = { gender: 'male', hair_color: 'black', skin_tone: 'white' } as const;
  const [shaved, bearded] = [personAlone(man), personAlone({ ...man, has_beard: true })];
  expect(lightness(bearded, jaw(bearded))).toBeLessThan(lightness(shaved, jaw(shaved)) - 15);
  expect(difference(shaved, bearded, eyes(shaved))).toBeLessThan(0.5);
});

test('a tattoo shows on bare skin and nowhere on the face', () => {
  const [plain, tattooed] = [personAlone({}), personAlone({ has_tattoo: true })];
  const whole = boxOn(plain, 0.2, 1, 0.25);
  expect(difference(plain, tattooed, whole)).toBeGreaterThan(0.1);
  expect(difference(plain, tattooed, face(plain))).toBe(0);
});

test.each(['ethnicity', 'age_group', 'gender'] as const)('every %s has a face of its own', (setting) => {
  const values = MODEL_SETTINGS[setting].filter((value) => value !== 'child' && value !== 'teen');
  const faces = values.map((value) => personAlone({ ...BROWN, [setting]: value }));
  for (const [i, one] of faces.entries())
    for (const other of faces.slice(i + 1)) expect(difference(one, other, face(one))).toBeGreaterThan(2);
});

test.each(['male', 'female'] as const)('the base layer of a %s shows no skin through', (gender) => {
  const picture = personAlone({ ...BROWN, gender });
  const { width, height, data } = picture;
  const skin = Uint8Array.from({ length: width * height }, (_, i) => {
    const isWhite = data[i * 4]! - data[i * 4 + 2]! < 30;
    return data[i * 4 + 3]! < 128 || isWhite ? 0 : 1;
  });
  // Head with arms, and legs, are large; what is small and lies between chest and thighs shows through.
  const { regions } = connectedRegions(skin, width, height);
  const [from, to] = [rowAt(picture, 0.29), rowAt(picture, 0.5)];
  const small = regions.filter(({ area }) => area < LEAST_LIMB_PX);
  expect(small.filter(({ bounds }) => bounds.top > from && bounds.top < to)).toEqual([]);
});

const LEAST_LIMB_PX = 400;
