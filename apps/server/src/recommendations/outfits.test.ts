import { oklabOfSrgb } from '@atelier/pixels/oklab';
import { describe, expect, test } from 'vitest';
import { harmony } from './colour-harmony.ts';
import { outfitsAround } from './outfits.ts';
import { inOrderOfLiking } from './personal.ts';
import { fitTogether, type Piece } from './piece.ts';
import { match } from './taste.ts';
import { formalityOf, seasonOf } from './words.ts';

type Name = 'navy' | 'white' | 'black' | 'red' | 'orange' | 'green' | 'blue' | 'yellow';
const RGB: Record<Name, [number, number, number]> = {
  navy: [28, 38, 84],
  white: [245, 245, 242],
  black: [20, 20, 22],
  red: [205, 30, 40],
  orange: [235, 120, 20],
  green: [30, 150, 60],
  blue: [30, 80, 200],
  yellow: [240, 200, 30],
};

const colours = (name: Name) => [{ ...oklabOfSrgb(...RGB[name]), share: 1 }];

let count = 0;
function piece(role: Piece['role'], colour: Name, more: Partial<Piece> = {}): Piece {
  const id = `${role} ${++count}`;
  return {
    id,
    skuId: id,
    role,
    kind: null,
    gender: null,
    ageGroup: null,
    brand: null,
    colours: colours(colour),
    pattern: 0,
    season: null,
    formality: null,
    ...more,
  };
}

const ids = (outfits: Piece[][]) => outfits.map((outfit) => outfit.map(({ id }) => id));

describe('colours', () => {
  test('a neutral suits any colour better than an awkward colour does', () => {
    for (const colour of ['red', 'green', 'blue', 'yellow'] as const)
      expect(harmony(colours(colour), colours('white'))).toBeGreaterThan(0.8);
    expect(harmony(colours('red'), colours('green'))).toBeLessThan(0.7);
  });

  test('neighbours and opposites go together, a third of the way round does not', () => {
    expect(harmony(colours('red'), colours('orange'))).toBeGreaterThan(
      harmony(colours('red'), colours('green')),
    );
    expect(harmony(colours('blue'), colours('orange'))).toBeGreaterThan(
      harmony(colours('orange'), colours('green')),
    );
  });

  test('two neutrals go better with contrast than without', () => {
    expect(harmony(colours('black'), colours('white'))).toBeGreaterThan(
      harmony(colours('black'), colours('black')),
    );
  });

  test('it does not matter who is asked first', () => {
    const names: Name[] = ['navy', 'white', 'black', 'red', 'orange', 'green', 'blue', 'yellow'];
    for (const a of names)
      for (const b of names)
        expect(harmony(colours(a), colours(b))).toBeCloseTo(harmony(colours(b), colours(a)), 12);
  });
});

describe('taste', () => {
  const striped = piece('top', 'navy', { pattern: 0.9 });

  test('a pattern goes with plain cloth rather than with another pattern', () => {
    expect(match(striped, piece('bottom', 'white'))).toBeGreaterThan(
      match(striped, piece('bottom', 'white', { pattern: 0.9 })),
    );
  });

  test('plain cloth that picks up a colour of the pattern is better', () => {
    const twoColours = {
      ...striped,
      colours: [...colours('red'), ...colours('green')].map((c) => ({ ...c, share: 0.5 })),
    };
    const alike = match(twoColours, piece('bottom', 'green'));
    const plainWithout = match({ ...twoColours, pattern: 0.29 }, piece('bottom', 'green', { pattern: 0 }));
    expect(alike).toBeGreaterThan(plainWithout);
  });

  test('things for one season and one occasion go together', () => {
    const shorts = piece('bottom', 'white', { season: 1, formality: -1 });
    expect(match(shorts, piece('top', 'navy', { season: 1 }))).toBeGreaterThan(
      match(shorts, piece('top', 'navy', { season: -1 })),
    );
    expect(match(shorts, piece('top', 'navy', { formality: -1 }))).toBeGreaterThan(
      match(shorts, piece('top', 'navy', { formality: 1 })),
    );
  });

  test('words tell season and occasion', () => {
    expect(seasonOf('Wool coat')).toBe(-1);
    expect(seasonOf('Linen shorts for the beach')).toBe(1);
    expect(seasonOf('Shirt')).toBeNull();
    expect(formalityOf('Running jersey')).toBe(-1);
    expect(formalityOf('Satin evening gown')).toBe(1);
    expect(formalityOf('Coattails')).toBeNull();
  });
});

