import { ON_FIGURE_POSES, type OnFigureModelSettings, type OnFigurePose } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import { BodySlices } from './body-slices.ts';
import { createPerson } from './create-person.ts';
import { boneMask, shareOf } from './measures.ts';
import type { Person } from './person.ts';
import { posePerson } from './pose-person.ts';
import type { PosedBody } from './posed-body.ts';
import { partialStance, stanceOf } from './stance.ts';

const PEOPLE: Readonly<Record<string, OnFigureModelSettings>> = {
  'thin man': { gender: 'male', body_shape: 'thin', ethnicity: 'european' },
  'plus-sized woman': { gender: 'female', body_shape: 'plus_sized', ethnicity: 'african' },
  'plus-sized man': { gender: 'male', body_shape: 'plus_sized', ethnicity: 'latino' },
  child: { gender: 'female', age_group: 'child', ethnicity: 'asian' },
  'old woman': { gender: 'female', age_group: 'senior_adult', ethnicity: 'indian' },
};
const VARIANTS = [0, 1, 2, 3];
const TOUCH_DM = 0.25;

let data: FigureData;
const people = new Map<string, Person>();
beforeAll(async () => {
  data = await loadFigureData();
  for (const [name, settings] of Object.entries(PEOPLE)) people.set(name, createPerson(data, settings, 5));
});

/** A person in a stance; posed once for all that is asked of it. */
function posed(name: string, pose: OnFigurePose, variant: number): PosedBody {
  const key = `${name} ${pose} ${variant}`;
  const body = bodies.get(key) ?? posePerson(data, people.get(name)!, stanceOf(pose, variant));
  bodies.set(key, body);
  return body;
}
const bodies = new Map<string, PosedBody>();

function partOf({ positions }: PosedBody, names: RegExp): Float32Array {
  const vertices = verticesOf(names);
  return Float32Array.from({ length: vertices.length * 3 }, (_, i) => {
    const vertex = vertices[Math.floor(i / 3)]!;
    return positions[3 * vertex + (i % 3)]!;
  });
}

/** The skin that mostly follows bones of these names. */
function verticesOf(names: RegExp): readonly number[] {
  const known = parts.get(names.source);
  if (known) return known;
  const mask = boneMask(data, names);
  const all = Array.from({ length: SKIN_VERTICES }, (_, vertex) => vertex);
  const vertices = all.filter((vertex) => shareOf(data.skinWeights, vertex, mask) > 0.6);
  parts.set(names.source, vertices);
  return vertices;
}
const parts = new Map<string, readonly number[]>();

const lowestOf = (positions: Float32Array) => Math.min(...positions.filter((_, i) => i % 3 === 1));

describe.each(Object.keys(PEOPLE))('a %s', (name) => {
  const everyStance = ON_FIGURE_POSES.flatMap((pose) => VARIANTS.map((variant) => [pose, variant] as const));

  test.each(everyStance)(
    '%s, variant %i: is finite, stands on the ground, no limb runs through another',
    (pose, variant) => {
      const body = posed(name, pose, variant);
      expect(body.positions.every(Number.isFinite)).toBe(true);
      const legs = [
        partOf(body, /^(upperleg02|lowerleg|foot|toe).*\.L$/),
        partOf(body, /^(upperleg02|lowerleg|foot|toe).*\.R$/),
      ];
      expect(Math.min(...legs.map(lowestOf))).toBeCloseTo(body.groundY, 4);
      expect(new BodySlices(legs[0]!).deepest(legs[1]!)).toBeLessThan(TOUCH_DM);
      const trunk = new BodySlices(partOf(body, /^(root|pelvis|spine|breast|upperleg)/));
      for (const side of ['L', 'R']) {
        const arm = partOf(body, new RegExp(`^(lowerarm|wrist|metacarpal|finger).*\\.${side}$`));
        expect(trunk.deepest(arm)).toBeLessThan(TOUCH_DM);
      }
    },
  );

  test.each(['standing', 'leaning', 'sitting', 'close_up'] as const)(
    'has both soles on the ground when %s',
    (pose) => {
      for (const variant of VARIANTS) {
        const body = posed(name, pose, variant);
        for (const side of ['L', 'R']) {
          const sole = lowestOf(partOf(body, new RegExp(`^(foot|toe).*\\.${side}$`)));
          expect(sole - body.groundY).toBeLessThan(0.12);
        }
      }
    },
  );

  test('keeps its hands off the chest', () => {
    for (const [pose, variant] of everyStance) {
      const body = posed(name, pose, variant);
      const chest = partOf(body, /^(spine01|spine02|breast)/);
      const [xs, ys, zs] = [0, 1, 2].map((axis) => chest.filter((_, i) => i % 3 === axis));
      const front = Math.max(...zs!);
      const [lowest, highest] = [Math.min(...ys!), Math.max(...ys!)];
      const middle = (Math.min(...xs!) + Math.max(...xs!)) / 2;
      const hands = partOf(body, /^(wrist|metacarpal|finger)/);
      let covering = 0;
      for (let at = 0; at < hands.length; at += 3) {
        const beforeChest =
          hands[at + 2]! > front - 1 && hands[at + 1]! > lowest + 0.5 && hands[at + 1]! < highest;
        if (beforeChest && Math.abs(hands[at]! - middle) < 0.8) covering++;
      }
      expect(covering, `${pose} ${variant}`).toBe(0);
    }
  });
});

test('variants of a pose are different stances of the same shape', () => {
  for (const pose of ON_FIGURE_POSES) {
    const stances = VARIANTS.map((variant) => posed('thin man', pose, variant).positions);
    for (const [i, one] of stances.entries()) {
      for (const other of stances.slice(i + 1)) {
        const moved = one.reduce((most, place, at) => Math.max(most, Math.abs(place - other[at]!)), 0);
        expect(moved, pose).toBeGreaterThan(0.5);
      }
    }
  }
});

test('a partial stance leads from the rest shape to the stance without jumps', () => {
  const person = people.get('plus-sized woman')!;
  const stance = stanceOf('sitting', 0);
  const steps = Array.from(
    { length: 21 },
    (_, i) => posePerson(data, person, partialStance(stance, i / 20)).positions,
  );
  const off = steps[0]!.map((place, i) => Math.abs(place - person.shape[i]!));
  expect(off.reduce((most, distance) => Math.max(most, distance), 0)).toBeLessThan(1e-4);
  expect(steps[20]).toEqual(posePerson(data, person, stance).positions);
  for (let step = 1; step < steps.length; step++) {
    const moved = steps[step]!.reduce(
      (most, place, i) => Math.max(most, Math.abs(place - steps[step - 1]![i]!)),
      0,
    );
    expect(moved).toBeLessThan(1.2);
  }
});

test('a seat is as high as what sits on it, and a wall is beside the right shoulder', () => {
  for (const [name, person] of people) {
    const seated = posed(name, 'sitting', 0);
    if (seated.support?.kind !== 'seat') throw new Error('Expected a seat.');
    expect(seated.support.topY - seated.groundY).toBeGreaterThan(0.2 * person.measures.height);
    expect(seated.support.topY - seated.groundY).toBeLessThan(0.32 * person.measures.height);
    const leaning = posed(name, 'leaning', 0);
    if (leaning.support?.kind !== 'wall') throw new Error('Expected a wall.');
    const shoulder = partOf(leaning, /^(shoulder01|upperarm0.)\.R/);
    expect(Math.min(...shoulder.filter((_, i) => i % 3 === 0)) - leaning.support.x).toBeLessThan(0.3);
  }
});
