import type { Setting } from '../prompt/scene-words.ts';
import { city } from './city.ts';
import { infographic } from './infographic.ts';
import { isometric } from './isometric.ts';
import { desert, forest, hills, mountains, snow } from './land.ts';
import { dots, garland, rayBurst, tiles } from './ornament.ts';
import { party } from './party.ts';
import { fanPoster, gridSunset } from './posters.ts';
import { road } from './road.ts';
import { desk, room, table } from './rooms.ts';
import type { Layer, Scene } from './scene.ts';
import { shapes } from './shapes.ts';
import { sky, space } from './sky.ts';
import { studio } from './studio.ts';
import { wall } from './wall.ts';
import { beach, sea, underwater } from './water.ts';
import { waves } from './waves.ts';

type Painter = (scene: Scene) => readonly Layer[];

const BY_SETTING = {
  studio,
  desk,
  room,
  table,
  hills,
  mountains,
  forest,
  beach,
  sea,
  underwater,
  desert,
  snow,
  city,
  space,
  sky,
  party,
  shapes,
  wall,
  road,
} satisfies Record<Setting, Painter>;

/** Scenes that styles bring along. */
const BY_STYLE = {
  'grid-sunset': gridSunset,
  'fan-poster': fanPoster,
  isometric,
  waves,
  tiles,
  dots,
  garland,
  rays: rayBurst,
  infographic,
} satisfies Record<string, Painter>;

const PAINTERS = { ...BY_SETTING, ...BY_STYLE };
export type SceneName = keyof typeof PAINTERS;

/** The sheets of a scene behind and before the subjects. */
export function paintSetting(name: SceneName, scene: Scene): readonly Layer[] {
  return PAINTERS[name](scene);
}
