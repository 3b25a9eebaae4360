import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Hex, hexOf, hexOfLch, lchOf, mix, rgbOf } from '../palette/colour.ts';
import type { Finish } from './finishes.ts';
import { copyOf, editPixels, lumaAt, outlines, pixelsOf } from './pixel-work.ts';

/** Few flat colours, dots of shade, bold ink. */
export const comic: Finish = (canvas, { unit, palette }) => {
  const line = outlines(canvas, Math.max(2, unit * 0.005), 1.3);
  const source = pixelsOf(canvas);
  const dotPx = Math.max(4, unit * 0.011);
  const ink = rgbOf(mix(palette.deep, '#0b0b10', 0.7));
  return editPixels(canvas, (data, width) => {
    for (let i = 0; i < line.data.length; i++) {
      const x = i % width;
      const y = Math.floor(i / width);
      const luma = lumaAt(source, i * 4);
      const isDot = dotDistance(x, y, dotPx) < Math.sqrt(Math.max(0, 0.78 - luma)) * 0.62;
      for (let c = 0; c < 3; c++) {
        const lively = luma * 255 + (source[i * 4 + c]! - luma * 255) * 1.3;
        const area = isDot ? lively * 0.82 : lively + 10;
        data[i * 4 + c] = area + (ink[c]! - area) * line.data[i]!;
      }
    }
  });
};

/** Four prints of the picture in colours of their own (as on silk-screen series), with ink and dots. */
export const pop: Finish = (canvas, scene) => {
  const { palette, width, height } = scene;
  const printed = comic(canvas, scene);
  const sheet = createCanvas(width, height);
  const brush = sheet.getContext('2d');
  const inks: readonly (readonly [Hex, number])[] = [
    [palette.accent, 0],
    [palette.spark, 1.9],
    [palette.field, 3.6],
    [palette.leaf, 5.1],
  ];
  inks.forEach(([, turn], i) => {
    const panel = turnHue(copyOf(printed), turn);
    brush.drawImage(panel, ((i % 2) * width) / 2, (i < 2 ? 0 : 1) * (height / 2), width / 2, height / 2);
  });
  return sheet;
};

/** The leading colours of the picture as inks on yellowed paper, printed flat, with a margin. */
export const poster: Finish = (canvas, { palette, unit }) => {
  const small = createCanvas(POSTER_SAMPLE_PX, POSTER_SAMPLE_PX);
  small.getContext('2d').drawImage(canvas, 0, 0, POSTER_SAMPLE_PX, POSTER_SAMPLE_PX);
  const printed = quantise(canvas, paletteOf(pixelsOf(small), POSTER_INKS).map(onOldPaper));
  const brush = printed.getContext('2d');
  brush.strokeStyle = mix('#f3e5c4', palette.air, 0.3);
  brush.lineWidth = unit * 0.05;
  brush.strokeRect(0, 0, printed.width, printed.height);
  return printed;
};

/** Large square pixels of a limited palette, with ordered dither in soft passages. */
export const pixels: Finish = (canvas, { unit }) => {
  const cellPx = unit / PIXEL_ROWS;
  const columns = Math.max(8, Math.round(canvas.width / cellPx));
  const rows = Math.max(8, Math.round(canvas.height / cellPx));
  const small = createCanvas(columns, rows);
  const brush = small.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(canvas, 0, 0, columns, rows);
  const reduced = dithered(small, paletteOf(pixelsOf(small), PIXEL_COLOURS));
  const large = createCanvas(canvas.width, canvas.height);
  const out = large.getContext('2d');
  out.imageSmoothingEnabled = false;
  out.drawImage(reduced, 0, 0, canvas.width, canvas.height);
  return large;
};

/** Pixel-art pixels along the shorter side. */
export const PIXEL_ROWS = 132;
const PIXEL_COLOURS = 30;
const POSTER_INKS = 11;
const POSTER_SAMPLE_PX = 160;
const KMEANS_ROUNDS = 8;
const BAYER_4 = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
const DITHER_STEPS = 13;

