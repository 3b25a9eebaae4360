import type { Rgb } from '@atelier/engine';
import {
  BODY_PARTS,
  createPerson,
  jointFinder,
  type Posture,
  photographWorn,
  stanceOf,
} from '@atelier/figure';
import type { KeyPoints } from '../../packages/engine/src/try-on/key-points.ts';
import { cameraAt } from '../../packages/engine/src/try-on/photo-camera.ts';
import type { PhotoParts } from '../../packages/engine/src/try-on/photo-parts.ts';
import type { PreparedGarment } from '../../packages/engine/src/try-on/try-on-garments.ts';
import { sewProducts, sortProducts } from '../../packages/engine/src/try-on/try-on-garments.ts';
import { loadFigureData } from './figure-data.ts';
import { keyPointsSeen } from './key-points-seen.ts';

/** A photo of somebody of whom everything is known: where each joint is and what each pixel shows. */
export interface DrawnPerson {
  readonly photo: Rgb;
  readonly parts: PhotoParts;
  readonly points: KeyPoints;
}

const SIZE = { width: 360, height: 480 };
/** The crown is out of its picture. */
const NEAR_CAMERA = cameraAt([0.2, -0.3, 30], SIZE);
/** A camera that sees all of the body and room around it. */
export const FAR_CAMERA = cameraAt([0.2, 0.3, 36], SIZE);
const standing = stanceOf('standing', 0).posture;

/** A man who stands before a grey wall in one product, or bare; `turn` is how far he faces away, degrees. */
export async function drawnPerson(
  wears: PreparedGarment | undefined,
  turn = 5,
  camera = NEAR_CAMERA,
): Promise<DrawnPerson> {
  const data = await loadFigureData();
  const person = createPerson(data, { gender: 'male', hair_length: 'bald' }, 1);
  const posture: Posture = { ...standing, literal: true, pelvis: { nod: 0, roll: 0, turn } };
  const garments = wears ? await sewProducts(data, person, sortProducts([wears]).sewn) : [];
  const shot = { camera, skinColour: [0.5, 0.3, 0.22] } as const;
  const worn = photographWorn(data, person, garments, { posture, progress: 1 }, shot);
  const cells = SIZE.width * SIZE.height;
  const photo = new Uint8Array(cells * 3);
  const plane = () => new Float32Array(cells);
  const parts = { ground: plane(), hair: plane(), face: plane(), skin: plane(), clothes: plane() };
  for (let i = 0; i < cells; i++) {
    const cloth = worn.clothes.data[4 * i + 3]! / 255;
    const body = worn.skin.data[4 * i + 3]! / 255;
    for (let c = 0; c < 3; c++) {
      const wall = 150 + 40 * (i / cells);
      const bare = wall + (worn.skin.data[4 * i + c]! - wall) * body;
      photo[3 * i + c] = Math.round(bare + (worn.clothes.data[4 * i + c]! - bare) * cloth);
    }
    const isFace = worn.parts.data[i] === BODY_PARTS.head;
    parts.clothes[i] = cloth;
    parts.face[i] = isFace ? body * (1 - cloth) : 0;
    parts.skin[i] = isFace ? 0 : body * (1 - cloth);
    parts.ground[i] = (1 - body) * (1 - cloth);
  }
  const rest = { other: plane(), upper: parts.clothes, lower: plane(), full: plane() };
  return {
    photo: { ...SIZE, channels: 3, data: photo },
    parts: { ...SIZE, ...parts, ...rest },
    points: keyPointsSeen(jointFinder(data, person)(posture), camera),
  };
}
