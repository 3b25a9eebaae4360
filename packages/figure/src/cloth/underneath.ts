import type { PosedBody } from '../body/posed-body.ts';
import { quadTriangles } from '../geometry/subdivision.ts';
import { type Collider, makeCollider, moveCollider } from './collider.ts';
import { lyingOn, padBody, paddable, paddingOver } from './padded-body.ts';

/** Cloth keeps this far from cloth below, dm. */
const CLOTH = { thickness: 0.05, reach: 1 };
/** Shirts keep to shoulders; over other cloth they slide, else a lap that rises would pull them down by the hem. */
const LYING_FRICTION = { onBody: 0.97, onCloth: 0.3 };
/** Frames after which it is looked anew how thick the clothes below are. */
const PADDING_FRAMES = 8;
/** Cloth of which less than this share hangs free counts as lying on the body everywhere. */
const LEAST_FREE = 0.02;

/** What lies below the clothes besides the body: shoes, in the rest shape and as they move. */
export interface Footwear {
  readonly triangles: Uint32Array;
  posed(body: PosedBody): Float32Array;
}

/** A garment below, as it has come to rest. */
export interface LayerBelow {
  /** Quads that are not cut away. */
  readonly quads: Uint32Array;
  /** 0 for vertices of cut-away cloth. */
  readonly active: Uint8Array;
  /** Its positions at each frame of the movement and of settling. */
  readonly poses: readonly Float32Array[];
}

/** Body, shoes and clothes below, before a garment is dropped on them. */
export interface Below {
  readonly body: Collider;
  readonly shoes: Collider | undefined;
  readonly footwear: Footwear | undefined;
  readonly layers: readonly LayerBelow[];
}

/** One of the surfaces that a garment comes to lie on. */
export interface SurfaceBelow {
  readonly collider: Collider;
  readonly lyingFriction: number;
}

/** What a garment lies on, frame by frame. */
export interface Underneath {
  /** From the least to the most important. */
  readonly surfaces: readonly SurfaceBelow[];
  /** Moves all surfaces to a frame; frames beyond the steps of the body are those of settling. */
  moveTo(frame: number): void;
}

/** Puts together what a garment lies on: clothes that hang free, shoes, and the body padded with clothes on it. */
export function underneath(below: Below, steps: readonly PosedBody[]): Underneath {
  const { body, shoes, footwear, layers } = below;
  const moveBody = (frame: number) => {
    const step = steps[Math.min(frame, steps.length - 1)]!;
    moveCollider(body, step.positions);
    if (shoes && footwear) moveCollider(shoes, footwear.posed(step));
  };
  moveBody(0);
  const worn = shoes ? [{ collider: shoes, lyingFriction: LYING_FRICTION.onCloth }] : [];
  if (layers.length === 0) {
    const surfaces = [...worn, { collider: body, lyingFriction: LYING_FRICTION.onBody }];
    return { surfaces, moveTo: (frame) => frame < steps.length && moveBody(frame) };
  }
  const padded = paddable(body);
  const free = layers.flatMap((layer) => freeCollider(body, layer));
  let padding: Float32Array = new Float32Array(0);
  return {
    surfaces: [
      ...free.map(({ collider }) => ({ collider, lyingFriction: LYING_FRICTION.onCloth })),
      ...worn,
      { collider: padded, lyingFriction: LYING_FRICTION.onBody },
    ],
    moveTo: (frame) => {
      const isMoving = frame < steps.length;
      if (isMoving) moveBody(frame);
      for (const { collider, poses } of free) moveCollider(collider, poses[frame]!);
      const thickens = frame % PADDING_FRAMES === 0;
      if (thickens) {
        padding = paddingOver(
          body,
          layers.map(({ poses, active }) => ({ positions: poses[frame]!, active })),
        );
      }
      if (isMoving || thickens) padBody(padded, body, padding);
    },
  };
}

/** The cloth of a layer that stands off the body where it is put on; none when it lies on it everywhere. */
function freeCollider(
  body: Collider,
  { poses, quads, active }: LayerBelow,
): { collider: Collider; poses: readonly Float32Array[] }[] {
  const lying = lyingOn(body, poses[0]!);
  const hangs = lying.reduce((sum, lies, v) => sum + (lies ? 0 : active[v]!), 0);
  if (hangs < LEAST_FREE * active.length) return [];
  const collider = makeCollider(poses[0]!, quadTriangles(quads), CLOTH);
  for (const [v, lies] of lying.entries()) if (lies) collider.rims[v] = 1;
  return [{ collider, poses }];
}
