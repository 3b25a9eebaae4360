import { describe, expect, it } from 'vitest';
import { DRAWN_GARMENTS } from '../../../../test/support/drawn-garments.ts';
import { draw } from '../../../../test/support/drawn-products.ts';
import { loadFigureData } from '../../../../test/support/figure-data.ts';
import { createPerson } from '../body/create-person.ts';
import type { Person } from '../body/person.ts';
import { subdivide } from '../geometry/subdivision.ts';
import type { Garment, GarmentKind, GarmentWords } from './garment.ts';
import { sewGarment } from './sew.ts';
import { upperBody } from './upper-body.ts';

const data = await loadFigureData();
const people: Record<string, Person> = {
  thin: createPerson(data, { gender: 'female', body_shape: 'thin' }, 1),
  regular: createPerson(data, { gender: 'male' }, 2),
  plus_sized: createPerson(data, { gender: 'female', body_shape: 'plus_sized' }, 3),
  child: createPerson(data, { gender: 'male', age_group: 'child' }, 4),
  pregnant: createPerson(data, { gender: 'female', is_pregnant: true }, 5),
};
/** What is sewn for whom: the regular and the widest wear every kind, the others the plainest and the hardest. */
const shapes = Object.keys(people);
const EVERY_KIND = process.env.ATELIER_ALL_COMBINATIONS ? shapes : ['regular', 'plus_sized'];
const FEW_KINDS: readonly GarmentKind[] = ['tee', 'long_sleeve', 'dress', 'jumpsuit'];

const cutouts = new Map(
  await Promise.all(
    Object.entries(DRAWN_GARMENTS).map(async ([name, { smallSvg }]) => [name, await draw(smallSvg)] as const),
  ),
);

function sewn(
  drawing: keyof typeof DRAWN_GARMENTS,
  kind: GarmentKind,
  person: Person,
  words: GarmentWords = {},
): Garment {
  const key = [drawing, kind, shapes.find((shape) => people[shape] === person), words.title].join();
  const known = finished.get(key);
  if (known) return known;
  const front = cutouts.get(drawing)!;
  const garment = sewGarment(data, person, { front, backInferred: true, worn: false }, kind, words);
  finished.set(key, garment);
  return garment;
}

/** Sewing takes its time: each garment is sewn once. */
const finished = new Map<string, Garment>();

/** Vertices where cloth is. */
const kept = ({ extent }: Garment) => [...extent.keys()].filter((v) => extent[v]! > 0);

const pointOf = ({ positions }: Garment, v: number) =>
  [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!] as const;

/** Dm^2 of the quads that are cloth. */
function areaOf(garment: Garment): number {
  const { quads, extent } = garment;
  let area = 0;
  for (let q = 0; q < quads.length; q += 4) {
    const corners = [...quads.subarray(q, q + 4)];
    if (corners.some((v) => extent[v]! <= 0)) continue;
    const [a, b, c, d] = corners.map((v) => pointOf(garment, v));
    area += triangleArea(a!, b!, c!) + triangleArea(a!, c!, d!);
  }
  return area;
}

type Point = readonly [number, number, number];
function triangleArea(a: Point, b: Point, c: Point): number {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  return Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
}

/** Closed borders of the cloth: one each for neck, hem and cuffs or armholes; more would be holes. */
function bordersOf({ quads, extent }: Garment): number {
  const edges = new Map<string, number>();
  const links = new Map<number, number[]>();
  for (let q = 0; q < quads.length; q += 4) {
    const corners = [...quads.subarray(q, q + 4)];
    if (corners.every((v) => extent[v]! <= 0)) continue;
    for (let k = 0; k < 4; k++) {
      const [a, b] = [corners[k]!, corners[(k + 1) % 4]!];
      const key = a < b ? `${a},${b}` : `${b},${a}`;
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  }
  for (const [key, count] of edges) {
    if (count > 1) continue;
    const [a, b] = key.split(',').map(Number) as [number, number];
    links.set(a, [...(links.get(a) ?? []), b]);
    links.set(b, [...(links.get(b) ?? []), a]);
  }
  let borders = 0;
  const seen = new Set<number>();
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    borders++;
    const open = [start];
    while (open.length > 0) {
      const at = open.pop()!;
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...links.get(at)!);
    }
  }
  return borders;
}

