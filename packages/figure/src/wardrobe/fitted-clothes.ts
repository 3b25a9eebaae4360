import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { personSurfaces } from '../appearance/person-surfaces.ts';
import type { Person } from '../body/person.ts';
import { posePerson } from '../body/pose-person.ts';
import type { Stance } from '../body/posed-body.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import { armAxis } from '../garment/arm-axis.ts';
import type { Colour } from '../garment/companion.ts';
import { neighboursOf, smoothOverMesh } from '../garment/mesh-smoothing.ts';
import { cutTights } from '../garment/tights-patch.ts';
import type { TriangleMesh } from '../geometry/mesh.ts';
import { vertexNormals } from '../geometry/normals.ts';
import { quadTriangles, type Subdivision, subdivide } from '../geometry/subdivision.ts';
import { length, subtract } from '../geometry/vector.ts';
import { boxAround } from '../raster/shown-vertices.ts';
import type { Surface } from '../raster/surface.ts';
import { faceMarks } from '../scene/face-marks.ts';
import type { Subject } from '../scene/photograph.ts';
import { extentBesideArms, suitOnSkin, withoutSuitedSkin } from './base-layer.ts';
import { shoeSurface, shoesOf } from './shoes.ts';

/** Colours of what everybody wears who is to be looked at for themselves. */
const TEE: Colour = [138, 156, 146];
const LEGGINGS: Colour = [70, 73, 80];
/** The tee lies over the leggings, and both over the skin at their edges, dm. */
const TEE_BIAS_DM = 0.1;
const LEGGINGS_BIAS_DM = 0.06;
/** How much the cloth evens out the body below it. */
const SMOOTHING_ROUNDS = 10;
/** It lies this far outside the skin, dm. */
const EASE_DM = 0.08;
/** Light wraps around cloth a little, and brightens where it is seen at a slant. */
const WRAP = 0.14;
const SHEEN = 0.05;
/** How far sleeves reach down the upper arm, and the round neckline out to the shoulder joints: shares of the way. */
const SLEEVE = 0.5;
const NECKLINE = 0.5;
/** The tee ends this share of the way from crotch to waist above the crotch; the leggings go on below it, dm. */
const HEM = 0.3;
const TUCKED_DM = 0.2;
/** The leggings end this far above the ankles, dm. */
const ABOVE_ANKLE_DM = 0.5;

/**
 * Dresses a person in a plain tee and leggings that follow the skin. No cloth has to fall, so it takes a small part of
 * the time of `dress`: for pictures that are to show the person.
 * @example
 * const subject = dressFitted(data, person, stanceOf('standing', 0));
 */
export function dressFitted(data: FigureData, person: Person, stance: Stance): Subject {
  const body = posePerson(data, person, stance);
  const shoes = shoesOf(data, person);
  const inShoes = new Uint8Array(SKIN_VERTICES);
  for (const vertex of shoes.hides) inShoes[vertex] = 1;
  const tee = teeExtent(data, person);
  const leggings = leggingsExtent(data, person);
  const dressed = tee.map((extent, v) => Math.max(extent, leggings[v]!));
  const hidden = withoutSuitedSkin(data, person, inShoes, dressed);
  const cloth = clothOver(data, suitOnSkin(data, body));
  const skin = personSurfaces(data, person, body, { hidden });
  const worn = shoeSurface(shoes, body);
  const floor = boxAround([...skin, worn])?.least[1];
  return {
    surfaces: [
      ...skin,
      pieceOf(cloth, 'leggings', leggings, LEGGINGS, LEGGINGS_BIAS_DM),
      pieceOf(cloth, 'tee', tee, TEE, TEE_BIAS_DM),
      worn,
    ],
    product: [],
    face: faceMarks(person.shape, body.positions),
    ...(body.support && { support: body.support }),
    ...(floor !== undefined && { floor }),
  };
}

/** Cloth all over the body, of which clothes are parts. */
interface Cloth {
  readonly mesh: TriangleMesh & { readonly normals: Float32Array };
  /** Carries numbers of base vertices to the vertices of the mesh. */
  spread(ofBase: Float32Array, size: number): Float32Array;
}