test.each<[Partial<Piece>, Partial<Piece>, boolean]>([
  [{ gender: 'male' }, { gender: 'female' }, false],
  [{ gender: 'male' }, { gender: 'unisex' }, true],
  [{ gender: 'male' }, {}, true],
  [{ ageGroup: 'adult' }, { ageGroup: 'kids' }, false],
  [{ ageGroup: 'toddler' }, { ageGroup: 'kids' }, true],
  [{ ageGroup: 'newborn' }, { ageGroup: 'kids' }, false],
  [{ ageGroup: 'adult' }, {}, true],
])('%j and %j fit one person: %s', (a, b, expected) => {
  expect(fitTogether(piece('top', 'white', a), piece('bottom', 'white', b))).toBe(expected);
});

describe('outfits', () => {
  const tee = piece('top', 'white');

  test('exactly as many as asked for, whatever there is, each with the asked piece first', () => {
    for (const partners of [
      [],
      [piece('bottom', 'navy')],
      [piece('bottom', 'navy'), piece('shoes', 'black')],
    ])
      for (const wanted of [1, 3, 5]) {
        const outfits = outfitsAround(tee, partners, wanted);
        expect(outfits).toHaveLength(wanted);
        for (const outfit of outfits) expect(outfit[0]).toBe(tee);
      }
  });

  test('nobody wears two things in one place, nor one thing twice', () => {
    const roles = ['top', 'bottom', 'whole', 'shoes', 'layer', 'bag', 'head'] as const;
    const all = roles.flatMap((role) => [piece(role, 'navy'), piece(role, 'white'), piece(role, 'black')]);
    for (const asked of all)
      for (const outfit of outfitsAround(asked, all, 5)) {
        const worn = outfit.map(({ role }) => role);
        expect(new Set(worn).size).toBe(worn.length);
        expect(worn.includes('whole') && (worn.includes('top') || worn.includes('bottom'))).toBe(false);
      }
  });

  test('a top gets a bottom, a dress gets shoes, a bag gets clothes', () => {
    const all = (['top', 'bottom', 'whole', 'shoes', 'bag'] as const).map((role) => piece(role, 'navy'));
    const rolesFor = (role: Piece['role']) =>
      outfitsAround(piece(role, 'white'), all, 1)[0]?.map((one) => one.role);
    expect(rolesFor('top')?.[1]).toBe('bottom');
    expect(rolesFor('whole')?.[1]).toBe('shoes');
    expect(rolesFor('bag')).toEqual(expect.arrayContaining(['bag', expect.stringMatching(/bottom|whole/)]));
  });

  test('the better match comes first, and others get their turn', () => {
    const redTop = piece('top', 'red');
    const [navy, green] = [piece('bottom', 'navy'), piece('bottom', 'green')];
    const outfits = outfitsAround(redTop, [green, navy], 2);
    expect(ids(outfits)).toEqual([
      [redTop.id, navy.id],
      [redTop.id, green.id],
    ]);
  });

  test('when partners run out, outfits become smaller, down to the piece alone', () => {
    const trousers = piece('bottom', 'navy');
    expect(ids(outfitsAround(tee, [trousers], 3))).toEqual([[tee.id, trousers.id], [tee.id], [tee.id]]);
  });

  test('what does not fit the same person is left out', () => {
    const men = piece('top', 'white', { gender: 'male' });
    const skirt = piece('bottom', 'navy', { gender: 'female' });
    expect(ids(outfitsAround(men, [skirt], 1))).toEqual([[men.id]]);
  });

  test('two tops rather than nothing, but never two dresses', () => {
    const [other, dress, secondDress] = [piece('top', 'navy'), piece('whole', 'navy'), piece('whole', 'red')];
    expect(ids(outfitsAround(tee, [other], 1))).toEqual([[tee.id, other.id]]);
    expect(ids(outfitsAround(dress, [secondDress], 1))).toEqual([[dress.id]]);
  });
});

test('outfits are put in the order of what somebody has looked at, and stay the same outfits', () => {
  const tee = piece('top', 'white');
  const partners = [piece('bottom', 'navy'), piece('bottom', 'black'), piece('bottom', 'red')];
  const outfits = outfitsAround(tee, partners, 3);
  const forRed = inOrderOfLiking(outfits, [piece('shoes', 'red')]);
  expect(forRed[0]?.[1]?.id).toBe(partners[2]?.id);
  expect(ids(forRed).toSorted()).toEqual(ids(outfits).toSorted());
  expect(inOrderOfLiking(outfits, [])).toEqual(outfits);
});
