import { randomStream } from '@atelier/pixels/random';
import type { Person } from '../../body/person.ts';
import type { PosedBody } from '../../body/posed-body.ts';
import type { FigureData } from '../../data/figure-data.ts';
import type { Surface } from '../../raster/surface.ts';
import { smoothstep, valueNoise } from '../noise.ts';
import { GREY_HAIR, HAIR_COLOURS } from '../palette.ts';
import { canonicalPlaces } from '../skin/canonical.ts';
import { wind } from './curl.ts';
import { type Cut, cutFor } from './cuts.ts';
import { growStrand } from './grow.ts';
import { type HairLook, hairMaterial } from './hair-material.ts';
import { aboveHairline } from './hairline.ts';
import { canonicalOf, type HeadShape, headOf } from './head-shape.ts';
import {
  directionsIntoHeadSpace,
  directionsOutOfHeadSpace,
  type HeadSpace,
  headSpace,
  intoHeadSpace,
  outOfHeadSpace,
} from './head-space.ts';
import { gatherObstacles, type PlaneCloud } from './obstacles.ts';
import { weaveRibbons } from './ribbons.ts';
import { blendAt, plantRoots } from './roots.ts';
import type { Strand } from './strand.ts';
import type { Root, Scalp } from './walk.ts';

/** Half-width of the zone in which the hairline thins out, dm. */
const HAIRLINE_SOFTNESS_DM = 0.07;
/** Canonical heights of the nape and of more than the crown. */
const SCALP_Y = { from: 6.45, to: 9 };
/** Where hair may meet body and cloth: canonical heights, and dm beside the head. */
const REACH = { fromY: 3.5, toY: 6.3, beside: 2.6 };
/** The skull as a ball, canonical dm. */
const SKULL = { middleY: 7.45, radius: 0.97 };
/** Drawn this much nearer than it is, so that hair wins over the cloth it lies on, dm. */
const HAIR_BIAS_DM = 0.02;

/**
 * The person's hair in a pose, undefined when bald. It is combed for the cut, falls the way the pose makes it fall and
 * lies on `obstacles` (posed skin and cloth, with outward normals).
 */
export function hairSurface(
  data: FigureData,
  person: Person,
  posed: PosedBody,
  restNormals: Float32Array,
  obstacles: readonly PlaneCloud[],
): Surface | undefined {
  const cut = cutOf(person);
  if (!cut) return undefined;
  const { growth, shape, head } = headOf(data, person);
  const space = headSpace(data, posed, growth);
  const scalp = scalpOf(head, space, obstacles, person.seed);
  const strands = growAll(data, person, shape, restNormals, cut, scalp);
  const ribbons = weaveRibbons(strands);
  outOfHeadSpace(space, ribbons.positions);
  directionsOutOfHeadSpace(space, ribbons.normals);
  directionsOutOfHeadSpace(space, ribbons.tangents);
  return {
    name: 'hair',
    positions: ribbons.positions,
    normals: ribbons.normals,
    triangles: ribbons.triangles,
    bias: HAIR_BIAS_DM,
    castsShadow: true,
    twoSided: true,
    material: hairMaterial(ribbons, lookOf(person)),
  };
}

/** The cut for the person's settings; the seed says on which side hair is parted. */
function cutOf({ settings, seed }: Person): Cut | undefined {
  const cut = cutFor(settings);
  return cut?.flow === 'parted' && seed % 2 === 1 ? { ...cut, part: -cut.part } : cut;
}

/** How far men's temples have receded, dm. */
export function recedingOf({ settings: { gender, age_group } }: Person): number {
  if (gender === 'female') return 0;
  return { child: 0, teen: 0, young_adult: 0.04, middle_aged_adult: 0.12, senior_adult: 0.2 }[age_group];
}

function lookOf({ settings }: Person): HairLook {
  const colour = HAIR_COLOURS[settings.hair_color];
  const pale = settings.hair_color === 'gray' || settings.hair_color === 'white';
  const greying = { child: 0, teen: 0, young_adult: 0, middle_aged_adult: 0.05, senior_adult: 0.22 };
  return {
    colour,
    greying: pale ? 0 : greying[settings.age_group],
    grey: GREY_HAIR,
    // Pale hair is bright by itself: its highlights would burn out.
    shine: (settings.hair_style === 'curly' ? 0.55 : 0.8) * (1 - 0.75 * Math.max(...colour)),
  };
}

function scalpOf(head: HeadShape, space: HeadSpace, clouds: readonly PlaneCloud[], seed: number): Scalp {
  const inHeadSpace = clouds.map(({ positions, normals }) => ({
    positions: intoHeadSpace(space, positions),
    normals: directionsIntoHeadSpace(space, normals),
  }));
  const reach = (x: number, y: number, z: number) => {
    const height = canonicalOf(head, 1, y);
    const beside = Math.max(Math.abs(x - head.centre[0]), Math.abs(z - head.centre[2]));
    return height > REACH.fromY && height < REACH.toY && beside < REACH.beside;
  };
  const down = directionsIntoHeadSpace(space, Float32Array.from([0, -1, 0]));
  return {
    head,
    down: [down[0]!, down[1]!, down[2]!],
    obstacles: gatherObstacles(inHeadSpace, reach),
    seed: seed % 1024,
  };
}

function growAll(
  data: FigureData,
  person: Person,
  shape: Float32Array,
  normals: Float32Array,
  cut: Cut,
  scalp: Scalp,
): readonly Strand[] {
  const receding = recedingOf(person);
  const roots = plantRoots(data, {
    count: cut.strands,
    seed: person.seed,
    softness: HAIRLINE_SOFTNESS_DM,
    heights: SCALP_Y,
    inside: (x, y, z) => aboveHairline(x, y, z, receding),
  });
  const random = randomStream(person.seed ^ 0x68616972);
  const canonical = canonicalPlaces(data);
  const strands: Strand[] = [];
  for (let i = 0; i < roots.shares.length / 3; i++) {
    const place = blendAt(canonical, roots, i);
    const root: Root = {
      place: blendAt(shape, roots, i),
      normal: blendAt(normals, roots, i),
      canonical: place,
      aboveHairline: aboveHairline(place[0], place[1], place[2], receding),
      layer: layerOf(place, random()),
      tone: random(),
    };
    strands.push(wind(growStrand(cut, scalp, root), cut.shape, phaseOf(cut, scalp, root)));
  }
  return strands;
}

/** Hair from the crown falls over hair that grows further down. */
function layerOf([x, y, z]: readonly [number, number, number], chance: number): number {
  const height = smoothstep(6.6, 8.3, y + 0.12 * Math.abs(x) * smoothstep(1.1, 0.6, z));
  return 0.05 + 0.6 * height + 0.35 * chance;
}

/** Where on its turn a strand starts: waves agree at the same distance from the crown, each curl turns for itself. */
function phaseOf(cut: Cut, scalp: Scalp, root: Root): number {
  if (cut.shape.kind === 'coil') return root.tone;
  const [x, y, z] = root.canonical;
  const fromCrown = Math.acos(Math.min(1, Math.max(-1, (y - SKULL.middleY) / SKULL.radius))) * SKULL.radius;
  const drift = valueNoise(x * 1.6 + scalp.seed, y * 0.8, z * 1.6);
  return fromCrown / cut.shape.wavelength + 1.1 * drift + 0.14 * root.tone;
}