/** Height over width, in dm of cloth, of what is a square of pixels around a place in the front photo. */
function proportionsAt(garment: Garment, x: number, y: number, reach: number): number {
  const { quads, frontPlaces: places, side } = garment;
  // Least squares of the metric: length^2 = E dx^2 + 2 F dx dy + G dy^2 over the edges nearby.
  const normal = Array.from({ length: 3 }, () => [0, 0, 0, 0]);
  for (let corner = 0; corner < quads.length; corner++) {
    const a = quads[corner]!;
    const b = quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
    const near = (v: number) =>
      side[v]! > 0 && Math.abs(places[2 * v]! - x) < reach && Math.abs(places[2 * v + 1]! - y) < reach;
    if (!near(a) || !near(b)) continue;
    const dx = places[2 * b]! - places[2 * a]!;
    const dy = places[2 * b + 1]! - places[2 * a + 1]!;
    const [p, q] = [pointOf(garment, a), pointOf(garment, b)];
    const length = (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
    const terms = [dx * dx, 2 * dx * dy, dy * dy];
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) normal[i]![j]! += terms[i]! * terms[j]!;
      normal[i]![3]! += terms[i]! * length;
    }
  }
  const [e, , g] = solved(normal);
  return Math.sqrt(g! / e!);
}

