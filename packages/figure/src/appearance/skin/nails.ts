import type { FilledSettings } from '../../body/person.ts';
import type { FigureData } from '../../data/figure-data.ts';
import {
  add,
  centroid,
  cross,
  dot,
  normalize,
  scale,
  subtract,
  type Vector3,
} from '../../geometry/vector.ts';
import { smoothstep } from '../noise.ts';
import { type Colour, SKIN_TONES } from '../palette.ts';
import { type Paint, stain, tint } from './paint.ts';

/** A finger's last joint on the neutral figure. */
interface Fingertip {
  readonly middle: Vector3;
  /** Unit vectors to the tip, across the nail and out of it. */
  readonly along: Vector3;
  readonly across: Vector3;
  readonly dorsal: Vector3;
  readonly halfWidth: number;
}

/** Half the length and, of the thumb and of the other fingers, half the width of a nail, dm. */
const HALF_LENGTH_DM = 0.062;
const HALF_WIDTH_DM = { thumb: 0.062, finger: 0.05 };
/** From the end of the bone back to the middle of the nail, dm. */
const SETBACK_DM = 0.05;
/** Hands of the neutral figure are in front of and beside the hips: nothing else is. */
const HANDS = { fromX: 3, toY: 2.9, fromZ: 1.7 };

/** Fingernails: paler and glossier than the skin around them, with a cuticle and a light edge. */
export function nails(data: FigureData, { skin_tone }: FilledSettings): Paint {
  const tips = { left: fingertips(data, 'L'), right: fingertips(data, 'R') };
  const tone = SKIN_TONES[skin_tone];
  const bed: Colour = [Math.min(0.85, tone[0] * 1.08 + 0.05), tone[1] * 0.95 + 0.03, tone[2] * 0.95 + 0.035];
  const edge: Colour = [bed[0] * 0.6 + 0.3, bed[1] * 0.6 + 0.28, bed[2] * 0.6 + 0.26];
  return ({ x, y, z }, out) => {
    if (y > HANDS.toY || Math.abs(x) < HANDS.fromX || z < HANDS.fromZ) return;
    for (const tip of x > 0 ? tips.left : tips.right) {
      const place: Vector3 = [x - tip.middle[0], y - tip.middle[1], z - tip.middle[2]];
      const height = dot(place, tip.dorsal);
      if (height < 0.015 || height > 0.2) continue;
      const along = dot(place, tip.along) / HALF_LENGTH_DM;
      const across = dot(place, tip.across) / tip.halfWidth;
      const rim = along ** 4 + across ** 4;
      if (rim > 1.8) continue;
      const share = smoothstep(1.15, 0.8, rim);
      stain(out, CUTICLE, 0.7 * smoothstep(1.8, 1.1, rim) * (1 - share));
      tint(out, along > 0.72 ? edge : bed, 0.7 * share);
      out.specular += 0.12 * share;
      out.gloss += 40 * share;
      return;
    }
  };
}

const CUTICLE: Colour = [0.8, 0.68, 0.65];

function fingertips(data: FigureData, side: 'L' | 'R'): Fingertip[] {
  return [1, 2, 3, 4, 5].map((finger) => {
    const knuckle = boneOf(data, `finger${finger}-${finger === 1 ? 2 : 1}.${side}`);
    const last = boneOf(data, `finger${finger}-3.${side}`);
    // A finger bends towards the palm, so its first bone points a little out of the nail.
    const dorsal = normalize(subtract(knuckle.along, scale(last.along, dot(knuckle.along, last.along))));
    return {
      middle: add(last.tail, scale(last.along, -SETBACK_DM)),
      along: last.along,
      across: cross(last.along, dorsal),
      dorsal,
      halfWidth: finger === 1 ? HALF_WIDTH_DM.thumb : HALF_WIDTH_DM.finger,
    };
  });
}

function boneOf({ rig, base }: FigureData, name: string) {
  const bone = rig.bones.indexOf(name);
  const head = rig.heads[bone];
  const tail = rig.tails[bone];
  if (!head || !tail) throw new Error(`Expected a bone "${name}" in the rig.`);
  const end = centroid(base.positions, tail);
  return { tail: end, along: normalize(subtract(end, centroid(base.positions, head))) };
}
