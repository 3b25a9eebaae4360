import type { Setting } from '../prompt/scene-words.ts';
import { city, party, space } from './built.ts';
import { fanPoster, gridSunset, isometric, posterHills, shapes, sky, waves } from './graphic.ts';
import { desk, room, studio, table } from './indoors.ts';
import { dots, garland, infographic, rayBurst, tiles } from './ornament.ts';
import { beach, desert, forest, hills, mountains, sea, snow, underwater } from './outdoors.ts';
import type { Layer, Scene } from './scene.ts';

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
} satisfies Record<Setting, Painter>;

/** Scenes that styles bring along. */
const BY_STYLE = {
  'grid-sunset': gridSunset,
  'fan-poster': fanPoster,
  'poster-hills': posterHills,
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
