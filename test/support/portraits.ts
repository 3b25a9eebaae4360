import type { OnFigureModelSettings } from '@atelier/contracts';
import { personSurfaces } from '../../packages/figure/src/appearance/person-surfaces.ts';
import { createPerson } from '../../packages/figure/src/body/create-person.ts';
import type { Person } from '../../packages/figure/src/body/person.ts';
import { posePerson } from '../../packages/figure/src/body/pose-person.ts';
import { stanceOf } from '../../packages/figure/src/body/stance.ts';
import type { FigureData } from '../../packages/figure/src/data/figure-data.ts';
import { lookAt } from '../../packages/figure/src/raster/camera.ts';
import { renderView } from '../../packages/figure/src/raster/render-view.ts';
import { studioLights } from '../../packages/figure/src/scene/studio-light.ts';

/** A small picture of head and shoulders, before nothing. */
export interface Portrait {
  readonly size: number;
  /** Straight-alpha sRGB: `Uint8Array [size * size * 4]`. */
  readonly rgba: Uint8Array;
  readonly person: Person;
}

const SIZE_PX = 220;
/** What the picture shows, and how far its middle lies below the crown, as shares of the person's height. */
const FIELD = 0.22;
const MIDDLE = 0.09;
const DISTANCE_DM = 18;

/** A grown woman of settings that leave nothing to the seed. */
export const PLAIN = {
  gender: 'female',
  ethnicity: 'european',
  skin_tone: 'white',
  body_shape: 'regular',
  age_group: 'young_adult',
  height: 'medium',
  hair_length: 'bald',
  hair_style: 'straight',
  hair_color: 'dark_brown',
} as const satisfies OnFigureModelSettings;

/** Photographs the person that `settings` make of `PLAIN`, from `azimuth` degrees, 0 = from the front. */
export function portrait(
  data: FigureData,
  settings: Partial<OnFigureModelSettings>,
  { azimuth = 0, seed = 5, variant = 0 } = {},
): Portrait {
  const person = createPerson(data, { ...PLAIN, ...settings }, seed);
  const body = posePerson(data, person, stanceOf('standing', variant));
  const [x, y, z] = crownOf(body.positions);
  const target = [x, y - person.measures.height * MIDDLE, z + 0.2] as const;
  const turn = (azimuth * Math.PI) / 180;
  const eye = [
    target[0] + Math.sin(turn) * DISTANCE_DM,
    target[1],
    target[2] + Math.cos(turn) * DISTANCE_DM,
  ] as const;
  const size = { width: SIZE_PX, height: SIZE_PX };
  const { figure, place } = renderView({
    surfaces: personSurfaces(data, person, body),
    camera: lookAt(eye, target, (SIZE_PX / (FIELD * person.measures.height)) * DISTANCE_DM, size),
    lights: studioLights(azimuth),
    receivers: [],
  });
  const rgba = new Uint8Array(SIZE_PX * SIZE_PX * 4);
  for (let row = 0; place && row < figure.height; row++) {
    const from = row * figure.width * 4;
    rgba.set(
      figure.data.subarray(from, from + figure.width * 4),
      ((place.top + row) * SIZE_PX + place.left) * 4,
    );
  }
  return { size: SIZE_PX, rgba, person };
}

/** Rows (shares of the height) of the pixels in which two pictures differ by more than `steps` of 255. */
export function changedRows(a: Portrait, b: Portrait, steps = 24): number[] {
  const rows: number[] = [];
  for (let pixel = 0; pixel < a.size * a.size; pixel++) {
    const difference = [0, 1, 2, 3].reduce(
      (most, channel) =>
        Math.max(most, Math.abs(a.rgba[4 * pixel + channel]! - b.rgba[4 * pixel + channel]!)),
      0,
    );
    if (difference > steps) rows.push(Math.floor(pixel / a.size) / a.size);
  }
  return rows;
}

function crownOf(positions: Float32Array): [number, number, number] {
  let crown = 0;
  for (let vertex = 1; vertex < 13_380; vertex++) {
    if (positions[3 * vertex + 1]! > positions[3 * crown + 1]!) crown = vertex;
  }
  return [positions[3 * crown]!, positions[3 * crown + 1]!, positions[3 * crown + 2]!];
}
