import type { Field } from '@atelier/pixels/field';
import type { Keep, Scene } from '../../packages/engine/src/social/scene.ts';
import { type Crop, cropAt, type FreeWindow } from '../../packages/engine/src/social/window.ts';

/** What of a picture is inside a crop. */
export interface Seen {
  /** Share of the subject's area, 0..1. */
  readonly subject: number;
  readonly allFaces: boolean;
}

/** So much of the subject, and all faces, are promised to be inside where any place of the crop holds them. */
export const PROMISED_SHARE = 0.95;
/** Detectors place a face's box to within a few hundredths of its size. */
const FACE_TOLERANCE = 0.03;
const TRIED_PLACES = 40;
const SUBJECT = 0.5;

/** What of the subject and the faces of a scene is inside a crop of its picture. */
export function seenInCrop(crop: Crop, picture: { width: number; height: number }, scene: Scene): Seen {
  const box = {
    left: crop.x / picture.width,
    right: (crop.x + crop.width) / picture.width,
    top: crop.y / picture.height,
    bottom: (crop.y + crop.height) / picture.height,
  };
  const faces = scene.keeps.filter(({ kind }) => kind === 'face');
  return {
    subject: scene.subject ? shareInside(scene.subject, box) : 1,
    allFaces: faces.every((face) => holds(box, face)),
  };
}

/** Whether a crop keeps what is promised. */
export function isKept({ subject, allFaces }: Seen): boolean {
  return allFaces && subject >= PROMISED_SHARE;
}

/** Whether any place of a window keeps what is promised: geometry allows it. */
export function canKeep(
  window: FreeWindow,
  picture: { width: number; height: number },
  scene: Scene,
): boolean {
  return Array.from({ length: TRIED_PLACES + 1 }, (_, k) =>
    cropAt(window, Math.round((window.room * k) / TRIED_PLACES)),
  ).some((crop) => isKept(seenInCrop(crop, picture, scene)));
}

interface ShareEdges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function shareInside(subject: Field, { left, right, top, bottom }: ShareEdges): number {
  let [all, inside] = [0, 0];
  for (let i = 0; i < subject.data.length; i++) {
    if (subject.data[i]! < SUBJECT) continue;
    const x = ((i % subject.width) + 0.5) / subject.width;
    const y = (Math.floor(i / subject.width) + 0.5) / subject.height;
    all++;
    if (x >= left && x <= right && y >= top && y <= bottom) inside++;
  }
  return all === 0 ? 1 : inside / all;
}

function holds({ left, right, top, bottom }: ShareEdges, { box }: Keep): boolean {
  return (
    Math.max(0, box.x) + FACE_TOLERANCE * box.width >= left &&
    Math.min(1, box.x + box.width) - FACE_TOLERANCE * box.width <= right &&
    Math.max(0, box.y) + FACE_TOLERANCE * box.height >= top &&
    Math.min(1, box.y + box.height) - FACE_TOLERANCE * box.height <= bottom
  );
}