/** Cloth lies over the hollows of the skin and does not draw its every bump. */
function clothOver(data: FigureData, onSkin: Float32Array): Cloth {
  const { sources, neighbours, fine, triangles } = weaveOf(data);
  const gathered = (ofBase: Float32Array, size: number) =>
    Float32Array.from(
      { length: sources.length * size },
      (_, i) => ofBase[size * sources[Math.floor(i / size)]! + (i % size)]!,
    );
  const positions = fine.apply(smoothed(gathered(onSkin, 3), neighbours), 3);
  const normals = vertexNormals(positions, triangles);
  for (let i = 0; i < positions.length; i++) positions[i] = positions[i]! + EASE_DM * normals[i]!;
  return {
    mesh: { positions, triangles, normals },
    spread: (ofBase, size) => fine.apply(gathered(ofBase, size), size),
  };
}

/** Smoothing shrinks: what it takes away from all around a place is given back (after Vollmer et al. 1999). */
function smoothed(positions: Float32Array, neighbours: Weave['neighbours']): Float32Array {
  const even = smoothOverMesh(positions, neighbours, SMOOTHING_ROUNDS);
  const taken = positions.map((place, i) => place - even[i]!);
  const given = smoothOverMesh(taken, neighbours, SMOOTHING_ROUNDS);
  return even.map((place, i) => place + given[i]!);
}

/** What the cloth of all people has in common. */
interface Weave {
  /** Base vertex of each vertex of the suit. */
  readonly sources: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  readonly fine: Subdivision;
  /** Of the finer mesh. */
  readonly triangles: Uint32Array;
}

const weaves = new WeakMap<FigureData, Weave>();

function weaveOf(data: FigureData): Weave {
  const known = weaves.get(data);
  if (known) return known;
  const { sources, quads } = cutTights(data, () => true);
  const fine = subdivide(sources.length, Uint32Array.from(quads));
  const neighbours = neighboursOf(quads, sources.length);
  const weave = { sources, neighbours, fine, triangles: quadTriangles(fine.quads) };
  weaves.set(data, weave);
  return weave;
}

function pieceOf(
  { mesh, spread }: Cloth,
  name: string,
  extent: Float32Array,
  [red, green, blue]: Colour,
  bias: number,
): Surface {
  const linear = [SRGB_TO_LINEAR[red]!, SRGB_TO_LINEAR[green]!, SRGB_TO_LINEAR[blue]!] as const;
  return {
    name,
    ...mesh,
    extent: spread(extent, 1),
    bias,
    castsShadow: true,
    twoSided: true,
    material: {
      reflect: (_, out) => {
        [out.r, out.g, out.b] = linear;
        out.wrap = WRAP;
        out.sheen = SHEEN;
      },
    },
  };
}

/** Where the tee ends, in the rest shape: `Float32Array [base vertices]`, dm, positive on it. */
function teeExtent(data: FigureData, person: Person): Float32Array {
  const { shape, measures } = person;
  const { shoulders, elbows, wrists, neck } = measures;
  const arms = {
    left: armAxis(shoulders.left, elbows.left, wrists.left, 1),
    right: armAxis(shoulders.right, elbows.right, wrists.right, -1),
  };
  const besideArms = extentBesideArms(data);
  const sleeve = SLEEVE * length(subtract(elbows.left, shoulders.left));
  const neckline = NECKLINE * (shoulders.left[0] - neck[0]);
  const hemY = hemOf(person);
  return Float32Array.from({ length: shape.length / 3 }, (_, v) => {
    const [x, y, z] = [shape[3 * v]!, shape[3 * v + 1]!, shape[3 * v + 2]!];
    const { along } = (x > 0 ? arms.left : arms.right).placeOf(x, y, z);
    // A bowl hangs from the base of the neck; above it all is open.
    const beyondNeck = Math.hypot(x - neck[0], Math.min(0, y - neck[1])) - neckline;
    return Math.min(y - hemY, beyondNeck, Math.max(besideArms[v]!, sleeve - along));
  });
}

/** The same of the leggings. */
function leggingsExtent(data: FigureData, person: Person): Float32Array {
  const { shape, measures } = person;
  const topY = hemOf(person) + TUCKED_DM;
  const bottomY = measures.ankles.left[1] + ABOVE_ANKLE_DM;
  const besideArms = extentBesideArms(data);
  return Float32Array.from({ length: shape.length / 3 }, (_, v) => {
    const y = shape[3 * v + 1]!;
    return Math.min(topY - y, y - bottomY, besideArms[v]!);
  });
}

function hemOf({ measures: { crotchY, waistY } }: Person): number {
  return crotchY + HEM * (waistY - crotchY);
}
