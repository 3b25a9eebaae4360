import type { OnFigurePose, OnFigureViewpoint } from '@atelier/contracts';
import type { Point3 } from '../body/person.ts';
import { rotate, turnAbout } from '../geometry/rotation.ts';
import { add, scale } from '../geometry/vector.ts';
import type { Camera } from '../raster/camera.ts';
import { lookAt } from '../raster/camera.ts';

/** Where the camera stands about the figure, degrees: 0 = before it, 90 = at its left, 180 = behind. */
const AZIMUTHS: Readonly<Record<OnFigureViewpoint, number>> = {
  front: 0,
  front_angled: 35,
  side: 90,
  back_angled: 145,
  back: 180,
};

/** Variants of a picture move the camera a little, degrees. */
const VARIANT_TURNS = [0, 8, -8, 4] as const;
const VARIANT_RISES = [0, 0.8, -0.6, 1.4] as const;

/** How far away the camera stands and how much higher than what it looks at: a long lens, from chest height. */
interface Standpoint {
  /** dm */
  readonly distance: number;
  /** Degrees above the horizontal. */
  readonly elevation: number;
}

const STANDPOINTS: Readonly<Record<OnFigurePose, Standpoint>> = {
  standing: { distance: 80, elevation: 3.2 },
  walking: { distance: 80, elevation: 3.2 },
  leaning: { distance: 80, elevation: 3.2 },
  in_action: { distance: 80, elevation: 3.2 },
  sitting: { distance: 70, elevation: 6.5 },
  crouching_or_kneeling: { distance: 70, elevation: 6.5 },
  close_up: { distance: 52, elevation: 2 },
};

/** Degrees about the figure at which a picture is taken. */
export function azimuthOf(viewpoint: OnFigureViewpoint, variant: number): number {
  return AZIMUTHS[viewpoint] + VARIANT_TURNS[variant % VARIANT_TURNS.length]!;
}

/**
 * A camera that looks at `target` from the viewpoint; one pixel is one dm there and the target lies at (0, 0). Framing
 * is left to do: it scales and shifts this picture (as a zoom and a shift lens would) and changes nothing else.
 */
export function standAt(
  viewpoint: OnFigureViewpoint,
  pose: OnFigurePose,
  variant: number,
  target: Point3,
): Camera {
  const { distance, elevation } = STANDPOINTS[pose];
  const radians = ((elevation + VARIANT_RISES[variant % VARIANT_RISES.length]!) * Math.PI) / 180;
  const towards = rotate(turnAbout('y', azimuthOf(viewpoint, variant)), [
    0,
    Math.sin(radians),
    Math.cos(radians),
  ]);
  return lookAt(add(target, scale(towards, distance)), target, distance, { width: 0, height: 0 });
}
