import { flatten } from '@atelier/pixels/flatten';
import { type Oklab, oklabOfSrgb } from '@atelier/pixels/oklab';
import { randomStream } from '@atelier/pixels/random';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import { readColours } from '../edit/colour/read-colour.ts';
import { FINISHES, type FinishName } from '../illustrate/finish/finishes.ts';
import { type Hex, mix, rgbOf as partsOf } from '../illustrate/palette/colour.ts';
import { choosePalette, type Palette } from '../illustrate/palette/palette.ts';
import { readPrompt } from '../illustrate/prompt/read-prompt.ts';
import { chooseSetting } from '../illustrate/scene/choose-setting.ts';
import type { Scene } from '../illustrate/settings/scene.ts';
import { STYLES, type Style } from '../illustrate/style/styles.ts';
import { presetOf } from './style-words.ts';

/** How a picture is to look by its prompt and preset. */
export interface Look {
  readonly scene: Scene;
  /** Null when neither preset nor prompt names a style. */
  readonly style: Style | null;
  /** Colours that the prompt names, in its order. */
  readonly asked: readonly Oklab[];
  readonly palette: LabPalette;
  /** Colours of sky, land and sun; null when the prompt plays indoors or nowhere. */
  readonly outdoors: { readonly sky: Oklab; readonly land: Oklab; readonly sun: Oklab } | null;
}

/** The colours of a scene that areas are painted with. */
export interface LabPalette {
  readonly air: Oklab;
  readonly ground: Oklab;
  readonly deep: Oklab;
  /** For things, strongest first. */
  readonly things: readonly Oklab[];
}

interface LookWish {
  readonly prompt: string;
  readonly stylePreset: string | null;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
}

/** Reads colours, mood, hour and style out of a prompt, as the illustrator does. */
export function readLook({ prompt, stylePreset, seed, width, height }: LookWish): Look {
  const name = stylePreset ?? presetOf(prompt);
  const style = (name === null ? undefined : STYLES[name]) ?? null;
  const brief = readPrompt(prompt);
  const random = randomStream(seed);
  const palette = choosePalette(
    {
      moods: [...brief.moods, ...(style?.moods ?? [])],
      colours: brief.colours,
      backdrop: brief.backdrop,
      light: style?.light ?? brief.light ?? 'day',
      chroma: style?.chroma ?? 1,
    },
    seed,
  );
  const scene: Scene = {
    width,
    height,
    unit: Math.min(width, height),
    horizon: height * 0.6,
    floor: height * 0.9,
    focus: { x: 0, y: 0, width, height },
    clear: null,
    setting: 'studio',
    palette,
    materials: brief.materials,
    random,
    turn: seed,
  };
  const { air, ground, deep, accent, field, spark, leaf, water } = palette;
  const land = landOf(chooseSetting(brief, { scene: null, usually: null }, seed), palette);
  return {
    scene,
    style,
    asked: readColours(prompt).map(({ lab }) => lab),
    palette: {
      air: labOfHex(air),
      ground: labOfHex(ground),
      deep: labOfHex(deep),
      things: [accent, field, spark, leaf, water].map(labOfHex),
    },
    outdoors:
      land === null
        ? null
        : {
            sky: labOfHex(mix(palette.sky[0], palette.sky[1], 0.5)),
            land: labOfHex(land),
            sun: labOfHex(mix(palette.glow, '#ffc62e', 0.6)),
          },
  };
}

/** The colour of the ground of a setting out of doors; null indoors. */
function landOf(setting: string, { leaf, water, ground, sky }: Palette): Hex | null {
  const lands: Readonly<Record<string, Hex>> = {
    hills: mix(leaf, '#ffffff', 0.3),
    forest: mix(leaf, '#ffffff', 0.15),
    mountains: mix(leaf, '#ffffff', 0.25),
    beach: '#f0d6a3',
    desert: '#e9bd83',
    snow: mix('#ffffff', sky[0], 0.12),
    sea: mix(water, '#ffffff', 0.2),
    city: mix('#b7bac1', ground, 0.3),
    road: mix(leaf, '#ffffff', 0.25),
  };
  return lands[setting] ?? null;
}

function labOfHex(hex: string): Oklab {
  return oklabOfSrgb(...partsOf(hex));
}

/** Works a picture over in the manner of finishes, in their order. It must have the size of the scene. */
export function finish(picture: Rgb, names: readonly FinishName[], scene: Scene): Rgb {
  const start = canvasOf(picture);
  const done = names.reduce<Canvas>((canvas, name) => FINISHES[name](canvas, scene), start);
  const { data } = done.getContext('2d').getImageData(0, 0, scene.width, scene.height);
  const worked: Raster = {
    width: scene.width,
    height: scene.height,
    channels: 4,
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
  };
  return flatten(worked);
}

/** An opaque picture on a canvas. */
export function canvasOf({ width, height, data }: Rgb): Canvas {
  const canvas = createCanvas(width, height);
  const pixels = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    pixels.data[4 * i] = data[3 * i]!;
    pixels.data[4 * i + 1] = data[3 * i + 1]!;
    pixels.data[4 * i + 2] = data[3 * i + 2]!;
    pixels.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d').putImageData(pixels, 0, 0);
  return canvas;
}
