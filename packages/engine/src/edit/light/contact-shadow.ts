import { boundsOfMask } from '@atelier/pixels/bounds';
import { enlargeField } from '@atelier/pixels/enlarge';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Plane } from '@atelier/pixels/raster';
import { lookOf } from '../../studio/look.ts';
import { castShadow } from '../../studio/shadow.ts';
import { fitPlane } from '../edit-mask.ts';
import type { SceneLight } from './scene-light.ts';

const WORK_SIDE = 640;
/** Subjects that come nearer to the lower edge than this share of the height stand outside the picture. */
const CUT_SHARE = 0.012;
/** A light from straight ahead throws its shadow as one from above does. */
const LEAST_SIDE = 0.08;

/**
 * The shadow that a subject throws where it stands, 0..1 at the matte's size; undefined for one that is cut by the
 * picture's lower edge and shows no foot.
 */
export async function contactShadow(
  alpha: Plane,
  light: SceneLight,
  seed: number,
): Promise<Field | undefined> {
  const { width, height } = alpha;
  const scale = Math.min(1, WORK_SIDE / Math.max(width, height));
  const [columns, rows] = [Math.max(2, Math.round(width * scale)), Math.max(2, Math.round(height * scale))];
  const small = await fitPlane(alpha, columns, rows);
  const matte = emptyField(columns, rows);
  for (let i = 0; i < matte.data.length; i++) matte.data[i] = small.data[i]! / 255;
  const box = boundsOfMask(
    Uint8Array.from(matte.data, (v) => (v > 0.5 ? 1 : 0)),
    columns,
    rows,
  );
  if (!box || box.top + box.height > rows * (1 - CUT_SHARE)) return undefined;
  const look = { ...lookOf(0, seed), lightDegrees: degreesOf(light), shadowStrength: 1 };
  const shadow = castShadow(matte, Math.max(box.width, box.height), 'standing', look);
  return enlargeField(shadow, width, height);
}

/** Degrees clockwise from straight above. Light from below throws no shadow on the floor: it is taken as from above. */
function degreesOf({ towards: { x, y } }: SceneLight): number {
  if (Math.abs(x) < LEAST_SIDE) return 0;
  return (Math.atan2(x, Math.max(0.3, -y)) * 180) / Math.PI;
}
