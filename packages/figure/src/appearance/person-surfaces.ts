import type { Person } from '../body/person.ts';
import type { PosedBody } from '../body/posed-body.ts';
import type { FigureData } from '../data/figure-data.ts';
import type { Surface } from '../raster/surface.ts';
import { beardSurface } from './beard/beard.ts';
import { stubble } from './beard/stubble.ts';
import { eyeSurfaces } from './eyes/eyes.ts';
import { lashSurface } from './eyes/lashes.ts';
import { hairSurface, recedingOf } from './hair/hair.ts';
import type { PlaneCloud } from './hair/obstacles.ts';
import { HAIR_COLOURS } from './palette.ts';
import { complexion } from './skin/complexion.ts';
import { eyebrows, lips, wrinkles } from './skin/face.ts';
import { nails } from './skin/nails.ts';
import type { Paint } from './skin/paint.ts';
import { scalpShadow } from './skin/scalp.ts';
import { skinSurface } from './skin/skin.ts';
import { skinNormals } from './skin/skin-mesh.ts';
import { tattoo } from './tattoo/tattoo.ts';

/** How dark the skin is under a beard, and where one was shaved off. */
const UNDER_BEARD = 0.85;
const SHAVED = 0.07;

/** What clothes do to the person beneath them. */
export interface Coverage {
  /** 1 for each skin vertex under opaque cloth: `Uint8Array [SKIN_VERTICES]`. */
  readonly hidden: Uint8Array;
  /** Draped cloth and anything else that hair lies on, posed, with outward normals. */
  readonly colliders?: readonly PlaneCloud[];
}

/**
 * Everything of the person that shows: skin, eyes, lashes and hair, posed. The same arguments give the same surfaces.
 *
 * @example
 * const surfaces = personSurfaces(data, person, posePerson(data, person, stance));
 */
export function personSurfaces(
  data: FigureData,
  person: Person,
  posed: PosedBody,
  coverage?: Coverage,
): Surface[] {
  const normals = skinNormals(data, posed.positions);
  const surfaces = [
    skinSurface(data, posed, normals, skinPaint(data, person), coverage?.hidden),
    ...eyeSurfaces(data, person, posed),
    lashSurface(data, person, posed),
  ];
  const body = { positions: posed.positions.subarray(0, normals.length), normals };
  const restNormals = skinNormals(data, person.shape);
  const hair = hairSurface(data, person, posed, restNormals, [body, ...(coverage?.colliders ?? [])]);
  if (hair) surfaces.push(hair);
  if (wearsBeard(person)) surfaces.push(beardSurface(data, person, posed, restNormals));
  return surfaces;
}

/** Beards grow on men, not on children. */
function wearsBeard({ settings: { has_beard, gender, age_group } }: Person): boolean {
  return has_beard && gender === 'male' && age_group !== 'child';
}

function isGrownMan({ settings: { gender, age_group } }: Person): boolean {
  return gender === 'male' && age_group !== 'child' && age_group !== 'teen';
}

function skinPaint(data: FigureData, person: Person): Paint[] {
  const { settings, seed } = person;
  const layers = [
    complexion(settings, seed),
    nails(data, settings),
    wrinkles(settings),
    lips(settings),
    eyebrows(settings, seed),
  ];
  if (settings.hair_length !== 'bald') {
    layers.push(scalpShadow(HAIR_COLOURS[settings.hair_color], recedingOf(person)));
  }
  if (wearsBeard(person)) layers.push(stubble(HAIR_COLOURS[settings.hair_color], UNDER_BEARD));
  else if (isGrownMan(person)) layers.push(stubble(HAIR_COLOURS[settings.hair_color], SHAVED));
  if (settings.has_tattoo && settings.age_group !== 'child') layers.push(tattoo(data, person));
  return layers;
}
