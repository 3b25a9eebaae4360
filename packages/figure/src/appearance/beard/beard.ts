import { randomStream } from '@atelier/pixels/random';
import type { Person } from '../../body/person.ts';
import type { PosedBody } from '../../body/posed-body.ts';
import type { FigureData } from '../../data/figure-data.ts';
import type { Surface } from '../../raster/surface.ts';
import { hairMaterial } from '../hair/hair-material.ts';
import { headOf } from '../hair/head-shape.ts';
import { directionsOutOfHeadSpace, headSpace, outOfHeadSpace } from '../hair/head-space.ts';
import { weaveRibbons } from '../hair/ribbons.ts';
import { blendAt, plantRoots } from '../hair/roots.ts';
import type { Strand } from '../hair/strand.ts';
import { valueNoise } from '../noise.ts';
import { GREY_HAIR, HAIR_COLOURS } from '../palette.ts';
import { canonicalPlaces } from '../skin/canonical.ts';
import { beardLength, insideBeard } from './beard-area.ts';

const HAIRS = 2600;
const POINTS = 3;
const WIDTH_DM = 0.013;
/** Half-width of the zone in which the edge thins out, dm. */
const SOFTNESS_DM = 0.05;
/** Nothing grows below or above these canonical heights. */
const BEARD_Y = { from: 6.05, to: 7.3 };

/** A short full beard: hairs along the jaw, around the mouth and up to the sideburns. */
export function beardSurface(
  data: FigureData,
  person: Person,
  posed: PosedBody,
  restNormals: Float32Array,
): Surface {
  const { growth } = headOf(data, person);
  const space = headSpace(data, posed, growth);
  const ribbons = weaveRibbons(growBeard(data, person, restNormals, growth));
  outOfHeadSpace(space, ribbons.positions);
  directionsOutOfHeadSpace(space, ribbons.normals);
  directionsOutOfHeadSpace(space, ribbons.tangents);
  const { hair_color, age_group } = person.settings;
  const greying = { child: 0, teen: 0, young_adult: 0, middle_aged_adult: 0.15, senior_adult: 0.5 }[
    age_group
  ];
  return {
    name: 'beard',
    positions: ribbons.positions,
    normals: ribbons.normals,
    triangles: ribbons.triangles,
    castsShadow: false,
    twoSided: true,
    material: hairMaterial(ribbons, {
      colour: HAIR_COLOURS[hair_color],
      greying,
      grey: GREY_HAIR,
      shine: 0.35,
    }),
  };
}

function growBeard(data: FigureData, person: Person, normals: Float32Array, growth: number): Strand[] {
  const canonical = canonicalPlaces(data);
  const random = randomStream(person.seed ^ 0x62656172);
  const roots = plantRoots(data, {
    count: HAIRS,
    seed: person.seed,
    softness: SOFTNESS_DM,
    heights: BEARD_Y,
    inside: insideBeard,
  });
  const strands: Strand[] = [];
  for (let i = 0; i < roots.shares.length / 3; i++) {
    const place = blendAt(canonical, roots, i);
    const root = blendAt(person.shape, roots, i).map((value) => value * growth);
    strands.push(growHair(place, root, blendAt(normals, roots, i), random));
  }
  return strands;
}

type Vector = readonly number[];

/** Away from the skin at first, then down along it; the moustache to the sides. */
function growHair(
  place: readonly [number, number, number],
  root: Vector,
  normal: Vector,
  random: () => number,
): Strand {
  const [x, y, z] = place;
  const tone = random();
  const clump = valueNoise(x * 14, y * 14, z * 14);
  const length = beardLength(x, y, z) * (0.7 + 0.4 * clump + 0.3 * random());
  const moustache = y > 6.66 && z > 1.3;
  const aside = (moustache ? 0.8 * Math.sign(x) : 0.25 * x) + 0.5 * (clump - 0.5) + 0.3 * (random() - 0.5);
  const comb = [aside, -1, 0.12];
  const points = new Float32Array(POINTS * 3);
  const outward = new Float32Array(POINTS * 3);
  for (let i = 0; i < POINTS; i++) {
    const t = i / (POINTS - 1);
    for (let axis = 0; axis < 3; axis++) {
      const lift = normal[axis]! * (0.55 * t - 0.25 * t * t);
      points[3 * i + axis] = root[axis]! + length * (lift + 0.75 * comb[axis]! * t);
      outward[3 * i + axis] = normal[axis]!;
    }
  }
  return {
    points,
    outward,
    layer: 0.35 + 0.65 * random(),
    tone,
    width: WIDTH_DM * (0.7 + 0.6 * tone),
    rooted: 0.6,
    blunt: 0,
  };
}
