import type { Person } from '../body/person.ts';
import { posePerson } from '../body/pose-person.ts';
import type { PosedBody, Stance } from '../body/posed-body.ts';
import { skinVertices } from '../body/skin.ts';
import { skinOf } from '../body/skin-part.ts';
import { partialStance } from '../body/stance.ts';
import { bodyTriangles } from '../body/triangles.ts';
import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import type { Garment } from '../garment/garment.ts';
import { smoothstep } from '../geometry/interpolation.ts';
import { smoothNormals, vertexNormals } from '../geometry/normals.ts';
import { quadTriangles, type Subdivision, subdivide } from '../geometry/subdivision.ts';
import { type Collider, clearCollider, makeCollider, nearestVertices } from './collider.ts';
import type { Contact } from './contact.ts';
import type { DrapedGarment, RestedGarment } from './draped.ts';
import { type MovingCloth, simulateFrame } from './simulate.ts';
import { threadsOf } from './threads.ts';
import { type Below, type Footwear, type LayerBelow, underneath } from './underneath.ts';

/** Frames in which the body moves from rest to the pose: the farther the way of its skin (mean, dm), the more. */
const MOVING_FRAMES = { still: 9, perDm: 7, most: 24 } as const;
/** Frames in which it then stands while the cloth comes to rest, per frame of moving: slow cloth has less to settle. */
const SETTLING_PER_MOVING = 5 / 6;
/** Frames after which contacts are looked for anew. */
const CONTACT_FRAMES = 8;
/** Cloth keeps this far from skin and from cloth below, dm. */
const SKIN = { thickness: 0.06, reach: 2 };
const SHOES = { thickness: 0.07, reach: 0.5 };
/** Hands lie on cloth and do not catch it: a hem between hand and lap would pull a shirt off the shoulders. */
const HANDS = /^(finger|metacarpal)/;
/** Quads whose corners all lie this far beyond the hem are left out, dm. */
const CUT_AWAY_DM = -0.12;
/** Rounds of clearing all colliders at the end, at drawing resolution. */
const CLEARING_ROUNDS = 2;

/** A garment ready to be moved. */
interface SewnGarment {
  readonly garment: Garment;
  readonly mesh: Subdivision;
  /** Quads that are not cut away. */
  readonly quads: Uint32Array;
  readonly cloth: MovingCloth;
}

/**
 * Dresses a person: each garment, innermost first, is carried by the skin from the rest shape into the stance, falls,
 * and comes to rest on the body, the shoes and the layers below it. The same arguments give the same bytes.
 * @param innermost what `drapeInnermost` made of the innermost garment, or of one that differs in colour only
 * @throws RangeError when the cloth ends nowhere (a garment that is not finite)
 */
export function drape(
  data: FigureData,
  person: Person,
  garments: readonly Garment[],
  stance: Stance,
  footwear?: Footwear,
  innermost?: RestedGarment,
): DrapedGarment[] {
  const movement = movementInto(data, person, stance, footwear);
  const layers: LayerBelow[] = [];
  const outwards = garments.toSorted((a, b) => a.layer - b.layer);
  return outwards.map((garment, layer) => {
    const { drawn, below } = layer === 0 && innermost ? innermost : comeToRest(garment, movement, layers);
    if (!garment.tucked) layers.push(below);
    return { garment, ...drawn };
  });
}

/** Drapes the innermost garment alone: what is worn over it does not move it. See `drape`. */
export function drapeInnermost(
  data: FigureData,
  person: Person,
  garment: Garment,
  stance: Stance,
  footwear?: Footwear,
): RestedGarment {
  return comeToRest(garment, movementInto(data, person, stance, footwear), []);
}

/** The body on its way from rest into a stance, and the shoes on its feet. */
interface Movement extends Omit<Below, 'layers'> {
  readonly steps: readonly PosedBody[];
}

function movementInto(data: FigureData, person: Person, stance: Stance, footwear?: Footwear): Movement {
  const skin = bodyTriangles(data);
  const rest = posePerson(data, person, partialStance(stance, 0));
  const body = makeCollider(rest.positions.subarray(0, SKIN_VERTICES * 3), skin, SKIN);
  for (const vertex of skinOf(data, HANDS)) body.rims[vertex] = 1;
  const shoes = footwear && makeCollider(footwear.posed(rest), footwear.triangles, SHOES);
  const posed = posePerson(data, person, partialStance(stance, 1));
  const frames = movingFrames(meanTravel(rest.positions, posed.positions));
  const between = Array.from({ length: frames - 1 }, (_, k) =>
    posePerson(data, person, partialStance(stance, smoothstep(0, frames, k + 1))),
  );
  return { body, shoes, footwear, steps: [rest, ...between, posed] };
}

const movingFrames = (travelDm: number) =>
  Math.min(MOVING_FRAMES.most, Math.round(MOVING_FRAMES.still + MOVING_FRAMES.perDm * travelDm));

function meanTravel(from: Float32Array, to: Float32Array): number {
  let sum = 0;
  for (let o = 0; o < SKIN_VERTICES * 3; o += 3) {
    sum += Math.hypot(to[o]! - from[o]!, to[o + 1]! - from[o + 1]!, to[o + 2]! - from[o + 2]!);
  }
  return sum / SKIN_VERTICES;
}

