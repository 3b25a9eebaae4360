import type { WornClothes } from '@atelier/figure';
import { type Bounds, boundsOfMask, cropRgba } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import type { KeyPoint } from '../person/types.ts';
import { trunkLength } from './fit-stance.ts';
import type { KeyPoints, PointPair } from './key-points.ts';
import type { OldClothes } from './old-clothes.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { TryOnLayers } from './try-on-layers.ts';

/** Ground around body and clothes that is looked at, share of shoulder to hip: what shows there is made from it. */
const ROOM_SHARE = 0.3;

/** The part of a photo that a try-on can change, and its surroundings. */
export function changeableBox({ worn, old, points }: TryOnLayers): Bounds {
  const { width, height } = worn.parts;
  const touched = new Uint8Array(width * height);
  for (let i = 0; i < touched.length; i++) {
    const isTouched = worn.parts.data[i] !== 0 || worn.clothes.data[4 * i + 3] !== 0 || old.rimmed[i] === 1;
    touched[i] = isTouched ? 1 : 0;
  }
  const box = boundsOfMask(touched, width, height) ?? { left: 0, top: 0, width, height };
  return growBounds(box, ROOM_SHARE * trunkLength(points), width, height);
}

/** Layers of a part of the photo, with key points that are counted from its corner. */
export function cropLayers(layers: TryOnLayers, box: Bounds): TryOnLayers {
  const { photo, parts, points, worn, old, seed } = layers;
  return {
    photo: cropRgb(photo, box),
    parts: cropParts(parts, box),
    points: movePoints(points, box),
    worn: cropWorn(worn, box),
    old: cropOld(old, photo.width, box),
    seed,
  };
}

/** Rows of a plane inside a box: as many values as the box has pixels. */
function cropPlane<P extends Uint8Array | Float32Array>(plane: P, width: number, box: Bounds, out: P): P {
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    out.set(plane.subarray(from, from + box.width), y * box.width);
  }
  return out;
}

const cropField = (plane: Float32Array, width: number, box: Bounds): Float32Array =>
  cropPlane(plane, width, box, new Float32Array(box.width * box.height));

const cropMask = (plane: Uint8Array, width: number, box: Bounds): Uint8Array =>
  cropPlane(plane, width, box, new Uint8Array(box.width * box.height));

function cropParts(parts: PhotoParts, box: Bounds): PhotoParts {
  const crop = (plane: Float32Array) => cropField(plane, parts.width, box);
  return {
    width: box.width,
    height: box.height,
    ground: crop(parts.ground),
    hair: crop(parts.hair),
    face: crop(parts.face),
    skin: crop(parts.skin),
    clothes: crop(parts.clothes),
    other: crop(parts.other),
    upper: crop(parts.upper),
    lower: crop(parts.lower),
    full: crop(parts.full),
  };
}

function cropWorn({ clothes, skin, parts }: WornClothes, box: Bounds): WornClothes {
  const data = cropMask(parts.data, parts.width, box);
  return {
    clothes: cropRgba(clothes, box),
    skin: cropRgba(skin, box),
    parts: { width: box.width, height: box.height, data },
  };
}

const cropOld = ({ cloth, rimmed, before, below }: OldClothes, width: number, box: Bounds): OldClothes => ({
  cloth: cropMask(cloth, width, box),
  rimmed: cropMask(rimmed, width, box),
  before: cropMask(before, width, box),
  below: cropMask(below, width, box),
});

function movePoints(points: KeyPoints, { left, top }: Bounds): KeyPoints {
  const move = (point: KeyPoint): KeyPoint => ({ ...point, x: point.x - left, y: point.y - top });
  const moveBoth = (pair: PointPair): PointPair => ({ left: move(pair.left), right: move(pair.right) });
  const { nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles } = points;
  return {
    ...(nose && { nose: move(nose) }),
    ...(eyes && { eyes: moveBoth(eyes) }),
    ...(ears && { ears: moveBoth(ears) }),
    shoulders: moveBoth(shoulders),
    elbows: moveBoth(elbows),
    wrists: moveBoth(wrists),
    hips: moveBoth(hips),
    knees: moveBoth(knees),
    ankles: moveBoth(ankles),
  };
}
