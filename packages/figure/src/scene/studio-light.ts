import type { Point3 } from '../body/person.ts';
import { rotate, turnAbout } from '../geometry/rotation.ts';
import { dot, normalize, scale as scaled } from '../geometry/vector.ts';
import type { Lamp, Lights } from '../raster/lighting.ts';
import { irradianceAt } from '../raster/lighting.ts';

/** Directions to the lamps for a camera in front of the figure. */
const KEY: Point3 = normalize([-0.5, 0.66, 0.78]);
const FILL: Point3 = normalize([0.85, 0.2, 0.55]);
const RIM: Point3 = normalize([0.62, 0.5, -0.72]);

/** Warm and cool tints are slight and cancel out on surfaces that face the camera. */
const KEY_COLOUR: Point3 = [1.012, 1, 0.984];
const FILL_COLOUR: Point3 = [0.99, 1, 1.012];
const NEUTRAL: Point3 = [1, 1, 1];
const SKY_COLOUR: Point3 = [0.992, 1, 1.01];
const FLOOR_COLOUR: Point3 = [1.005, 1, 0.995];

/** Relative strengths: large soft boxes, little contrast, so that colours read true and folds still show. */
const KEY_STRENGTH = 0.64;
const FILL_STRENGTH = 0.11;
const RIM_STRENGTH = 0.16;
const SKY_STRENGTH = 0.42;
const FLOOR_STRENGTH = 0.27;

const TOWARDS_CAMERA: Point3 = [0, 0, 1];
/** How bright surfaces square to the key, and square to the camera, come out in the mean. */
const EXPOSURE = 0.985;

/**
 * The studio's lamps, which turn with the camera so that every side is lit alike. Exposed so that cloth that faces
 * the key or the camera shows its own colour.
 * @param azimuth of the camera about the figure, degrees: 0 = before it, 90 = at its left
 * @param keyTurn degrees by which the key stands further round than usual
 */
export function studioLights(azimuth: number, keyTurn = 0): Lights {
  const lamp = (towards: Point3, colour: Point3, strength: number, turn = 0): Lamp => ({
    towards: rotate(turnAbout('y', azimuth + turn), towards),
    colour: scaled(colour, strength),
  });
  const lights: Lights = {
    key: lamp(KEY, KEY_COLOUR, KEY_STRENGTH, keyTurn),
    fill: lamp(FILL, FILL_COLOUR, FILL_STRENGTH),
    rim: lamp(RIM, NEUTRAL, RIM_STRENGTH),
    sky: scaled(SKY_COLOUR, SKY_STRENGTH),
    floor: scaled(FLOOR_COLOUR, FLOOR_STRENGTH),
  };
  return expose(lights, rotate(turnAbout('y', azimuth), TOWARDS_CAMERA));
}

function expose(lights: Lights, camera: Point3): Lights {
  const mean =
    (luminance(irradianceAt(lights, lights.key.towards)) + luminance(irradianceAt(lights, camera))) / 2;
  const gain = EXPOSURE / mean;
  const brighten = ({ towards, colour }: Lamp): Lamp => ({ towards, colour: scaled(colour, gain) });
  return {
    key: brighten(lights.key),
    fill: brighten(lights.fill),
    rim: brighten(lights.rim),
    sky: scaled(lights.sky, gain),
    floor: scaled(lights.floor, gain),
  };
}

const LUMINANCE: Point3 = [0.2126, 0.7152, 0.0722];

function luminance(colour: Point3): number {
  return dot(colour, LUMINANCE);
}
