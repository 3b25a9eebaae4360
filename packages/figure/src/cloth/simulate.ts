import type { Support } from '../body/posed-body.ts';
import { type Contact, resolveContact, resolveGround } from './contact.ts';
import { resolveSupport } from './support-contact.ts';
import type { ClothThreads, Threads } from './threads.ts';

/** Cloth on its way from the rest shape to the pose. */
export interface MovingCloth {
  /** `Float32Array [n * 3]`, dm. */
  readonly positions: Float32Array;
  /** Change of position in the last substep, dm. */
  readonly velocities: Float32Array;
  readonly threads: ClothThreads;
  /** 0 = held to the body (moves as the skin does), 1 = free: `Float32Array [n]`. */
  readonly freedom: Float32Array;
  /** 0 for vertices of cut-away cloth. */
  readonly active: Uint8Array;
}

export interface Surroundings {
  readonly contacts: readonly Contact[];
  readonly groundY: number;
  /** What the figure sits on or leans against, once it is there. */
  readonly support: Support | undefined;
}

const FRAMES_PER_SECOND = 60;
/** Threads are pulled once a substep: many short steps keep cloth from stretching better than many passes do. */
const SUBSTEPS = 18;
/** Substeps after which contacts are resolved, and folds opened. */
const CONTACT_SUBSTEPS = 3;
/** Vertices at the same place count as this far apart, dm^2. */
const LEAST_SQUARED = 1e-12;
const GRAVITY_DM = 98;
/** Share of the velocity that air leaves in a substep. */
const DAMPING = 0.9964;
/** Faster cloth would pass through what it should rest on, dm a substep. */
const FASTEST_DM = 0.05;

/**
 * One frame of position-based dynamics (Müller, Heidelberger, Hennix, Ratcliff: Position Based Dynamics, 2007) in small
 * steps (Macklin et al.: Small Steps in Physics Simulation, 2019): gravity, then the threads one after the other
 * (Gauss-Seidel, in fixed order), then contact.
 */
export function simulateFrame(cloth: MovingCloth, around: Surroundings): void {
  const { positions, velocities, freedom, active } = cloth;
  const fall = -GRAVITY_DM / (FRAMES_PER_SECOND * SUBSTEPS) ** 2;
  const before = new Float32Array(positions.length);
  for (let substep = 1; substep <= SUBSTEPS; substep++) {
    before.set(positions);
    for (let i = 0; i < active.length; i++) {
      const free = freedom[i]!;
      if (active[i] === 0 || free === 0) continue;
      const o = 3 * i;
      positions[o] = positions[o]! + velocities[o]! * DAMPING * free;
      positions[o + 1] = positions[o + 1]! + (velocities[o + 1]! * DAMPING + fall) * free;
      positions[o + 2] = positions[o + 2]! + velocities[o + 2]! * DAMPING * free;
    }
    pullThreads(positions, cloth.threads.taut);
    if (substep % CONTACT_SUBSTEPS === 0) {
      pullThreads(positions, cloth.threads.folds);
      for (const contact of around.contacts) resolveContact(contact, positions, before, active);
      if (around.support) resolveSupport(around.support, positions, before);
    }
    resolveGround(positions, around.groundY);
    keepVelocities(cloth, before);
  }
}

/** The innermost loop of all cloth: some twenty thousand threads, eight hundred times a garment. */
function pullThreads(positions: Float32Array, { a, b, lengths, aShare, bShare, compression }: Threads): void {
  for (let t = 0; t < a.length; t++) {
    const p = 3 * a[t]!;
    const q = 3 * b[t]!;
    const dx = positions[q]! - positions[p]!;
    const dy = positions[q + 1]! - positions[p + 1]!;
    const dz = positions[q + 2]! - positions[p + 2]!;
    const squared = dx * dx + dy * dy + dz * dz + LEAST_SQUARED;
    const length = lengths[t]!;
    const slack = squared < length * length;
    if (slack && compression === 0) continue;
    const error = (1 - length / Math.sqrt(squared)) * (slack ? compression : 1);
    const pa = error * aShare[t]!;
    const pb = error * bShare[t]!;
    positions[p] = positions[p]! + pa * dx;
    positions[p + 1] = positions[p + 1]! + pa * dy;
    positions[p + 2] = positions[p + 2]! + pa * dz;
    positions[q] = positions[q]! - pb * dx;
    positions[q + 1] = positions[q + 1]! - pb * dy;
    positions[q + 2] = positions[q + 2]! - pb * dz;
  }
}

function keepVelocities({ positions, velocities, active }: MovingCloth, before: Float32Array): void {
  for (let i = 0; i < active.length; i++) {
    const o = 3 * i;
    const vx = positions[o]! - before[o]!;
    const vy = positions[o + 1]! - before[o + 1]!;
    const vz = positions[o + 2]! - before[o + 2]!;
    const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
    const kept = speed > FASTEST_DM ? FASTEST_DM / speed : 1;
    velocities[o] = vx * kept;
    velocities[o + 1] = vy * kept;
    velocities[o + 2] = vz * kept;
  }
}
