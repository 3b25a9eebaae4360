import { flatten } from '@atelier/pixels/flatten';
import { type Oklab, oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import { triangularNoise } from '@atelier/pixels/random';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { type Backdrop, lightBackdrop } from '../../studio/backdrop.ts';
import { lookOf } from '../../studio/look.ts';
import { readColours } from '../colour/read-colour.ts';
import { layMaterial } from '../material/lay-material.ts';
import { materialNamed } from '../material/materials.ts';

/** A background made from words. */
export interface NamedBackground {
  readonly picture: Rgb;
  /** Whether all of the words were understood. */
  readonly isLiteral: boolean;
}

/** Cells of a lit backdrop per long side: it is smooth. */
const BACKDROP_CELLS = 256;
/** Moods by their words: colours from top to bottom, sRGB. */
const MOODS: readonly { words: RegExp; colours: readonly (readonly [number, number, number])[] }[] = [
  {
    words: /\b(?:sunset|dusk|golden hour|evening)\b/,
    colours: [
      [58, 62, 108],
      [176, 96, 108],
      [246, 158, 92],
      [252, 214, 150],
    ],
  },
  {
    words: /\b(?:sunrise|dawn|morning)\b/,
    colours: [
      [132, 166, 206],
      [232, 196, 190],
      [254, 226, 180],
    ],
  },
  {
    words: /\b(?:night|midnight|starry|space)\b/,
    colours: [
      [10, 13, 30],
      [24, 30, 58],
      [44, 50, 84],
    ],
  },
  {
    words: /\b(?:sky|cloud|clouds|heaven|outdoor|outdoors)\b/,
    colours: [
      [104, 164, 226],
      [170, 208, 242],
      [226, 240, 250],
    ],
  },
  {
    words: /\b(?:beach|sea|ocean|seaside|tropical)\b/,
    colours: [
      [112, 184, 232],
      [176, 220, 238],
      [96, 182, 196],
      [232, 212, 172],
    ],
  },
  {
    words: /\b(?:forest|garden|park|nature|jungle|meadow)\b/,
    colours: [
      [188, 208, 160],
      [112, 148, 88],
      [58, 92, 50],
    ],
  },
  {
    words: /\b(?:desert|dunes)\b/,
    colours: [
      [150, 190, 226],
      [236, 214, 180],
      [206, 158, 104],
    ],
  },
  {
    words: /\b(?:snow|snowy|winter|ice|icy)\b/,
    colours: [
      [176, 200, 224],
      [222, 234, 244],
      [246, 249, 252],
    ],
  },
  {
    words: /\b(?:neon|cyberpunk|club|disco)\b/,
    colours: [
      [30, 14, 62],
      [150, 30, 140],
      [34, 62, 150],
    ],
  },
  {
    words: /\b(?:office|indoor|room|interior|home|kitchen|cafe|living room|restaurant)\b/,
    colours: [
      [226, 218, 206],
      [206, 192, 174],
      [168, 142, 114],
    ],
  },
  {
    words: /\b(?:city|street|urban|skyline)\b/,
    colours: [
      [164, 180, 198],
      [138, 146, 156],
      [98, 100, 106],
    ],
  },
];
/** Words that say nothing about what a background shows. */
const STUDIO =
  /\b(?:studio|plain|simple|clean|neutral|minimal(?:ist)?|seamless|solid|gradient|professional|product|backdrop|background|colou?r)\b/;

/** A background picture cut to a size: it fills it, and what does not fit is cut at its long sides. */
export async function coverBackground(background: Raster, width: number, height: number): Promise<Rgb> {
  const { data } = flatten(background);
  const raw = { width: background.width, height: background.height, channels: 3 as const };
  const fitted = await sharp(data, { raw }).resize(width, height, { fit: 'cover' }).raw().toBuffer();
  return { width, height, channels: 3, data: fitted };
}

/** A background from words: a material, colours (two make a gradient), the colours of a mood, or a studio's. */
export function namedBackground(
  prompt: string,
  width: number,
  height: number,
  seed: number,
): NamedBackground {
  const text = prompt.toLowerCase();
  const material = materialNamed(text);
  const colours = readColours(text);
  if (material && !/\b(?:gold|golden|silver|copper|bronze)\b/.test(text)) {
    const canvas: Rgb = { width, height, channels: 3, data: new Uint8Array(3 * width * height).fill(188) };
    const weight = { width, height, data: new Uint8Array(width * height).fill(255) };
    return { picture: layMaterial(canvas, weight, material, seed), isLiteral: true };
  }
  if (colours.length > 1)
    return {
      picture: gradient(
        colours.map(({ lab }) => lab),
        width,
        height,
        seed,
      ),
      isLiteral: true,
    };
  const [colour] = colours;
  if (colour) return { picture: studio(colour.lab, width, height, seed), isLiteral: true };
  const mood = MOODS.find(({ words }) => words.test(text));
  if (mood) {
    const stops = mood.colours.map((rgb) => oklabOfSrgb(...rgb));
    return { picture: gradient(stops, width, height, seed), isLiteral: false };
  }
  return { picture: studio(oklabOfSrgb(226, 224, 220), width, height, seed), isLiteral: STUDIO.test(text) };
}

/** A wall that runs into the floor, lit from one side. */
function studio(base: Oklab, width: number, height: number, seed: number): Rgb {
  const scale = Math.min(1, BACKDROP_CELLS / Math.max(width, height));
  const [columns, rows] = [Math.max(2, Math.round(width * scale)), Math.max(2, Math.round(height * scale))];
  return enlarged(lightBackdrop(columns, rows, base, 'sweep', lookOf(0, seed)), width, height, seed);
}

/** Colours one above the other, mixed in Oklab. */
function gradient(stops: readonly Oklab[], width: number, height: number, seed: number): Rgb {
  const data = new Float32Array(3 * height);
  for (let y = 0; y < height; y++) {
    const position = (y / Math.max(1, height - 1)) * (stops.length - 1);
    const k = Math.min(stops.length - 2, Math.floor(position));
    const t = position - k;
    const [from, to] = [stops[k]!, stops[k + 1]!];
    const at = (v: 'l' | 'a' | 'b') => from[v] + (to[v] - from[v]) * t;
    data.set(srgbOfOklab({ l: at('l'), a: at('a'), b: at('b') }), 3 * y);
  }
  return enlarged({ width: 1, height, data }, width, height, seed);
}

/** Bilinear, dithered so that slow gradients show no bands. */
function enlarged({ width, height, data }: Backdrop, toWidth: number, toHeight: number, seed: number): Rgb {
  const out = new Uint8Array(3 * toWidth * toHeight);
  for (let y = 0, to = 0; y < toHeight; y++) {
    const v = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / toHeight - 0.5));
    const [top, ty] = [Math.floor(v), v - Math.floor(v)];
    const below = Math.min(height - 1, top + 1);
    for (let x = 0; x < toWidth; x++, to += 3) {
      const u = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / toWidth - 0.5));
      const [left, tx] = [Math.floor(u), u - Math.floor(u)];
      const right = Math.min(width - 1, left + 1);
      const dither = triangularNoise(x, y, seed) / 2;
      for (let c = 0; c < 3; c++) {
        const upper =
          data[3 * (top * width + left) + c]! * (1 - tx) + data[3 * (top * width + right) + c]! * tx;
        const lower =
          data[3 * (below * width + left) + c]! * (1 - tx) + data[3 * (below * width + right) + c]! * tx;
        out[to + c] = Math.min(255, Math.max(0, Math.round(upper * (1 - ty) + lower * ty + dither)));
      }
    }
  }
  return { width: toWidth, height: toHeight, channels: 3, data: out };
}
