import { flatten } from '@atelier/pixels/flatten';
import { randomStream } from '@atelier/pixels/random';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { resizeRgba } from '@atelier/pixels/resample';
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import { FINISHES } from './finish/finishes.ts';
import { layLettering } from './lettering/lay-lettering.ts';
import { choosePalette } from './palette/palette.ts';
import { type Brief, readPrompt } from './prompt/read-prompt.ts';
import type { Side } from './prompt/scene-words.ts';
import { chooseSetting } from './scene/choose-setting.ts';
import { type Layout, layOut, NO_SAFE_ZONE, type SafeZone } from './scene/layout.ts';
import { tilePattern } from './scene/pattern.ts';
import { subjectLayers } from './scene/subjects.ts';
import { calmedPart } from './settings/calm.ts';
import { lowSun } from './settings/hour.ts';
import { paintSetting, type SceneName } from './settings/paint-setting.ts';
import type { Layer, Rect, Scene } from './settings/scene.ts';
import { rain } from './settings/weather.ts';
import { DEFAULT_STYLE, STYLES, type Style } from './style/styles.ts';
import { stackLayers } from './style/treatments.ts';
import { warningsOf } from './warnings.ts';

/** What to draw. */
export interface IllustrationOrder {
  readonly prompt: string;
  readonly negativePrompt?: string | null;
  /** 64 to 4096 pixels. */
  readonly width: number;
  readonly height: number;
  /** Id of a style preset of the Image Studio API; null: the house style. */
  readonly stylePreset?: string | null;
  /** Same seed, same picture; another seed gives another palette, arrangement and set. */
  readonly seed: number;
  /** Parts that interfaces cover; subjects and lettering stay out of them. */
  readonly safeZone?: SafeZone;
  /** A side to keep empty, unless the prompt names one. */
  readonly freeSpace?: Side | null;
}

export interface Illustration {
  readonly picture: Rgb;
  /** What the user should know, in sentences. */
  readonly warnings: readonly string[];
  readonly reading: {
    /** Names of the art that the prompt asked for. */
    readonly subjects: readonly string[];
    readonly setting: SceneName;
    readonly lettering: readonly string[];
    /** Words that nothing is known of. */
    readonly unknown: readonly string[];
  };
  /** What was drawn before it was brought to the size asked for. */
  readonly native: { readonly width: number; readonly height: number };
}

/** Drawn with this many pixels at most; strokes and grain look alike at all sizes, and time stays bounded. */
const MOST_DRAWN_PX = 1_600_000;
/** Small pictures are drawn larger and reduced, so that shapes do not break up. */
const LEAST_DRAWN_SIDE_PX = 420;

/** Where subjects stand, share of the focus from its top; a slab seen from above needs room below. */
const FLOOR = 0.9;
const ISOMETRIC_FLOOR = 0.64;

/** Where the hour shows; when the prompt names none, some seeds draw the evening. */
const OPEN_AIR: ReadonlySet<SceneName> = new Set<SceneName>([
  'hills',
  'mountains',
  'beach',
  'sea',
  'desert',
  'city',
  'sky',
  'snow',
  'road',
  'forest',
  'space',
  'grid-sunset',
]);
const DUSK_CHANCE = 0.35;
/** Subjects whose middle is farther right than this share of the width leave the left to text. */
const RIGHT_OF_MIDDLE = 0.53;

/**
 * Draws an illustration of a prompt: reads it, chooses palette, set and arrangement by the seed, stacks the sheets,
 * finishes them in the style of the preset and letters the quoted text.
 *
 *     const { picture, warnings } = await illustrate({ prompt: 'Red sneakers on a teal background', width: 1080, height: 1080, seed: 7 });
 *
 * @throws RangeError for sizes outside 64 to 4096 pixels
 */
export async function illustrate(order: IllustrationOrder): Promise<Illustration> {
  checkSize(order);
  const style = (order.stylePreset ? STYLES[order.stylePreset] : undefined) ?? DEFAULT_STYLE;
  const brief = readPrompt(order.prompt, order.negativePrompt ?? '');
  const size = drawnSize(order);
  const { scene, layout, setting } = setScene(order, brief, style, size);
  const subjects = setting === 'tiles' ? [] : await subjectLayers(brief, scene, style);
  const stack = [...setOf(scene, setting, brief), ...subjects].sort((a, b) => b.depth - a.depth);
  const stacked = stackLayers(stack, scene, style.treatment, style);
  if (setting === 'tiles') await tilePattern(stacked, brief, scene, style);
  const finished = style.finishes.reduce<Canvas>((canvas, name) => FINISHES[name](canvas, scene), stacked);
  return {
    picture: await lettered(await toSize(finished, order), brief, layout, scene, style),
    warnings: warningsOf(brief, style, subjects.length),
    reading: {
      subjects: brief.subjects.flatMap((subject) => subject.art),
      setting,
      lettering: brief.lettering,
      unknown: brief.unknown,
    },
    native: size,
  };
}

