import { expect, test } from 'vitest';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from '../body/create-person.ts';
import { stanceOf } from '../body/stance.ts';
import { drape } from '../cloth/drape.ts';
import { companionPhotos } from '../garment/companion.ts';
import { sewGarment } from '../garment/sew.ts';
import { withoutCovered } from './coverage.ts';
import { tuckIn } from './tuck.ts';

const data = await loadFigureData();
const person = createPerson(data, { gender: 'female' }, 5);
const plain = (kind: 'tee' | 'trousers') =>
  sewGarment(data, person, companionPhotos(kind, [120, 120, 130]), kind, {});
const trousers = plain('trousers');
const tucked = tuckIn({ ...plain('tee'), layer: trousers.layer - 1 }, trousers);
const bandY = Math.max(...[...trousers.pin.keys()].map((v) => trousers.positions[3 * v + 1]!));

test('a tucked top ends below the rim of the waistband and is held there', () => {
  const seen = [...tucked.extent.keys()].filter((v) => tucked.extent[v]! > 0);
  const lowest = Math.min(...seen.map((v) => tucked.positions[3 * v + 1]!));
  expect(lowest).toBeLessThan(bandY);
  expect(lowest).toBeGreaterThan(bandY - 1.2);
  for (const v of seen) {
    if (tucked.positions[3 * v + 1]! < bandY - 0.6) expect(tucked.pin[v]).toBeGreaterThan(0.9);
  }
});

test('nothing of it is drawn far below the rim, whatever the pose', () => {
  const draped = drape(data, person, [tucked, trousers], stanceOf('walking', 0));
  const [top, bottom] = withoutCovered(draped);
  expect(top!.garment).toBe(tucked);
  const rim = bottom!.triangles.reduce((y, v) => Math.max(y, bottom!.positions[3 * v + 1]!), -Infinity);
  const below = top!.triangles.filter((v) => top!.extent[v]! > 0 && top!.positions[3 * v + 1]! < rim - 1.5);
  expect(below.length).toBe(0);
  expect(top!.triangles.length).toBeLessThan(draped[0]!.triangles.length);
  expect(bottom!.triangles).toEqual(draped[1]!.triangles);
});
