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
import { type Collider, clearCollider, makeCollider, moveCollider, nearestVertices } from './collider.ts';
import type { Contact } from './contact.ts';
import type { DrapedGarment } from './draped.ts';
import { type MovingCloth, simulateFrame } from './simulate.ts';
import { threadsOf } from './threads.ts';

/** Frames in which the body moves from rest to the pose, and then stands while the cloth comes to rest. */
const MOVING_FRAMES = 24;
const SETTLING_FRAMES = 20;
/** Frames after which contacts are looked for anew. */
const CONTACT_FRAMES = 8;
/** Cloth keeps this far from skin and from cloth below, dm. */
const SKIN = { thickness: 0.06, reach: 2 };
const CLOTH = { thickness: 0.05, reach: 1 };
const SHOES = { thickness: 0.07, reach: 0.5 };
/** Hands lie on cloth and do not catch it: a hem between hand and lap would pull a shirt off the shoulders. */
const HANDS = /^(finger|metacarpal)/;
/** Shirts keep to shoulders; over other cloth they slide, else a lap that rises would pull them down by the hem. */
const LYING_FRICTION = { onBody: 0.97, onCloth: 0.3 };
/** Quads whose corners all lie this far beyond the hem are left out, dm. */
const CUT_AWAY_DM = -0.12;
/** Rounds of clearing all colliders at the end, at drawing resolution. */
const FINAL_ROUNDS = 2;

/** A garment ready to be moved. */
interface SewnGarment {
  readonly garment: Garment;
  readonly mesh: Subdivision;
  /** Quads that are not cut away. */
  readonly quads: Uint32Array;
  readonly cloth: MovingCloth;
}

/** What lies below the clothes besides the body: shoes, in the rest shape and as they move. */
export interface Footwear {
  readonly triangles: Uint32Array;
  posed(body: PosedBody): Float32Array;
}

/**
 * Dresses a person: each garment, innermost first, is carried by the skin from the rest shape into the stance, falls,
 * and comes to rest on the body, the shoes and the layers below it. The same arguments give the same bytes.
 * @throws RangeError when the cloth ends nowhere (a garment that is not finite)
 */
export function drape(
  data: FigureData,
  person: Person,
  garments: readonly Garment[],
  stance: Stance,
  footwear?: Footwear,
): DrapedGarment[] {
  const skin = bodyTriangles(data);
  const rest = posePerson(data, person, partialStance(stance, 0));
  const body = makeCollider(rest.positions.subarray(0, SKIN_VERTICES * 3), skin, SKIN);
  for (const vertex of skinOf(data, HANDS)) body.rims[vertex] = 1;
  const shoes = footwear && makeCollider(footwear.posed(rest), footwear.triangles, SHOES);
  const steps = Array.from({ length: MOVING_FRAMES + 1 }, (_, frame) =>
    posePerson(data, person, partialStance(stance, smoothstep(0, MOVING_FRAMES, frame))),
  );
  const draped: DrapedGarment[] = [];
  const layers: LayerBelow[] = [];
  for (const garment of garments.toSorted((a, b) => a.layer - b.layer)) {
    const sewn = sew(garment);
    const poses = carry(sewn, steps);
    const rested = follow(sewn, poses, steps, { body, shoes, footwear, layers });
    draped.push(finish(sewn, [...layers.map(colliderOf), ...(shoes ? [shoes] : []), body]));
    if (!garment.tucked) layers.push({ poses: rested, sewn });
  }
  return draped;
}

interface LayerBelow {
  readonly sewn: SewnGarment;
  /** Its simulated positions at each frame of the movement. */
  readonly poses: readonly Float32Array[];
}

function colliderOf({ sewn, poses }: LayerBelow): Collider {
  return makeCollider(poses.at(-1)!, quadTriangles(sewn.quads), CLOTH);
}

