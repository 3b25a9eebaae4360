import { describe, expect, test } from 'vitest';
import { DRAWN_GARMENTS } from '../../../../test/support/drawn-garments.ts';
import { draw } from '../../../../test/support/drawn-products.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from '../body/create-person.ts';
import { stanceOf } from '../body/stance.ts';
import { drape } from '../cloth/drape.ts';
import { companionPhotos } from '../garment/companion.ts';
import type { Garment, GarmentKind } from '../garment/garment.ts';
import { sewGarment } from '../garment/sew.ts';
import { OwnClothes } from './own-clothes.ts';
import { shoesOf } from './shoes.ts';
import { wearTogether } from './wear-together.ts';

const data = await loadFigureData();
const person = createPerson(data, { gender: 'female' }, 5);
const COLOURS = { tee: [190, 190, 188], trousers: [78, 80, 86] } as const;
const stance = stanceOf('standing', 0);
const own = new OwnClothes(data, person, stance, COLOURS);

const drawing = async (name: keyof typeof DRAWN_GARMENTS, kind: GarmentKind): Promise<Garment> => {
  const front = await draw(DRAWN_GARMENTS[name].smallSvg);
  return sewGarment(data, person, { front, backInferred: true, worn: false }, kind, {});
};
const tee = await drawing('tee', 'tee');
const longSleeve = await drawing('longSleeve', 'long_sleeve');
const jacket = await drawing('jacket', 'jacket');
const dress = await drawing('shortDress', 'dress');
const trousers = sewGarment(data, person, companionPhotos('trousers', [60, 90, 60]), 'trousers', {});

const worn = (...garments: Garment[]) => wearTogether(data, garments, own).garments;
const kinds = (...garments: Garment[]) => worn(...garments).map(({ kind }) => kind);
/** How far from the middle of the body cloth reaches, dm. */
const reach = ({ extent, positions }: Garment) =>
  Math.max(...[...extent.keys()].filter((v) => extent[v]! > 0).map((v) => Math.abs(positions[3 * v]!)));

describe('from the skin outwards', () => {
  test('plain clothes alone: the tee hangs over the trousers', () => {
    expect(kinds()).toEqual(['trousers', 'tee']);
    expect(worn().map(({ tucked }) => tucked === true)).toEqual([false, false]);
  });

  test('a top hangs over plain trousers, a dress and a jumpsuit are worn alone', () => {
    expect(kinds(tee)).toEqual(['trousers', 'tee']);
    expect(kinds(dress)).toEqual(['dress']);
    expect(kinds({ ...dress, kind: 'jumpsuit' })).toEqual(['jumpsuit']);
  });

  test('the plain tee is tucked into a product, so that its waistband shows', () => {
    const [top, bottom] = worn(trousers);
    expect([top?.kind, top?.tucked, bottom?.kind]).toEqual(['tee', true, 'trousers']);
  });

  test.each([
    [
      [jacket, tee, trousers],
      ['trousers', 'tee', 'jacket'],
    ],
    [
      [jacket, dress],
      ['dress', 'jacket'],
    ],
    [
      [longSleeve, tee],
      ['trousers', 'tee', 'long_sleeve'],
    ],
  ])('the order in which products are named does not matter', (garments, expected) => {
    expect(kinds(...garments)).toEqual(expected);
    expect(kinds(...garments.toReversed())).toEqual(expected);
  });

  test('each garment has a layer of its own', () => {
    expect(worn(trousers, tee, jacket).map(({ layer }) => layer)).toEqual([0, 1, 2]);
  });
});

describe('sleeves', () => {
  test('below longer ones are left off', () => {
    const [, inner, outer] = worn(tee, jacket);
    expect(reach(inner!)).toBeLessThan(reach(tee) - 0.5);
    expect(outer!.extent).toEqual(jacket.extent);
  });

  test('that reach past the outer ones stay whole', () => {
    const vest: Garment = { ...tee, kind: 'sweater' };
    const [, inner] = worn(longSleeve, vest);
    expect(inner!.extent).toEqual(longSleeve.extent);
  });
});

test('what a garment has to say is said once', () => {
  const loud = { ...tee, warnings: ['The back was made up.'] };
  expect(wearTogether(data, [loud, { ...jacket, warnings: loud.warnings }], own).warnings).toEqual([
    'The back was made up.',
  ]);
});

describe('own trousers', () => {
  test('lie below other clothes as they always do, so that they are draped once', () => {
    const outfit = wearTogether(data, [tee], own);
    const known = own.innermostOf(outfit);
    expect(known).toBeDefined();
    expect(own.innermostOf(wearTogether(data, [jacket], own))).toBe(known);
    const shoes = shoesOf(data, person);
    const anew = drape(data, person, outfit.garments, stance, shoes);
    const again = drape(data, person, outfit.garments, stance, shoes, known);
    for (const [i, { positions, triangles }] of again.entries()) {
      expect(Buffer.compare(Buffer.from(positions.buffer), Buffer.from(anew[i]!.positions.buffer))).toBe(0);
      expect(triangles.length).toBe(anew[i]!.triangles.length);
    }
  });

  test('are not there below a product in their place', () => {
    for (const product of [trousers, dress])
      expect(own.innermostOf(wearTogether(data, [product], own))).toBeUndefined();
  });
});
