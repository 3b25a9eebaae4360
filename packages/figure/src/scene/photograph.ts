import type { OnFigurePose, OnFigureViewpoint, OutputPaddings, OutputSize } from '@atelier/contracts';
import type { Support } from '../body/posed-body.ts';
import type { FrameMemory } from '../raster/frame-memory.ts';
import type { RenderedView, Timed } from '../raster/render-view.ts';
import { renderView } from '../raster/render-view.ts';
import { boxAround } from '../raster/shown-vertices.ts';
import type { Surface } from '../raster/surface.ts';
import type { FaceMarks } from './face-marks.ts';
import { frameView } from './frame.ts';
import type { Paint } from './props.ts';
import { propSurface } from './props.ts';
import { studioLights } from './studio-light.ts';

/** A dressed figure in a pose, ready to be photographed from anywhere. */
export interface Subject {
  /** Body, hair, clothes, shoes. */
  readonly surfaces: readonly Surface[];
  /** Those of them that are the product: what close-ups show. Empty: the whole figure. */
  readonly product: readonly Surface[];
  readonly face: FaceMarks;
  /** What it sits on or leans against. */
  readonly support?: Support;
  /** Height of the floor, dm: absent, it lies under the lowest thing that shows. Hems may hang below it. */
  readonly floor?: number;
}

/** One picture of it. */
export interface Shot {
  readonly viewpoint: OnFigureViewpoint;
  readonly pose: OnFigurePose;
  /** 0-based: moves the camera a little. */
  readonly variant: number;
  readonly size: OutputSize;
  /** Pixels that stay free around the figure and its seat. */
  readonly paddings?: OutputPaddings;
  /** Colour of seat and wall. */
  readonly paint?: Paint;
  /** False when the picture will have no studio around it: then walls are left out, seats stay. */
  readonly inStudio: boolean;
  /** Degrees by which the key light stands further round than usual. */
  readonly keyTurn?: number;
  /** What the camera is placed by; absent: all that shows. */
  readonly framed?: readonly Surface[];
}

export interface Photograph extends RenderedView {
  /** Share of the picture's height, from the top, at which the floor bends up into the wall; may lie outside 0..1. */
  readonly bend: number;
}

/**
 * Puts the props, the camera and the lamps in place and takes the picture. The same subject and shot give the same
 * bytes.
 * @param memory shared by pictures that one worker makes one after the other
 * @throws RangeError when the paddings leave no room, or nothing is to be seen
 * @example
 * const { figure, place, shadow, bend } = photograph(subject, { viewpoint: 'front', pose: 'standing', variant: 0,
 *   size: { width: 1024, height: 1536 }, inStudio: true });
 */
export function photograph(subject: Subject, shot: Shot, memory?: FrameMemory, timed?: Timed): Photograph {
  const { surfaces, support } = subject;
  const floor = subject.floor ?? boxAround(surfaces)?.least[1] ?? 0;
  const hasProp = support !== undefined && (support.kind === 'seat' || shot.inStudio);
  const props = hasProp ? [propSurface(support, floor, shot.paint)] : [];
  const isSeated = support?.kind === 'seat';
  const inFrame = shot.framed ?? (isSeated ? [...surfaces, ...props] : surfaces);
  const { camera, azimuth, bend } = frameView({ ...shot, ...subject, surfaces: inFrame, floor });
  const lights = studioLights(azimuth, shot.keyTurn);
  const receivers = [{ point: [0, floor, 0], normal: [0, 1, 0] }] as const;
  const view = { surfaces: [...surfaces, ...props], camera, lights, receivers };
  return { ...renderView(view, memory, timed), bend };
}