function comeToRest(garment: Garment, movement: Movement, layers: readonly LayerBelow[]): RestedGarment {
  const sewn = sew(garment);
  const { poses, below } = follow(sewn, carry(sewn, movement.steps), movement.steps, { ...movement, layers });
  return { drawn: finish(sewn, below), below: { poses, quads: sewn.quads, active: sewn.cloth.active } };
}

function sew(garment: Garment): SewnGarment {
  const mesh = subdivide(garment.positions.length / 3, garment.quads);
  const rest = mesh.apply(garment.positions, 3);
  const extent = mesh.apply(garment.extent, 1);
  const pin = mesh.apply(garment.pin, 1);
  const quads = keptQuads(mesh.quads, extent);
  const active = new Uint8Array(mesh.vertices);
  for (const vertex of quads) active[vertex] = 1;
  const freedom = pin.map((held) => Math.max(0, 1 - held));
  const cloth = {
    positions: rest,
    velocities: new Float32Array(rest.length),
    threads: threadsOf(rest, quads, freedom, garment.fabric),
    freedom,
    active,
  };
  return { garment, mesh, quads, cloth };
}

function keptQuads(quads: Uint32Array, extent: Float32Array): Uint32Array {
  const kept: number[] = [];
  for (let q = 0; q < quads.length; q += 4) {
    const corners = quads.subarray(q, q + 4);
    if (corners.some((vertex) => extent[vertex]! > CUT_AWAY_DM)) kept.push(...corners);
  }
  return Uint32Array.from(kept);
}

/** Where the skin would take the cloth at each step. */
function carry({ garment, mesh }: SewnGarment, steps: readonly PosedBody[]): Float32Array[] {
  return steps.map(({ bones }) => mesh.apply(skinVertices(garment.positions, garment.skinWeights, bones), 3));
}

/** Positions of cloth at each step, and what it lies on in the end, from the least to the most important. */
interface Rested {
  readonly poses: readonly Float32Array[];
  readonly below: readonly Collider[];
}

/** Lets the cloth follow the body through the movement and settle. */
function follow(
  { cloth }: SewnGarment,
  carried: readonly Float32Array[],
  steps: readonly PosedBody[],
  surroundings: Below,
): Rested {
  const { positions } = cloth;
  const { surfaces, moveTo } = underneath(surroundings, steps);
  const below = surfaces.map(({ collider }) => collider);
  moveTo(0);
  // Patterns are cut around the body alone: at rest a top may lie below the trousers it is worn over, and would stay.
  if (surroundings.layers.length > 0) clearAll(positions, below);
  let contacts: Contact[] = [];
  const poses: Float32Array[] = [];
  const moving = steps.length - 1;
  const settling = Math.round(SETTLING_PER_MOVING * moving);
  for (let frame = 0; frame <= moving + settling; frame++) {
    if (frame > 0 && frame <= moving) {
      const [from, to] = [carried[frame - 1]!, carried[frame]!];
      for (let i = 0; i < positions.length; i++) positions[i] = positions[i]! + to[i]! - from[i]!;
    }
    moveTo(frame);
    if (frame % CONTACT_FRAMES === 0) {
      contacts = surfaces.map((surface) => ({
        ...surface,
        nearest: nearestVertices(positions, surface.collider),
      }));
    }
    const { groundY } = steps[Math.min(frame, moving)]!;
    simulateFrame(cloth, { contacts, groundY, support: supportAt(steps, frame) });
    poses.push(Float32Array.from(positions));
  }
  return { poses, below };
}

/** Seat and wall are there from the moment that the figure has come to rest: on the way, legs would pass through them. */
const supportAt = (steps: readonly PosedBody[], frame: number) =>
  frame >= steps.length ? steps.at(-1)!.support : undefined;

/** Pushes points out of all that is below, what matters most last: what is cleared last is clear in the end. */
function clearAll(positions: Float32Array, below: readonly Collider[]): void {
  for (let round = 0; round < CLEARING_ROUNDS; round++) {
    for (const collider of below) clearCollider(positions, collider);
  }
}

/**
 * Subdivides once more for drawing and pushes out what the finer mesh let through: `below` from the least to the most
 * important, since what is cleared last is clear in the end.
 */
function finish(
  { garment, mesh, quads, cloth }: SewnGarment,
  below: readonly Collider[],
): RestedGarment['drawn'] {
  const fine = subdivide(mesh.vertices, quads);
  const positions = fine.apply(cloth.positions, 3);
  if (!positions.every(Number.isFinite)) throw new RangeError('Expected cloth that comes to rest.');
  clearAll(positions, below);
  const triangles = quadTriangles(fine.quads);
  const carried = (attribute: Float32Array, size: number) => fine.apply(mesh.apply(attribute, size), size);
  const extent = carried(garment.extent, 1);
  return {
    positions,
    normals: smoothNormals(vertexNormals(positions, triangles), triangles),
    triangles: withinExtent(triangles, extent),
    frontPlaces: carried(garment.frontPlaces, 2),
    backPlaces: carried(garment.backPlaces, 2),
    side: carried(garment.side, 1),
    extent,
  };
}

/** The triangles of which something is to be seen. */
const withinExtent = (triangles: Uint32Array, extent: Float32Array): Uint32Array =>
  triangles.filter((_, corner) => {
    const first = corner - (corner % 3);
    return (
      extent[triangles[first]!]! > 0 ||
      extent[triangles[first + 1]!]! > 0 ||
      extent[triangles[first + 2]!]! > 0
    );
  });
