import { describe, expect, it } from 'vitest';
import { DRAWN_GARMENTS, type DrawnGarment } from '../../../../test/support/drawn-garments.ts';
import { draw } from '../../../../test/support/drawn-products.ts';
import { prepareTexture } from './texture.ts';
import { findTopLandmarks, strapsOf, type TopExpectation } from './top-landmarks.ts';

const front = { view: 'front', worn: false } as const;
const expectations: Record<string, TopExpectation> = {
  top: { ...front, sleeves: 'likely', deepestArmpit: 0.62 },
  bare: { ...front, sleeves: 'none', deepestArmpit: 0.62 },
  dress: { ...front, sleeves: 'unknown', deepestArmpit: 0.45 },
  jumpsuit: { ...front, sleeves: 'unknown', deepestArmpit: 0.34 },
};

/** Pixels; the drawings are 900 wide and up to 1500 high. */
const TOLERANCE = 16;

async function read(garment: DrawnGarment, expected: TopExpectation) {
  const marks = findTopLandmarks(prepareTexture(await draw(garment.svg)), expected);
  const { cell } = marks.silhouette;
  return { marks, cell, side: (name: 'left' | 'right') => marks.sides[name] };
}

const near = (value: number, wanted: number, tolerance = TOLERANCE) =>
  expect(Math.abs(value - wanted), `${value} should be near ${wanted}`).toBeLessThanOrEqual(tolerance);

describe('findTopLandmarks', () => {
  const garments: [name: keyof typeof DRAWN_GARMENTS, expectation: keyof typeof expectations][] = [
    ['tee', 'top'],
    ['vNeck', 'top'],
    ['longSleeve', 'top'],
    ['hangingSleeve', 'top'],
    ['bellSleeve', 'top'],
    ['jacket', 'top'],
    ['tank', 'bare'],
    ['camisole', 'bare'],
    ['floorDress', 'dress'],
    ['shortDress', 'dress'],
    ['jumpsuit', 'jumpsuit'],
  ];

  it.each(garments)('finds neck, armpits and hem of a %s', async (name, expectation) => {
    const garment = DRAWN_GARMENTS[name];
    const { marks, cell, side } = await read(garment, expectations[expectation]!);
    near(marks.axis * cell, garment.axis, 6);
    near(marks.hemRow * cell, garment.hemRow);
    for (const [picture, outwards] of [
      ['left', -1],
      ['right', 1],
    ] as const) {
      const { shoulder, armpit } = side(picture);
      near(shoulder.neck.x * cell, garment.axis + outwards * garment.neck[0], 24);
      near(shoulder.neck.y * cell, garment.neck[1]);
      near(armpit.reach * cell, garment.armpit[0]);
      near(armpit.row * cell, garment.armpit[1], 40);
    }
    expect(marks.confidence).toBeGreaterThan(0.9);
  });

  it.each(['tee', 'vNeck', 'longSleeve', 'tank', 'floorDress', 'shortDress'] as const)(
    'finds the front edge of the neck of a %s, not the back of the collar behind it',
    async (name) => {
      const garment = DRAWN_GARMENTS[name];
      const { marks, cell } = await read(garment, expectations.dress!);
      near(marks.neckline.depth * cell, garment.neckDepth, 0.12 * 2 * garment.neck[0]);
    },
  );

  it.each(['tee', 'longSleeve', 'hangingSleeve', 'bellSleeve', 'jacket'] as const)(
    'follows the sleeves of a %s to the cuff',
    async (name) => {
      const garment = DRAWN_GARMENTS[name];
      const { side, cell } = await read(garment, expectations.top!);
      const [fromAxis, row] = garment.cuff!;
      for (const [picture, outwards] of [
        ['left', -1],
        ['right', 1],
      ] as const) {
        const cuff = side(picture).sleeve!.placeAt(1, 0);
        near(cuff.x * cell, garment.axis + outwards * fromAxis, 30);
        near(cuff.y * cell, row, 30);
      }
    },
  );

  it('sees that a bell sleeve widens towards the cuff and a plain one narrows', async () => {
    const bell = await read(DRAWN_GARMENTS.bellSleeve, expectations.top!);
    const plain = await read(DRAWN_GARMENTS.longSleeve, expectations.top!);
    const widening = ({ side }: typeof bell) =>
      side('right').sleeve!.widthAt(0.95) / side('right').sleeve!.widthAt(0.45);
    expect(widening(bell)).toBeGreaterThan(1.2);
    expect(widening(plain)).toBeLessThan(1);
  });

  it('tells thin straps from shoulders', async () => {
    const camisole = await read(DRAWN_GARMENTS.camisole, expectations.bare!);
    const tank = await read(DRAWN_GARMENTS.tank, expectations.bare!);
    expect(strapsOf(camisole.marks)).toHaveLength(2);
    expect(strapsOf(tank.marks)).toHaveLength(0);
    // The strap ends where the cloth below it has become much wider.
    near(strapsOf(camisole.marks)[0]!.base.y * camisole.cell, 200, 60);
  });

  it('takes the shoulders of a hoodie below its hood', async () => {
    const { side, cell, marks } = await read(DRAWN_GARMENTS.hoodie, expectations.top!);
    near(side('right').shoulder.neck.y * cell, 196, 24);
    expect(marks.rise * cell).toBeGreaterThan(100);
  });

  it('is less sure of a garment whose sides differ', async () => {
    const torn = DRAWN_GARMENTS.tee.svg.replace(
      '</svg>',
      '<rect x="100" y="250" width="170" height="600" fill="#3f7ab5"/></svg>',
    );
    const { marks } = await read({ ...DRAWN_GARMENTS.tee, svg: torn }, expectations.top!);
    expect(marks.confidence).toBeLessThan(0.85);
  });

  it('refuses a cutout too small to be measured', async () => {
    const speck = await draw(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect x="10" y="10" width="9" height="9"/></svg>',
    );
    expect(() => findTopLandmarks(prepareTexture(speck), expectations.top!)).toThrow(RangeError);
  });
});
