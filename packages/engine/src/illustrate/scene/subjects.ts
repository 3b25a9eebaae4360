import { type ArtSet, COMPLEXIONS } from '../art/art-sets.ts';
import { type ArtPicture, pictureArt } from '../art/picture-art.ts';
import { type Hex, mix, veil } from '../palette/colour.ts';
import type { Brief } from '../prompt/read-prompt.ts';
import { COMPANIONS, themeOf } from '../prompt/subject-index.ts';
import { type Brush, type Layer, pick, type Scene } from '../settings/scene.ts';
import { arrange, type Item, type Placed } from './arrange.ts';
import { floats, isBust, isPerson, statureOf } from './stature.ts';

/** soft: contact and cast shadows; flat: a plain oval; none. */
export type ShadowStyle = 'soft' | 'flat' | 'none';

export interface SubjectStyle {
  readonly art: ArtSet;
  readonly shadow: ShadowStyle;
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
const PROBE_PX = 64;
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
  'grid-sunset': [],
};

/** The things of the prompt and what goes well with them, each on a layer of its own, farther ones first. */
export async function subjectLayers(
  brief: Brief,
  scene: Scene,
  style: SubjectStyle,
): Promise<readonly Layer[]> {
  const items = await itemsOf(brief, scene, style);
  const placed = arrange(items, scene.focus, scene.floor, lowerEnd(scene), scene.random);
  return Promise.all(placed.map((one) => layerOf(one, scene, style)));
}

/** Busts reach the lower edge of the picture, or the free space that lies there. */
function lowerEnd({ clear, height, focus }: Scene): number {
  return clear && clear.y > focus.y ? focus.y + focus.height : height;
}

async function itemsOf(
  brief: Brief,
  { random, setting, focus }: Scene,
  { art, companions }: SubjectStyle,
): Promise<Item[]> {
  const asked = brief.subjects.flatMap((subject) =>
    Array.from({ length: subject.count }, () =>
      subject.art.map((name) => ({ name, colour: subject.colour })),
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
    ...added.map((name) => ({ name, colour: null, isCompanion: true })),
  ];
  const items: Item[] = [];
  for (const one of all) {
    const probe = await pictureArt({ name: one.name, set: art, sizePx: PROBE_PX });
    if (!probe) continue;
    const own = statureOf(one.name) * (0.96 + 0.08 * random());
    const stature = one.isCompanion
      ? Math.min(own * COMPANION_SHRINK, (items[0]?.stature ?? own) * LARGEST_COMPANION)
      : own;
    items.push({
      ...one,
      aspect: probe.aspect,
      stature,
      floats: floats(one.name),
      isBust: isBust(one.name),
      complexion: isPerson(one.name) ? pick(random, COMPLEXIONS) : null,
    });
  }
  return items;
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

async function layerOf(one: Placed, scene: Scene, style: SubjectStyle): Promise<Layer> {
  const picture = await pictureArt({ ...one, set: style.art, sizePx: Math.max(one.width, one.height) });
  return {
    depth: one.isCompanion ? 0.32 : 0.25,
    kind: 'subject',
    paint: (brush) => {
      if (!picture) return;
      paintShadow(brush, one, picture, scene, style.shadow);
      brush.drawImage(picture.canvas, one.x - one.width / 2, one.y - one.height, one.width, one.height);
    },
  };
}

function paintShadow(brush: Brush, one: Placed, picture: ArtPicture, scene: Scene, style: ShadowStyle): void {
  if (style === 'none' || one.isBust) return;
  const { palette, floor, unit } = scene;
  const foot = one.floats ? floor + unit * 0.02 : one.y;
  const spread = one.floats ? 0.3 : 0.46;
  const shade: Hex = mix(palette.deep, palette.ground, 0.15);
  if (style === 'soft' && !one.floats) castShadow(brush, one, picture, shade);
  brush.save();
  if (style === 'soft') brush.filter = `blur(${Math.max(1, one.width * 0.025)}px)`;
  brush.fillStyle = veil(shade, style === 'soft' ? 0.5 : 0.28);
  brush.beginPath();
  brush.ellipse(
    one.x,
    foot - one.height * 0.008,
    one.width * spread,
    Math.max(one.width * 0.045, 2),
    0,
    0,
    2 * Math.PI,
  );
  brush.fill();
  brush.restore();
}

/** The thing's outline thrown onto the floor behind it, to the side. */
function castShadow(brush: Brush, one: Placed, { canvas }: ArtPicture, colour: Hex): void {
  brush.save();
  brush.filter = `blur(${Math.max(1, one.height * 0.02)}px) brightness(0)`;
  brush.globalAlpha = 0.2;
  brush.translate(one.x, one.y - one.height * 0.01);
  brush.transform(1, 0, -0.9, 0.24, 0, 0);
  brush.drawImage(canvas, -one.width / 2, -one.height, one.width, one.height);
  brush.restore();
  // A brightness filter leaves pure black; a thin veil of the deep colour warms it again.
  brush.save();
  brush.globalCompositeOperation = 'source-atop';
  brush.fillStyle = veil(colour, 0.35);
  brush.fillRect(one.x - one.width, one.y - one.height * 0.3, one.width * 2.4, one.height * 0.32);
  brush.restore();
}
