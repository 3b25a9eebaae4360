import { type ArtSet, COMPLEXIONS, isPerson } from '../art/art-sets.ts';
import { pictureArt } from '../art/picture-art.ts';
import type { Brief } from '../prompt/read-prompt.ts';
import { COMPANIONS, themeOf } from '../prompt/subject-index.ts';
import { inTurn, type Layer, type Scene } from '../settings/scene.ts';
import { arrange } from './arrange.ts';
import type { Item, Placed } from './item.ts';
import { model } from './modelling.ts';
import { hasSeat } from './seats.ts';
import { type Pictured, type ShadowStyle, shadowLayer } from './shadows.ts';
import { floats, isBust, statureOf } from './stature.ts';

export interface SubjectStyle {
  readonly art: ArtSet;
  readonly shadow: ShadowStyle;
  /** Whether light and shade are put on flat art. */
  readonly isModelled: boolean;
  /** Things added to those of the prompt. */
  readonly companions: number;
}

/** With so many things asked for, none are added: more in wide scenes than in narrow ones. */
const FEWEST_ENOUGH = 2;
const MOST_ENOUGH = 5;
const THINGS_PER_RATIO = 2.6;
/** What was added is smaller than what was asked for: of its own size, and of the first thing's. */
const COMPANION_SHRINK = 0.8;
const LARGEST_COMPANION = 0.66;
/** What the prompt names first is what the picture is about: nothing else is more than this much taller. */
const LARGEST_BESIDE = 1.5;
const PROBE_PX = 64;
/** Depths of the layers of things. */
const FARTHEST = 0.33;
const SUBJECT_DEPTH = 0.1;
/** Art with letters, digits or the map of the world on it, and charts: mirrored, growth would be a fall. */
const ONE_WAY =
  /calendar|keyboard|newspaper|clock|globe|map|label|sign|watch|abacus|store|hotel|school|bank$|hospital|post-office|atm|chart|coin|money|banknote|credit-card|receipt|ticket|passport|memo/;
/** A coffee cup comes with books on a desk, not in the snow: which themes bring companions into which open settings. */
const THEMES_OUTDOORS: Readonly<Record<string, readonly string[]>> = {
  hills: ['nature', 'travel', 'sport', 'pets', 'fruit'],
  mountains: ['travel', 'nature'],
  forest: ['nature'],
  beach: ['travel', 'fruit'],
  desert: ['travel'],
  snow: [],
  underwater: [],
  city: ['shop', 'sport'],
  space: ['space'],
  sky: ['travel', 'business'],
  sea: [],
  'grid-sunset': [],
};

/**
 * The things of the prompt and what goes well with them, each on a layer of its own, farther ones first,
 * over a layer of their shadows; nothing when there is no art for any.
 */
export async function subjectLayers(
  brief: Brief,
  scene: Scene,
  style: SubjectStyle,
): Promise<readonly Layer[]> {
  const items = await itemsOf(brief, scene, style);
  const placed = arrange(items, scene, lowerEnd(scene));
  const pictures = await picturesOf(placed, style);
  if (pictures.length === 0) return [];
  return [
    shadowLayer(pictures, scene, style.shadow),
    ...pictures.map((one, i) => layerOf(one, i / pictures.length)),
  ];
}

/** Busts reach the lower edge of the picture, or the free space that lies there. */
function lowerEnd({ clear, height, focus }: Scene): number {
  return clear && clear.y > focus.y ? focus.y + focus.height : height;
}

async function itemsOf(
  brief: Brief,
  { random, setting, focus, turn }: Scene,
  { art, companions }: SubjectStyle,
): Promise<Item[]> {
  const asked = brief.subjects.flatMap((subject) =>
    Array.from({ length: subject.count }, () =>
      subject.art.map((name) => ({ name, colour: subject.colour, on: subject.on })),
    ).flat(),
  );
  const enough = Math.min(
    MOST_ENOUGH,
    Math.max(FEWEST_ENOUGH, Math.round((focus.width / focus.height) * THINGS_PER_RATIO)),
  );
  const added = companionsOf(
    asked.map((one) => one.name),
    setting,
    Math.min(companions, enough - asked.length),
    random,
  );
  const all = [
    ...asked.map((one) => ({ ...one, isCompanion: false })),
    ...added.map((name) => ({ name, colour: null, on: null, isCompanion: true })),
  ];
  // Things of a kind look the same way.
  const looksLeft = random() < 0.5;
  const items: Item[] = [];
  const supports: (string | null)[] = [];
  for (const one of all) {
    const probe = await pictureArt({ name: one.name, set: art, sizePx: PROBE_PX });
    if (!probe) continue;
    const own = statureOf(one.name) * (0.96 + 0.08 * random());
    const first = items[0]?.stature ?? own;
    const stature = one.isCompanion
      ? Math.min(own * COMPANION_SHRINK, first * LARGEST_COMPANION)
      : Math.min(own, first * LARGEST_BESIDE);
    supports.push(one.on && hasSeat(one.on) ? one.on : null);
    items.push({
      ...one,
      aspect: probe.aspect,
      stature,
      floats: floats(one.name),
      isBust: isBust(one.name),
      isMirrored: looksLeft && !ONE_WAY.test(one.name),
      onto: null,
      complexion: isPerson(one.name) ? inTurn(turn * 2 + items.length * 3, COMPLEXIONS) : null,
    });
  }
  return items.map((item, i) => {
    const onto = items.findIndex((other) => other.name === supports[i]);
    return onto >= 0 && onto !== i ? { ...item, onto } : item;
  });
}

function companionsOf(
  asked: readonly string[],
  setting: string,
  count: number,
  random: () => number,
): string[] {
  const theme = asked.map(themeOf).find(Boolean);
  if (!theme || count <= 0 || !(THEMES_OUTDOORS[setting]?.includes(theme) ?? true)) return [];
  const choices = (COMPANIONS[theme]?.companions ?? []).filter((name) => !asked.includes(name));
  const shuffled = choices.map((name) => ({ name, order: random() })).sort((a, b) => a.order - b.order);
  return shuffled.slice(0, count).map((one) => one.name);
}

/** The things that there is art for, each drawn at its size. */
async function picturesOf(placed: readonly Placed[], { art, isModelled }: SubjectStyle): Promise<Pictured[]> {
  const drawn = await Promise.all(
    placed.map(async (place) => {
      const picture = await pictureArt({ ...place, set: art, sizePx: Math.max(place.width, place.height) });
      if (!picture) return [];
      if (isModelled) model(picture.canvas);
      return [{ place, canvas: picture.canvas }];
    }),
  );
  return drawn.flat();
}

/** `nearness` 0..1 keeps the order from back to front. */
function layerOf({ place, canvas }: Pictured, nearness: number): Layer {
  const { x, y, width, height } = place;
  return {
    depth: FARTHEST - SUBJECT_DEPTH * nearness,
    kind: 'subject',
    paint: (brush) => {
      brush.translate(x, y);
      if (place.isMirrored) brush.scale(-1, 1);
      brush.drawImage(canvas, -width / 2, -height, width, height);
    },
  };
}
