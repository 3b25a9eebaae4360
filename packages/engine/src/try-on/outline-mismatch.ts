import { BODY_PARTS, bodyMap, type FigureData, posePerson } from '@atelier/figure';
import type { FittedBody } from './fit-body.ts';
import { smallerCamera } from './photo-camera.ts';
import { type Silhouette, SmallSilhouette } from './silhouette.ts';

/** Outlines are compared on at most this many pixels a side. */
const COMPARED_PX = 200;
/** Body outside the silhouette counts so many times what bare skin leaves between it and the body. */
const OVERFLOW = 2;
/** Arms are thin, and follow key points that are not quite on their middle. */
const ARM_OVERFLOW = 1;
/** Cloth may hang away from the body: what it leaves between counts by this much. */
const UNDER_CLOTH = 0.3;
/** Share of the picture's longer side beside the trunk that counts as its clothes. */
const BESIDE_SHARE = 0.04;

/**
 * How badly a body fills a silhouette: the areas by which it stands out and stays behind beside trunk and legs, as a
 * share of the area of trunk and legs.
 */
export function outlineMismatch(
  data: FigureData,
  { person, stance, camera }: Pick<FittedBody, 'person' | 'stance' | 'camera'>,
  silhouette: Silhouette,
): number {
  const small = smallerCamera(camera, COMPARED_PX);
  const shown = new SmallSilhouette(silhouette, small);
  const map = bodyMap(data, posePerson(data, person, stance), small);
  const { width, height } = small;
  const reach = Math.ceil(BESIDE_SHARE * Math.max(width, height));
  let body = 0;
  let mismatch = 0;
  for (let y = 0; y < height; y++) {
    const row = map.data.subarray(y * width, (y + 1) * width);
    const beside = besideTrunk(row, reach);
    for (let x = 0; x < width; x++) {
      if (isTrunk(row[x]!)) {
        body++;
        mismatch += OVERFLOW * (1 - shown.personAt(x, y));
      } else if (row[x] === BODY_PARTS.arm) {
        mismatch += ARM_OVERFLOW * (1 - shown.personAt(x, y));
      } else if (beside[x] && row[x] === BODY_PARTS.none && shown.personAt(x, y) > 0.5) {
        mismatch += shown.skinAt(x, y) > 0.5 ? 1 : UNDER_CLOTH;
      }
    }
  }
  return mismatch / Math.max(1, body);
}

const isTrunk = (part: number): boolean => part === BODY_PARTS.trunk || part === BODY_PARTS.leg;

/** 1 within reach of the trunk in a row of a body map. */
function besideTrunk(row: Uint8Array, reach: number): Uint8Array {
  const beside = new Uint8Array(row.length);
  row.forEach((part, x) => {
    if (isTrunk(part)) beside.fill(1, Math.max(0, x - reach), x + reach + 1);
  });
  return beside;
}