function sew(garment: Garment): SewnGarment {
  const mesh = subdivide(garment.positions.length / 3, garment.quads);
  const rest = mesh.apply(garment.positions, 3);
  const extent = mesh.apply(garment.extent, 1);
  const pin = mesh.apply(garment.pin, 1);
  const quads = keptQuads(mesh.quads, extent);
  const active = new Uint8Array(mesh.vertices);
  for (const vertex of quads) active[vertex] = 1;
  const cloth = {
    positions: rest,
    velocities: new Float32Array(rest.length),
    threads: threadsOf(rest, quads, garment.fabric),
    freedom: pin.map((held) => Math.max(0, 1 - held)),
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

interface Below {
  readonly body: Collider;
  readonly shoes: Collider | undefined;
  readonly footwear: Footwear | undefined;
  readonly layers: readonly LayerBelow[];
}

/** Lets the cloth follow the body through the movement and settle; returns its positions at each step. */
function follow(
  { cloth }: SewnGarment,
  carried: readonly Float32Array[],
  steps: readonly PosedBody[],
  { body, shoes, footwear, layers }: Below,
): Float32Array[] {
  const { positions } = cloth;
  const inner = layers.map(({ sewn, poses }) => makeCollider(poses[0]!, quadTriangles(sewn.quads), CLOTH));
  moveCollider(body, steps[0]!.positions);
  if (shoes && footwear) moveCollider(shoes, footwear.posed(steps[0]!));
  const colliders = [body, ...(shoes ? [shoes] : []), ...inner];
  // Patterns are cut around the body alone: at rest a top may lie below the trousers it is worn over, and would stay.
  for (let round = 0; round < FINAL_ROUNDS; round++) {
    for (const collider of inner) clearCollider(positions, collider);
  }
  let contacts: Contact[] = [];
  const history: Float32Array[] = [];
  for (let frame = 0; frame <= MOVING_FRAMES + SETTLING_FRAMES; frame++) {
    const step = Math.min(frame, MOVING_FRAMES);
    if (frame > 0 && frame <= MOVING_FRAMES) {
      const [from, to] = [carried[frame - 1]!, carried[frame]!];
      for (let i = 0; i < positions.length; i++) positions[i] = positions[i]! + to[i]! - from[i]!;
    }
    if (frame <= MOVING_FRAMES) {
      moveCollider(body, steps[step]!.positions);
      if (shoes && footwear) moveCollider(shoes, footwear.posed(steps[step]!));
      for (const [k, collider] of inner.entries()) moveCollider(collider, layers[k]!.poses[step]!);
    } else if (frame === MOVING_FRAMES + 1) {
      for (const [k, collider] of inner.entries()) moveCollider(collider, layers[k]!.poses.at(-1)!);
    }
    if (frame % CONTACT_FRAMES === 0)
      contacts = colliders.map((collider) =>
        contactWith(collider, positions, collider === body ? LYING_FRICTION.onBody : LYING_FRICTION.onCloth),
      );
    simulateFrame(cloth, { contacts, groundY: steps[step]!.groundY, support: supportAt(steps, frame) });
    history.push(Float32Array.from(positions));
  }
  return history;
}

/** Seat and wall are there from the moment that the figure has come to rest: on the way, legs would pass through them. */
const supportAt = (steps: readonly PosedBody[], frame: number) =>
  frame > MOVING_FRAMES ? steps.at(-1)!.support : undefined;

/** Finds what the cloth lies nearest to, from scratch: walking along edges alone may get stuck on another limb. */
const contactWith = (collider: Collider, positions: Float32Array, lyingFriction: number): Contact => ({
  collider,
  nearest: nearestVertices(positions, collider),
  lyingFriction,
});

/**
 * Subdivides once more for drawing and pushes out what the finer mesh let through: `below` from the least to the most
 * important, since what is cleared last is clear in the end.
 */
function finish({ garment, mesh, quads, cloth }: SewnGarment, below: readonly Collider[]): DrapedGarment {
  const fine = subdivide(mesh.vertices, quads);
  const positions = fine.apply(cloth.positions, 3);
  if (!positions.every(Number.isFinite)) throw new RangeError('Expected cloth that comes to rest.');
  for (let round = 0; round < FINAL_ROUNDS; round++) {
    for (const collider of below) clearCollider(positions, collider);
  }
  const triangles = quadTriangles(fine.quads);
  const carried = (attribute: Float32Array, size: number) => fine.apply(mesh.apply(attribute, size), size);
  const extent = carried(garment.extent, 1);
  return {
    garment,
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