function checkSize({ width, height }: IllustrationOrder): void {
  for (const [name, side] of Object.entries({ width, height })) {
    if (!Number.isInteger(side) || side < 64 || side > 4096)
      throw new RangeError(`Expected a ${name} of 64 to 4096 pixels but received ${side}`);
  }
}

function drawnSize({ width, height }: IllustrationOrder): { width: number; height: number } {
  const up = Math.max(1, LEAST_DRAWN_SIDE_PX / Math.min(width, height));
  const scale = Math.min(up, Math.sqrt(MOST_DRAWN_PX / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function setScene(
  order: IllustrationOrder,
  brief: Brief,
  style: Style,
  size: { width: number; height: number },
): { scene: Scene; layout: Layout; setting: SceneName } {
  const turn = (order.seed + textHash(order.prompt)) >>> 0;
  const random = randomStream((order.seed ^ textHash(order.prompt)) >>> 0);
  const setting = chooseSetting(brief, style, turn);
  const light =
    style.light ??
    brief.light ??
    (OPEN_AIR.has(setting) && !brief.isRaining && random() < DUSK_CHANCE ? 'dusk' : 'day');
  const palette = choosePalette(
    {
      moods: [...brief.moods, ...style.moods],
      colours: brief.colours,
      backdrop: brief.backdrop,
      light,
      isAutumn: brief.isAutumn,
      chroma: style.chroma,
    },
    turn,
  );
  const layout = layOut(
    {
      ...size,
      safeZone: order.safeZone ?? NO_SAFE_ZONE,
      freeSpace: brief.freeSpace ?? order.freeSpace ?? null,
      hasLettering: brief.lettering.length > 0,
      turn,
      floorShare: setting === 'isometric' ? ISOMETRIC_FLOOR : FLOOR,
    },
    random,
  );
  const scene: Scene = {
    ...size,
    unit: Math.min(size.width, size.height),
    ...layout,
    setting,
    palette,
    materials: brief.materials,
    random,
    turn,
  };
  return { scene, layout, setting };
}

/** The sheets of the set with the weather and, where no sky shows it, the hour. */
function setOf(scene: Scene, setting: SceneName, brief: Brief): readonly Layer[] {
  const isLowSun = brief.light === 'dusk' && scene.palette.light === 'dusk' && !OPEN_AIR.has(setting);
  return [
    ...paintSetting(setting, scene),
    ...(isLowSun ? lowSun(scene) : []),
    ...(brief.isRaining ? rain(scene) : []),
    ...(brief.lettering.length > 0 ? calmedPart(scene, OPEN_AIR.has(setting)) : []),
  ];
}

/** 32 bits of a text (FNV-1a): the same seed gives different prompts different pictures. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

async function toSize(canvas: Canvas, { width, height }: IllustrationOrder): Promise<Rgba> {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  return resizeRgba({ width: canvas.width, height: canvas.height, channels: 4, data: bytes }, width, height);
}

/** Beside the subjects, and over subjects that stand on the right, text starts on the left. */
function alignmentOf({ width, focus }: Scene, clear: Rect): 'left' | 'center' {
  const isRight = focus.x + focus.width / 2 > width * RIGHT_OF_MIDDLE;
  return clear.width < width * 0.7 || isRight ? 'left' : 'center';
}

/** Letters are drawn last, at the final size: sharp, and untouched by the finishes of the style. */
function lettered(picture: Rgba, brief: Brief, { clear }: Layout, scene: Scene, style: Style): Rgb {
  if (!clear || brief.lettering.length === 0) return flatten(picture);
  const { width, height } = picture;
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  brush.putImageData(new ImageData(new Uint8ClampedArray(picture.data), width, height), 0, 0);
  const scale = width / scene.width;
  const rect = {
    x: clear.x * scale,
    y: clear.y * scale,
    width: clear.width * scale,
    height: clear.height * scale,
  };
  layLettering(canvas, brief.lettering, rect, scene.palette, style.font, alignmentOf(scene, clear));
  const { data } = brush.getImageData(0, 0, width, height);
  return flatten({
    width,
    height,
    channels: 4,
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
  });
}