/** Gauss elimination of three equations. */
function solved(rows: number[][]): number[] {
  for (let k = 0; k < 3; k++) {
    for (let i = 0; i < 3; i++) {
      if (i === k) continue;
      const factor = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j < 4; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  return rows.map((row, k) => row[3]! / row[k]!);
}

const ALL: readonly (readonly [
  GarmentKind,
  keyof typeof DRAWN_GARMENTS,
  smallest: number,
  largest: number,
])[] = [
  ['tee', 'tee', 35, 220],
  ['shirt', 'longSleeve', 50, 260],
  ['long_sleeve', 'bellSleeve', 50, 300],
  ['tank', 'tank', 26, 200],
  ['camisole', 'camisole', 18, 180],
  ['hoodie', 'hoodie', 50, 280],
  ['sweater', 'hangingSleeve', 50, 280],
  ['jacket', 'jacket', 50, 280],
  ['coat', 'jacket', 90, 420],
  ['dress', 'floorDress', 90, 520],
  ['jumpsuit', 'jumpsuit', 75, 420],
];

describe('sewGarment', () => {
  describe.each(shapes)('around a %s person', (shape) => {
    const person = people[shape]!;
    /** Areas go with the square of the height: an adult woman's is 1. */
    const size = (person.measures.height / 16.6) ** 2;

    const kinds = EVERY_KIND.includes(shape) ? ALL : ALL.filter(([kind]) => FEW_KINDS.includes(kind));
    it.each(kinds)('sews a %s', (kind, drawing, smallest, largest) => {
      const garment = sewn(drawing, kind, person);
      for (const name of ['positions', 'frontPlaces', 'backPlaces', 'side', 'extent', 'pin'] as const)
        expect(garment[name].every(Number.isFinite), name).toBe(true);
      const vertices = garment.side.length;
      expect(garment.positions.length).toBe(3 * vertices);
      expect(garment.skinWeights.shares.length).toBe(4 * vertices);
      expect(Math.max(...garment.quads)).toBeLessThan(vertices);
      expect(areaOf(garment) / size).toBeGreaterThan(smallest);
      expect(areaOf(garment) / size).toBeLessThan(largest);
      const margin = 0.06 * Math.max(garment.front.width, garment.front.height);
      for (const v of kept(garment)) {
        expect(garment.frontPlaces[2 * v]!).toBeGreaterThan(-margin);
        expect(garment.frontPlaces[2 * v]!).toBeLessThan(garment.front.width + margin);
        expect(garment.frontPlaces[2 * v + 1]!).toBeGreaterThan(-margin);
        expect(garment.frontPlaces[2 * v + 1]!).toBeLessThan(garment.front.height + margin);
      }
    });

    it.each([
      ['tee', 'tee'],
      ['long_sleeve', 'longSleeve'],
      ['tank', 'tank'],
      ['dress', 'shortDress'],
    ] as const)('leaves a %s no openings but neck, hem and arms', (kind, drawing) => {
      expect(bordersOf(sewn(drawing, kind, person))).toBe(4);
    });

    it('keeps the proportions of a print on the chest within 10 %', () => {
      // The drawn disc at half size: centre (225, 210), radius 35.
      const proportions = proportionsAt(sewn('tee', 'tee', person), 225, 210, 40);
      expect(proportions, shape).toBeGreaterThan(0.9);
      expect(proportions, shape).toBeLessThan(1.1);
    });

    it('lets long sleeves reach the wrist', () => {
      const body = upperBody(data, person);
      for (const drawing of ['longSleeve', 'hangingSleeve'] as const) {
        const garment = sewn(drawing, 'long_sleeve', person);
        const along = kept(garment)
          .filter((v) => garment.positions[3 * v]! > person.measures.elbows.left[0])
          .map((v) => body.arms.left.placeOf(...pointOf(garment, v)).along);
        expect(Math.max(...along) / body.arms.left.length).toBeGreaterThan(0.93);
      }
    });

    it('ends a floor-length hem above the sole and below the ankle', () => {
      const garment = sewn('floorDress', 'dress', person, { title: 'floor-length gown' });
      const lowest = Math.min(...kept(garment).map((v) => garment.positions[3 * v + 1]!));
      const ankle = person.measures.ankles.left[1];
      const sole = Math.min(...person.shape.filter((_, k) => k % 3 === 1 && k < 3 * 13_380));
      expect(lowest).toBeGreaterThan(sole);
      expect(lowest).toBeLessThan(ankle);
    });
  });

  it('keeps short sleeves short', () => {
    const person = people.regular!;
    const body = upperBody(data, person);
    const garment = sewn('tee', 'tee', person);
    const along = kept(garment)
      .filter((v) => garment.positions[3 * v]! > person.measures.shoulders.left[0])
      .map((v) => body.arms.left.placeOf(...pointOf(garment, v)).along);
    const share = Math.max(...along) / body.arms.left.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.6);
  });

  it('widens bell sleeves towards the wrist', () => {
    const person = people.regular!;
    const axis = upperBody(data, person).arms.left;
    const widthNear = (garment: Garment, share: number) => {
      const radii = kept(garment)
        .filter((v) => garment.positions[3 * v]! > person.measures.shoulders.left[0])
        .map((v) => axis.placeOf(...pointOf(garment, v)))
        .filter(({ along }) => Math.abs(along / axis.length - share) < 0.08)
        .map(({ radius }) => radius);
      return radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
    };
    const bell = sewn('bellSleeve', 'long_sleeve', person);
    const plain = sewn('longSleeve', 'long_sleeve', person);
    expect(widthNear(bell, 0.9)).toBeGreaterThan(1.5 * widthNear(plain, 0.9));
  });

  it('hangs a camisole on two straps that are held and cross the shoulders', () => {
    const person = people.thin!;
    const garment = sewn('camisole', 'camisole', person);
    const shoulderY = person.measures.shoulders.left[1];
    const over = kept(garment).filter((v) => garment.positions[3 * v + 1]! > shoulderY);
    expect(over.some((v) => garment.positions[3 * v]! > 0)).toBe(true);
    expect(over.some((v) => garment.positions[3 * v]! < 0)).toBe(true);
    expect(over.every((v) => garment.pin[v] === 1)).toBe(true);
  });

  it('obeys words for the length', () => {
    const person = people.regular!;
    const lengthOf = (title: string) => {
      const garment = sewn('shortDress', 'dress', person, { title });
      const heights = kept(garment).map((v) => pointOf(garment, v)[1]);
      return Math.max(...heights) - Math.min(...heights);
    };
    expect(lengthOf('Mini dress')).toBeLessThan(lengthOf('Dress'));
    expect(lengthOf('Dress')).toBeLessThan(lengthOf('Maxi dress'));
  });

  it('prints the inside of the back neither on the chest nor on the back', () => {
    const garment = sewn('vNeck', 'tee', people.regular!);
    // Where the drawing shows the dark inside, between the neck points.
    for (const texture of [garment.front, garment.back]) {
      const at = (65 * texture.width + 225) * 3;
      const [r, , b] = texture.rgb.subarray(at, at + 3);
      expect(r!).toBeGreaterThan(b!);
    }
  });

  it('says that garments which open in front are shown closed', () => {
    expect(sewn('jacket', 'jacket', people.regular!).warnings).toContain(
      'Garments that open in front are shown closed.',
    );
    expect(sewn('tee', 'tee', people.regular!).warnings).toEqual([]);
  });

  it('carries its attributes through subdivision within their ranges', () => {
    const garment = sewn('tee', 'tee', people.regular!);
    const finer = subdivide(garment.side.length, garment.quads);
    const side = finer.apply(garment.side, 1);
    expect(Math.max(...side)).toBeLessThanOrEqual(1.001);
    expect(Math.min(...side)).toBeGreaterThanOrEqual(-1.001);
    expect(finer.apply(garment.positions, 3).every(Number.isFinite)).toBe(true);
  });

  it('gives the same garment twice', () => {
    const once = sewn('tee', 'tee', people.thin!);
    finished.clear();
    const twice = sewn('tee', 'tee', people.thin!);
    expect(twice.positions).toEqual(once.positions);
    expect(twice.frontPlaces).toEqual(once.frontPlaces);
  });
});
