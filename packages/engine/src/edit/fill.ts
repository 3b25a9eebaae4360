import type { Plane, Rgb } from '@atelier/pixels/raster';
import { readColour } from './colour/read-colour.ts';
import { takeOut } from './erase.ts';
import { THING_WORDS } from './find/thing-words.ts';
import { layMaterial } from './material/lay-material.ts';
import { materialNamed } from './material/materials.ts';
import { recolour } from './recolour.ts';
import type { EditTools } from './types.ts';

/** An area to fill. */
interface Fillable {
  /** 0..255, of the picture's size: what gets a new surface. */
  readonly weight: Plane;
  /** What is taken out when nothing of it shall be left, by default the same. */
  readonly whole?: () => Promise<Plane>;
}

/** What became of an area. */
export interface Filled {
  readonly picture: Rgb;
  readonly warnings: readonly string[];
  readonly step: string;
}

const EMPTY_WORDS =
  /\b(?:remove|erase|delete|clean|empty|nothing|none|clear|blank|without|get rid|fill|background|wall|floor|continue|seamless)\b/;
const FLAT_WORDS = /\b(?:solid|plain|flat|paint(?:ed)?|filled?)\b/;

/**
 * Fills an area as a prompt says, as far as that is possible without a generative model: a colour or a material takes
 * the place of the surface, "remove" and "empty" continue the surroundings. Anything else is taken out, and the
 * warning says that what was asked for could not be put there.
 */
export async function fillArea(
  colours: Rgb,
  { weight, whole = () => Promise.resolve(weight) }: Fillable,
  prompt: string,
  seed: number,
  tools: EditTools,
): Promise<Filled> {
  const text = prompt.toLowerCase();
  const material = materialNamed(text);
  const colour = readColour(text);
  const isOnlySurface = !namesThing(text) || FLAT_WORDS.test(text);
  if (material && isOnlySurface && !isColourOnly(text))
    return {
      picture: layMaterial(colours, weight, material, seed),
      warnings: [],
      step: `laid ${material.name}`,
    };
  if (colour && isOnlySurface) {
    const { picture, warnings } = recolour(colours, weight, colour);
    return { picture, warnings, step: `recoloured ${colour.words}` };
  }
  const picture = await takeOut(colours, { weight: await whole() }, seed, tools);
  if (EMPTY_WORDS.test(text) || text.trim() === '')
    return { picture, warnings: [], step: 'filled from the surroundings' };
  return {
    picture,
    warnings: [
      `The local engine took out what was there and continued its surroundings; it cannot make '${prompt.trim()}'. Use a provider with a generative model for that.`,
    ],
    step: 'filled from the surroundings',
  };
}

/** "gold" and "silver" are colours of things too; with paint or colour said they are meant so. */
function isColourOnly(text: string): boolean {
  return /\b(?:colou?r|paint)\b/.test(text);
}

function namesThing(text: string): boolean {
  const words = text
    .replace(/[^a-z ]/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
  return words.some(
    (word) => THING_WORDS.has(word) && readColour(word) === undefined && materialNamed(word) === undefined,
  );
}
