import { MODEL_SETTINGS } from '@atelier/contracts';
import { expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { changedRows, PLAIN, type Portrait, portrait } from '../../../../test/support/portraits.ts';
import { createPerson } from '../body/create-person.ts';
import { posePerson } from '../body/pose-person.ts';
import { stanceOf } from '../body/stance.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import { personSurfaces } from './person-surfaces.ts';

/** With nothing of the skin hidden; under clothes about 12,000 of them go. */
const MOST_TRIANGLES = 68_000;

const data = await loadFigureData();

/** Share of dark pixels in the lower third of a picture, where shoulders are. */
function darkShoulders({ size, rgba }: Portrait): number {
  let dark = 0;
  const from = Math.floor(size * 0.7) * size;
  for (let pixel = from; pixel < size * size; pixel++) {
    if (rgba[4 * pixel + 3]! > 128 && rgba[4 * pixel]! < 110) dark++;
  }
  return dark / (size * size - from);
}

test.each(MODEL_SETTINGS.hair_style)('long %s hair covers the shoulders from behind', (hair_style) => {
  const behind = portrait(data, { hair_length: 'long', hair_style }, { azimuth: 180 });
  expect(darkShoulders(behind)).toBeGreaterThan(0.25);
});

test('bald heads have no hair on the shoulders', () => {
  expect(darkShoulders(portrait(data, { hair_length: 'bald' }, { azimuth: 180 }))).toBe(0);
});

test('short, medium and long hair end ever lower', () => {
  const lengths = (['short', 'medium', 'long'] as const).map((hair_length) => {
    const person = createPerson(data, { ...PLAIN, hair_length }, 5);
    const surfaces = personSurfaces(data, person, posePerson(data, person, stanceOf('standing', 0)));
    const { positions } = surfaces.find(({ name }) => name === 'hair')!;
    return lowest(positions);
  });
  expect(lengths[1]).toBeLessThan(lengths[0]! - 0.15);
  expect(lengths[2]).toBeLessThan(lengths[1]! - 0.8);
});

function lowest(positions: Float32Array): number {
  let y = Number.POSITIVE_INFINITY;
  for (let i = 1; i < positions.length; i += 3) y = Math.min(y, positions[i]!);
  return y;
}

test('a beard changes the lower face and nothing else', () => {
  const shaved = portrait(data, { gender: 'male' });
  const rows = changedRows(shaved, portrait(data, { gender: 'male', has_beard: true }));
  expect(rows.length).toBeGreaterThan(500);
  // Between the middle of the ears and just below the chin: eyes, brow, neck and shoulders stay.
  expect(Math.min(...rows)).toBeGreaterThan(0.35);
  expect(Math.max(...rows)).toBeLessThan(0.78);
});

/** Each cut is seen from both sides; ATELIER_ALL_COMBINATIONS=1 tries all pairs of gender and side. */
const EYES_SEEN = [
  ['male', 35],
  ['female', 0],
] as const;
const EYES_ALSO_SEEN = [
  ['male', 0],
  ['female', 35],
] as const;
test.each(process.env.ATELIER_ALL_COMBINATIONS ? [...EYES_SEEN, ...EYES_ALSO_SEEN] : EYES_SEEN)(
  'no hair of any cut covers the eyes of a %s, seen from %i degrees',
  (gender, azimuth) => {
    const bare = portrait(data, { gender }, { azimuth });
    for (const hair_length of ['short', 'medium', 'long'] as const) {
      for (const hair_style of MODEL_SETTINGS.hair_style) {
        const picture = portrait(data, { gender, hair_length, hair_style }, { azimuth });
        expect(changedEyes(bare, picture), `${hair_length} ${hair_style}`).toBeLessThan(0.04);
      }
    }
  },
);

/** Share of the pixels around the eyes that differ strongly. */
function changedEyes(bare: Portrait, other: Portrait): number {
  const { size } = bare;
  let changed = 0;
  let count = 0;
  for (let y = Math.round(0.33 * size); y < 0.45 * size; y++) {
    for (let x = Math.round(0.38 * size); x < 0.6 * size; x++) {
      const at = 4 * (y * size + x);
      if (bare.rgba[at + 3] !== 255) continue;
      count++;
      if (Math.abs(bare.rgba[at + 1]! - other.rgba[at + 1]!) > 60) changed++;
    }
  }
  return changed / count;
}

test('curly hair has a rougher outline than straight hair', () => {
  const outline = (hair_style: 'straight' | 'curly') =>
    outlineLength(portrait(data, { hair_length: 'medium', hair_style }, { azimuth: 180 }));
  expect(outline('curly')).toBeGreaterThan(1.3 * outline('straight'));
});

/** Pixels whose right or lower neighbour is on the other side of the outline, above the shoulders. */
function outlineLength({ size, rgba }: Portrait): number {
  const solid = (x: number, y: number) => rgba[4 * (y * size + x) + 3]! > 128;
  let length = 0;
  for (let y = 0; y < 0.6 * size; y++) {
    for (let x = 0; x + 1 < size; x++) {
      if (solid(x, y) !== solid(x + 1, y)) length++;
      if (solid(x, y) !== solid(x, y + 1)) length++;
    }
  }
  return length;
}

test('the same person looks the same twice, another seed does not', () => {
  const settings = { hair_length: 'long', hair_style: 'wavy' } as const;
  const first = portrait(data, settings);
  const isFirst = ({ rgba }: Portrait) => Buffer.compare(rgba, first.rgba) === 0;
  expect(isFirst(portrait(data, settings))).toBe(true);
  expect(isFirst(portrait(data, settings, { seed: 6 }))).toBe(false);
});

test('hair lies on cloth instead of in it', () => {
  const person = createPerson(data, { ...PLAIN, hair_length: 'long' }, 5);
  const posed = posePerson(data, person, stanceOf('standing', 0));
  const bare = personSurfaces(data, person, posed);
  const skin = bare.find(({ name }) => name === 'skin')!;
  // A coat 0.5 dm thick all around the body.
  const thickness = 0.5;
  const coat = {
    positions: skin.positions.map((value, i) => value + thickness * skin.normals[i]!),
    normals: skin.normals,
  };
  const hidden = new Uint8Array(SKIN_VERTICES);
  const dressed = personSurfaces(data, person, posed, { hidden, colliders: [coat] });
  const back = person.measures.neck[1] - 0.6;
  const least = (surfaces: typeof bare) =>
    backmost(surfaces.find(({ name }) => name === 'hair')!.positions, back);
  expect(least(dressed)).toBeLessThan(least(bare) - 0.25);
});

/** How far back hair reaches below a height: the least z. */
function backmost(positions: Float32Array, below: number): number {
  let z = 0;
  for (let i = 0; i < positions.length; i += 3)
    if (positions[i + 1]! < below) z = Math.min(z, positions[i + 2]!);
  return z;
}

test('tattoos mark skin, but not that of children', () => {
  const inked = (age_group: 'child' | 'young_adult', has_tattoo: boolean) =>
    portrait(data, { age_group, has_tattoo }, { azimuth: 90 });
  const sides = (age_group: 'child' | 'young_adult') =>
    changedRows(inked(age_group, true), inked(age_group, false)).length +
    changedRows(
      portrait(data, { age_group, has_tattoo: true }, { azimuth: -90 }),
      portrait(data, { age_group }, { azimuth: -90 }),
    ).length;
  expect(sides('young_adult')).toBeGreaterThan(20);
  expect(sides('child')).toBe(0);
});

test('every cut in every pose stays within the budget, finite, with unit normals', () => {
  for (const gender of MODEL_SETTINGS.gender) {
    for (const hair_length of MODEL_SETTINGS.hair_length) {
      for (const [i, hair_style] of MODEL_SETTINGS.hair_style.entries()) {
        const pose = (['sitting', 'in_action', 'crouching_or_kneeling'] as const)[i]!;
        const person = createPerson(data, { ...PLAIN, gender, hair_length, hair_style, has_beard: true }, 9);
        const surfaces = personSurfaces(data, person, posePerson(data, person, stanceOf(pose, 1)));
        const triangles = surfaces.reduce((sum, surface) => sum + surface.triangles.length / 3, 0);
        expect(triangles).toBeLessThan(MOST_TRIANGLES);
        for (const { name, positions, normals } of surfaces) {
          expect(positions.every(Number.isFinite), `${name} of ${hair_length} ${hair_style} ${pose}`).toBe(
            true,
          );
          expect(longestError(normals), name).toBeLessThan(0.01);
        }
      }
    }
  }
});

/** How far the length of any normal is from 1. */
function longestError(normals: Float32Array): number {
  let most = 0;
  for (let i = 0; i < normals.length; i += 3) {
    most = Math.max(most, Math.abs(Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!) - 1));
  }
  return most;
}
