import type { GarmentPhotos, GarmentTexture } from './garment.ts';
import { mirrorTexture, paintOver, prepareTexture } from './texture.ts';
import { findTopLandmarks, isInNeck, type TopExpectation, type TopLandmarks } from './top-landmarks.ts';
import type { TopStyle } from './top-style.ts';

/** A photo ready to be cut from. */
export interface TopPhoto {
  readonly texture: GarmentTexture;
  readonly marks: TopLandmarks;
}

/** The neck opening is painted over this far beyond its edge, cells: the edge itself is a shadow line. */
const EDGE_CELLS = 1;
/** A back that no photo shows is not cut lower than this share of the neck's width. */
const DEEPEST_MADE_UP_BACK = 0.24;

/**
 * Finds the landmarks of both photos. The inside of the back, which a lying front shows above its neckline, is painted
 * over with cloth in both, for it belongs neither on the chest nor on the back.
 */
export function readTopPhotos(photos: GarmentPhotos, style: TopStyle): { front: TopPhoto; back: TopPhoto } {
  const expected = { sleeves: style.sleeves, deepestArmpit: style.deepestArmpit, worn: photos.worn };
  const raw = prepareTexture(photos.front);
  const marks = findTopLandmarks(raw, { ...expected, view: 'front' });
  const front = { texture: withoutInside(raw, marks), marks };
  return { front, back: readBack(photos, front, expected) };
}

function readBack(
  { back, backInferred }: GarmentPhotos,
  front: TopPhoto,
  expected: Omit<TopExpectation, 'view'>,
): TopPhoto {
  if (back && !backInferred) {
    const texture = prepareTexture(back);
    return { texture, marks: findTopLandmarks(texture, { ...expected, view: 'back' }) };
  }
  const raw = back ? prepareTexture(back) : mirrorTexture(front.texture);
  const shown = findTopLandmarks(raw, { ...expected, view: 'front' });
  const marks = findTopLandmarks(raw, { ...expected, view: 'back' });
  return { texture: withoutInside(raw, shown), marks: withShallowNeck(marks) };
}

/** A made-up back has the front's outline: where that is the front's own neckline, a back's is drawn instead. */
function withShallowNeck(marks: TopLandmarks): TopLandmarks {
  const { sides, neckline } = marks;
  if (sides.left.strap && sides.right.strap) return marks;
  const deepest = DEEPEST_MADE_UP_BACK * (sides.right.shoulder.neck.x - sides.left.shoulder.neck.x);
  if (neckline.depth <= deepest) return marks;
  const depthAt = (across: number) => deepest * Math.max(0, 1 - Math.abs(across) ** 2.4);
  return { ...marks, neckline: { depthAt, depth: deepest, seen: 'assumed' } };
}

function withoutInside(texture: GarmentTexture, marks: TopLandmarks): GarmentTexture {
  const { sides, neckline, silhouette } = marks;
  const { cell } = silhouette;
  const left = sides.left.shoulder.neck;
  const right = sides.right.shoulder.neck;
  return paintOver(texture, {
    left: left.x * cell,
    right: right.x * cell,
    top: Math.max(0, Math.min(left.y, right.y) * cell - 4 * cell),
    bottom: (Math.max(left.y, right.y) + neckline.depth + EDGE_CELLS) * cell,
    covers: (x, y) => isInNeck(marks, { x: x / cell, y: y / cell - EDGE_CELLS }),
  });
}
