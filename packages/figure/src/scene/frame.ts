import type { OnFigurePose, OnFigureViewpoint, OutputPaddings, OutputSize } from '@atelier/contracts';
import type { Point3 } from '../body/person.ts';
import type { Camera } from '../raster/camera.ts';
import { projectPoints } from '../raster/camera.ts';
import type { ScreenBounds } from '../raster/screen-bounds.ts';
import { screenBounds } from '../raster/screen-bounds.ts';
import { middleOf } from '../raster/shown-vertices.ts';
import type { Surface } from '../raster/surface.ts';
import { closeUpWindow } from './close-up-window.ts';
import type { FaceMarks } from './face-marks.ts';
import type { Window } from './place-on-picture.ts';
import { placeOnPicture } from './place-on-picture.ts';
import { azimuthOf, standAt } from './viewpoint.ts';

/** What is to be in the picture, and how. */
export interface FrameRequest {
  readonly viewpoint: OnFigureViewpoint;
  readonly pose: OnFigurePose;
  /** 0-based. */
  readonly variant: number;
  readonly size: OutputSize;
  /** Pixels that stay free around the figure; absent: a fixed scale with room for the tallest. */
  readonly paddings?: OutputPaddings;
  /** The figure with all it wears and the seat; walls may be cut and do not belong here. */
  readonly surfaces: readonly Surface[];
  /** The product: what close-ups show. Empty: the whole figure. */
  readonly product: readonly Surface[];
  readonly face: FaceMarks;
  /** Height of the floor, dm. */
  readonly floor: number;
}

/** A camera for a picture of the requested size. */
export interface Framed {
  readonly camera: Camera;
  /** Where it stands about the figure, degrees: lamps turn with it. */
  readonly azimuth: number;
  /** Share of the picture's height, from the top, at which the floor bends up into the wall; may lie outside 0..1. */
  readonly bend: number;
}

interface FrameScale {
  /** dm of the studio that the picture shows at the figure's distance, at least. */
  readonly height: number;
  readonly width: number;
  /** The floor below the figure's middle lies at this share of the picture's height. */
  readonly floorLine: number;
}

/** The same for all people, so that short ones and children look so. */
const FULL_FIGURE: FrameScale = { height: 21.6, width: 9.5, floorLine: 0.935 };
const SEATED_FIGURE: FrameScale = { height: 16.4, width: 10.5, floorLine: 0.9 };
/** At least this share of the shorter side stays free around full figures. */
const LEAST_MARGIN = 0.022;
/** The wall stands this far behind the figure, dm. */
const WALL_BEHIND = 40;

/**
 * Chooses the camera. Standing, walking, leaning and acting figures share one scale and one floor line; seated and
 * kneeling ones are taken closer. All of the figure is in the picture unless it is a close-up, which shows the
 * product. With paddings the figure (the part that a close-up shows) fills what they leave.
 * @throws RangeError when the paddings leave no room, or nothing is to be seen
 */
export function frameView(request: FrameRequest): Framed {
  const { viewpoint, pose, variant, size, paddings, surfaces, floor } = request;
  const middle = middleOf(surfaces);
  const reference = standAt(viewpoint, pose, variant, middle);
  const window = windowOf(request, reference, middle);
  const camera = placeOnPicture(reference, window, size, paddings);
  const [aheadX, , aheadZ] = reference.forward;
  const wallFoot: Point3 = [middle[0] + aheadX * WALL_BEHIND, floor, middle[2] + aheadZ * WALL_BEHIND];
  return { camera, azimuth: azimuthOf(viewpoint, variant), bend: heightOf(wallFoot, camera) / size.height };
}

function windowOf(request: FrameRequest, reference: Camera, middle: Point3): Window {
  const { pose, size, paddings, surfaces, product, face, floor } = request;
  const bounds = boundsOf(surfaces, reference);
  const aspect = size.width / size.height;
  if (pose === 'close_up') {
    const shown = product.length > 0 ? boundsOf(product, reference) : bounds;
    const crown = Math.min(heightOf(face.crown, reference), bounds.top);
    return closeUpWindow({
      product: shown,
      crown,
      nose: heightOf(face.noseTip, reference),
      soles: bounds.bottom,
      aspect,
    });
  }
  if (paddings) {
    const { left, top, right, bottom } = bounds;
    return { left, top, width: right - left, height: bottom - top };
  }
  const seated = pose === 'sitting' || pose === 'crouching_or_kneeling';
  const scale = seated ? SEATED_FIGURE : FULL_FIGURE;
  const floorAt = heightOf([middle[0], floor, middle[2]], reference);
  return holdInside(windowOnFloor(bounds, floorAt, scale, aspect), bounds, scale.floorLine);
}

/** A window of the fixed scale with the figure in the middle and the floor on its line. */
function windowOnFloor(bounds: ScreenBounds, floorAt: number, scale: FrameScale, aspect: number): Window {
  const height = Math.max(scale.height, scale.width / aspect);
  const width = height * aspect;
  const left = (bounds.left + bounds.right - width) / 2;
  return { left, top: floorAt - height * scale.floorLine, width, height };
}

/** The window enlarged and moved as little as needed to hold the bounds and a margin. */
function holdInside(window: Window, bounds: ScreenBounds, floorLine: number): Window {
  const margin = LEAST_MARGIN * Math.min(window.width, window.height);
  const growth = Math.max(
    1,
    (bounds.right - bounds.left + 2 * margin) / window.width,
    (bounds.bottom - bounds.top + 2 * margin) / window.height,
  );
  const width = window.width * growth;
  const height = window.height * growth;
  const left = window.left - (width - window.width) / 2;
  const top = window.top - (height - window.height) * floorLine;
  return {
    left: between(left, bounds.right + margin - width, bounds.left - margin),
    top: between(top, bounds.bottom + margin - height, bounds.top - margin),
    width,
    height,
  };
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function boundsOf(surfaces: readonly Surface[], camera: Camera): ScreenBounds {
  const bounds = screenBounds(surfaces, camera);
  if (bounds === undefined) throw new RangeError('Expected surfaces that show something but received none.');
  return bounds;
}

/** How far down the picture a point appears, pixels. */
function heightOf(point: Point3, camera: Camera): number {
  return projectPoints(Float32Array.from(point), camera)[1]!;
}
