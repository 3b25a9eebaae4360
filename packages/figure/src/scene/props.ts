import type { Support } from '../body/posed-body.ts';
import type { Surface } from '../raster/surface.ts';
import { bevelledBox } from './bevelled-box.ts';

/** Linear RGB of painted wood. */
export type Paint = readonly [red: number, green: number, blue: number];

/** A warm studio white: pale, yet darker than a lit backdrop. */
export const STUDIO_WHITE: Paint = [0.76, 0.755, 0.745];

/** The seat is a block this wide, and this deep unless the legs leave less room, dm. */
const SEAT_WIDTH = 4.4;
const SEAT_DEPTH = 3.8;
const LEAST_SEAT_DEPTH = 2.4;
/** Room between the seat and the back of the knees, dm. */
const KNEE_ROOM = 0.35;
/** The block goes on behind the middle of the weight by this, at least. */
const SEAT_BEHIND = 1.7;
const BEVEL = 0.12;

/** The wall is the side of a pillar that leaves the picture at the top, dm. */
const PILLAR_WIDTH = 3;
const PILLAR_DEPTH = 7;
const PILLAR_HEIGHT = 40;
/** Sleeves lie between the shoulder and the wall, dm. */
const SLEEVE_ROOM = 0.1;
/** Props stand on the floor; a little below, so that no gap shows. */
const SUNK = 0.02;

/** The wall takes in more of the picture than the seat: it is painted paler, by this share of what is missing to white. */
const WALL_PALER = 0.4;

/**
 * What the figure sits on or leans against.
 * @param floor height of the floor, dm
 */
export function propSurface(support: Support, floor: number, paint: Paint = STUDIO_WHITE): Surface {
  return support.kind === 'seat' ? seat(support, floor, paint) : pillar(support.x, floor, paint);
}

function seat(support: Extract<Support, { kind: 'seat' }>, floor: number, paint: Paint): Surface {
  const front = support.frontZ - KNEE_ROOM;
  const back = Math.min(support.z - SEAT_BEHIND, front - LEAST_SEAT_DEPTH);
  const depth = Math.max(LEAST_SEAT_DEPTH, Math.min(SEAT_DEPTH, front - back));
  const bottom = floor - SUNK;
  const height = Math.max(2 * BEVEL + SUNK, support.topY - bottom);
  const middleZ = back + depth / 2;
  return painted(
    'seat',
    bevelledBox([support.x, bottom + height / 2, middleZ], [SEAT_WIDTH, height, depth], BEVEL),
    paint,
  );
}

function pillar(x: number, floor: number, paint: Paint): Surface {
  const bottom = floor - SUNK;
  const box = bevelledBox(
    [x - SLEEVE_ROOM - PILLAR_WIDTH / 2, bottom + PILLAR_HEIGHT / 2, 0],
    [PILLAR_WIDTH, PILLAR_HEIGHT, PILLAR_DEPTH],
    BEVEL,
  );
  const paler = (value: number) => value + (1 - value) * WALL_PALER;
  return painted('wall', box, [paler(paint[0]), paler(paint[1]), paler(paint[2])]);
}

type Geometry = Pick<Surface, 'positions' | 'normals' | 'triangles'>;

function painted(name: string, geometry: Geometry, [r, g, b]: Paint): Surface {
  return {
    name,
    ...geometry,
    castsShadow: true,
    twoSided: false,
    material: {
      reflect(_, out) {
        out.r = r;
        out.g = g;
        out.b = b;
        out.wrap = 0.1;
      },
    },
  };
}
