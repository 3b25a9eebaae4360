import type { Support } from '../body/posed-body.ts';
import type { Surface } from '../raster/surface.ts';
import { bevelledBox } from './bevelled-box.ts';
import { type Seat, seatBlock } from './seat-block.ts';

/** Linear RGB of painted wood. */
export type Paint = readonly [red: number, green: number, blue: number];

/** A warm studio white: pale, yet darker than a lit backdrop. */
export const STUDIO_WHITE: Paint = [0.76, 0.755, 0.745];

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

function seat(support: Seat, floor: number, paint: Paint): Surface {
  const { left, right, back, front, topY } = seatBlock(support);
  const bottom = floor - SUNK;
  const height = Math.max(2 * BEVEL + SUNK, topY - bottom);
  return painted(
    'seat',
    bevelledBox(
      [(left + right) / 2, bottom + height / 2, (back + front) / 2],
      [right - left, height, front - back],
      BEVEL,
    ),
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
