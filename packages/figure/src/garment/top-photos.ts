import type { GarmentPhotos, GarmentTexture } from './garment.ts';
import { continueInwards, mirrorTexture, paintOver, prepareTexture } from './texture.ts';
import { findTopLandmarks, isInNeck, type TopExpectation, type TopLandmarks } from './top-landmarks.ts';
import type { TopStyle } from './top-style.ts';

/** A photo ready to be cut from. */
export interface TopPhoto {
  readonly texture: GarmentTexture;
  readonly marks: TopLandmarks;
}

/** The neck opening is painted over this far beyond its edge, cells: the edge itself is a shadow line. */
const EDGE_CELLS = 1;
/** A band along collar edges is this wide (share of the neck's width): on a made-up back only the back's own stays. */
const COLLAR = 0.11;
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
  return { front, back: readBack(photos, raw, expected) };
}

function readBack(
  { back, backInferred }: GarmentPhotos,
  front: GarmentTexture,
  expected: Omit<TopExpectation, 'view'>,
): TopPhoto {
  if (back && !backInferred) {
    const texture = prepareTexture(back);
    return { texture, marks: findTopLandmarks(texture, { ...expected, view: 'back' }) };
  }
  const raw = back ? prepareTexture(back) : mirrorTexture(front);
  const shown = findTopLandmarks(raw, { ...expected, view: 'front' });
  const marks = findTopLandmarks(raw, { ...expected, view: 'back' });
  return { texture: withClosedBack(raw, shown, marks), marks: withShallowNeck(marks) };
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

/** A front seen from behind without its own collar: the cloth beside it goes on. */
function withClosedBack(texture: GarmentTexture, front: TopLandmarks, back: TopLandmarks): GarmentTexture {
  if (front.neckline.seen === 'outline') return texture;
  const { cell } = front.silhouette;
  const left = front.sides.left.shoulder.neck;
  const right = front.sides.right.shoulder.neck;
  const width = right.x - left.x;
  const collar = COLLAR * width;
  const lineAt = (x: number) => left.y + ((right.y - left.y) * (x / cell - left.x)) / width;
  const acrossAt = (x: number) => (2 * (x / cell - left.x)) / width - 1;
  // Beside the opening the collar's band runs out.
  const edgeOf = (x: number) => {
    const across = Math.min(1, Math.max(-1, acrossAt(x)));
    return (lineAt(x) + front.neckline.depthAt(across) + collar) * cell;
  };
  const upperEdge = (x: number) => (lineAt(x) + back.neckline.depthAt(acrossAt(x)) + 0.8 * collar) * cell;
  return continueInwards(texture, {
    left: (left.x - collar) * cell,
    right: (right.x + collar) * cell,
    top: Math.min(left.y, right.y) * cell,
    bottom: (Math.max(left.y, right.y) + front.neckline.depth + collar) * cell,
    covers: (x, y) => y > upperEdge(x) && y < edgeOf(x),
  });
}
