import type { Plane } from '@atelier/pixels/raster';
import type { PosedBody } from '../body/posed-body.ts';
import { bodyTriangles } from '../body/triangles.ts';
import type { FigureData } from '../data/figure-data.ts';
import { type Camera, projectPoints } from '../raster/camera.ts';
import { rasterise, type SampleGrid } from '../raster/rasterise.ts';
import type { Surface } from '../raster/surface.ts';

/** Parts of a body that clothes leave bare together. 0 is no body. */
export const BODY_PARTS = { none: 0, head: 1, trunk: 2, arm: 3, hand: 4, leg: 5, foot: 6 } as const;

const PART_OF_BONE: readonly (readonly [number, RegExp])[] = [
  [BODY_PARTS.hand, /^(wrist|metacarpal|finger)/],
  [BODY_PARTS.arm, /^(upperarm|lowerarm|shoulder)/],
  [BODY_PARTS.foot, /^(foot|toe)/],
  [BODY_PARTS.leg, /^(upperleg|lowerleg|pelvis|root)/],
  [BODY_PARTS.trunk, /^(spine|breast|clavicle|neck)/],
];
const INFLUENCES = 4;
const MIDDLE = [0.5, 0.5];

/** Which part of a bare body each pixel of a picture shows: a value of `BODY_PARTS`. */
export function bodyMap(data: FigureData, body: PosedBody, camera: Camera): Plane {
  const triangles = bodyTriangles(data);
  const { width, height } = camera;
  const ids = new Uint32Array(width * height);
  const nearness = new Float32Array(width * height);
  const grid: SampleGrid = { left: 0, top: 0, width, height, offsets: MIDDLE, nearness, ids };
  const screen = projectPoints(body.positions, camera);
  rasterise(grid, { surface: bodySurface(data, body), screen, firstId: 1 });
  const parts = partsOfVertices(data);
  const shown = new Uint8Array(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id > 0) shown[i] = parts[triangles[(id - 1) * 3]!]!;
  }
  return { width, height, data: shown };
}

const partsOfData = new WeakMap<FigureData, Uint8Array>();

/** The part of each base vertex, by the bone that moves it most. */
export function partsOfVertices(data: FigureData): Uint8Array {
  const known = partsOfData.get(data) ?? findParts(data);
  partsOfData.set(data, known);
  return known;
}

function findParts({ rig, skinWeights }: FigureData): Uint8Array {
  const ofBone = rig.bones.map(
    (bone) => PART_OF_BONE.find(([, names]) => names.test(bone))?.[0] ?? BODY_PARTS.head,
  );
  const { bones, shares } = skinWeights;
  return Uint8Array.from({ length: bones.length / INFLUENCES }, (_, vertex) => {
    let most = INFLUENCES * vertex;
    for (let slot = most; slot < INFLUENCES * (vertex + 1); slot++)
      if (shares[slot]! > shares[most]!) most = slot;
    return ofBone[bones[most]!]!;
  });
}

/** The bare body as a shape alone: to be measured or framed, not to be drawn. */
export function bodySurface(data: FigureData, { positions }: PosedBody): Surface {
  const triangles = bodyTriangles(data);
  return {
    name: 'body',
    positions,
    normals: positions,
    triangles,
    castsShadow: false,
    twoSided: false,
    material: { reflect: () => {} },
  };
}