/** Distance to the nearest point of a screen turned by 45 degrees, in halves of its pitch. */
function dotDistance(x: number, y: number, pitchPx: number): number {
  const u = (x + y) / pitchPx / Math.SQRT2;
  const v = (x - y) / pitchPx / Math.SQRT2;
  return Math.hypot(u - Math.round(u), v - Math.round(v)) * 1.6;
}

/** An ink a little faded and yellowed by its paper. */
function onOldPaper([r, g, b]: readonly [number, number, number]): [number, number, number] {
  return [r * 0.9 + 22, g * 0.88 + 18, b * 0.78 + 14];
}

function turnHue(canvas: Canvas, turn: number): Canvas {
  if (turn === 0) return canvas;
  const known = new Map<number, readonly [number, number, number]>();
  return editPixels(canvas, (data) => {
    for (let i = 0; i < data.length; i += 4) {
      // Colours are met again and again: five bits a channel are enough for a print.
      const key = ((data[i]! >> 3) << 10) | ((data[i + 1]! >> 3) << 5) | (data[i + 2]! >> 3);
      let turned = known.get(key);
      if (!turned) {
        const lch = lchOf(hexOf(data[i]!, data[i + 1]!, data[i + 2]!));
        turned = rgbOf(hexOfLch({ ...lch, h: lch.h + turn, c: lch.c * 1.1 }));
        known.set(key, turned);
      }
      [data[i], data[i + 1], data[i + 2]] = turned;
    }
  });
}

function quantise(canvas: Canvas, inks: readonly (readonly [number, number, number])[]): Canvas {
  return editPixels(canvas, (data) => {
    for (let i = 0; i < data.length; i += 4) {
      const ink = inks[nearest(inks, data[i]!, data[i + 1]!, data[i + 2]!)]!;
      [data[i], data[i + 1], data[i + 2]] = ink;
    }
  });
}

function dithered(canvas: Canvas, inks: readonly (readonly [number, number, number])[]): Canvas {
  return editPixels(canvas, (data, width) => {
    for (let i = 0; i < data.length; i += 4) {
      const x = (i >> 2) % width;
      const y = Math.floor((i >> 2) / width);
      const step = ((BAYER_4[(y & 3) * 4 + (x & 3)] ?? 0) / 16 - 0.47) * DITHER_STEPS;
      const ink = inks[nearest(inks, data[i]! + step, data[i + 1]! + step, data[i + 2]! + step)]!;
      [data[i], data[i + 1], data[i + 2]] = ink;
      data[i + 3] = 255;
    }
  });
}

function nearest(
  inks: readonly (readonly [number, number, number])[],
  r: number,
  g: number,
  b: number,
): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < inks.length; k++) {
    const ink = inks[k]!;
    // Weights near those of the eye (CompuPhase, "Colour metric").
    const apart = 2 * (ink[0] - r) ** 2 + 4 * (ink[1] - g) ** 2 + 3 * (ink[2] - b) ** 2;
    if (apart < least) {
      least = apart;
      best = k;
    }
  }
  return best;
}

/** The colours of a picture by k-means (Lloyd), started from evenly spaced pixels sorted by luma. */
function paletteOf(data: Uint8ClampedArray, count: number): [number, number, number][] {
  const places = Array.from({ length: data.length / 4 }, (_, i) => i * 4).sort(
    (a, b) => lumaAt(data, a) - lumaAt(data, b) || a - b,
  );
  let centres = Array.from({ length: count }, (_, k): [number, number, number] => {
    const i = places[Math.floor(((k + 0.5) * places.length) / count)] ?? 0;
    return [data[i]!, data[i + 1]!, data[i + 2]!];
  });
  for (let round = 0; round < KMEANS_ROUNDS; round++) {
    const sums = centres.map(() => [0, 0, 0, 0]);
    for (let i = 0; i < data.length; i += 4) {
      const sum = sums[nearest(centres, data[i]!, data[i + 1]!, data[i + 2]!)]!;
      for (let c = 0; c < 3; c++) sum[c] = sum[c]! + data[i + c]!;
      sum[3] = sum[3]! + 1;
    }
    centres = sums.map((sum, k) =>
      sum[3] ? [sum[0]! / sum[3], sum[1]! / sum[3], sum[2]! / sum[3]] : centres[k]!,
    );
  }
  return centres;
}
