import type { Canvas } from '@napi-rs/canvas';
import { apart, contrast, type Hex, hexOf, mix, readableOn, veil } from '../palette/colour.ts';
import type { Palette } from '../palette/palette.ts';
import type { Rect } from '../settings/scene.ts';
import type { FontName } from './fonts.ts';
import { letter } from './letter.ts';

const INSET = 0.05;
/** Standard deviation of lightness from which on a ground counts as busy. */
const BUSY = 0.09;
/** From here on no halo helps: letters stand on a plaque. */
const PLAQUE_FROM = 0.17;
const PLAQUE_OPACITY = 0.88;
/** Letters that stand out less than this contrast ratio get a halo. */
const LEAST_CONTRAST = 4.5;

/** Letters the texts into the clear part of the finished picture, dark or light as its ground asks. */
export function layLettering(
  canvas: Canvas,
  texts: readonly string[],
  clear: Rect,
  palette: Palette,
  font: FontName,
  align: 'left' | 'center',
): void {
  const rect = inset(clear);
  const ground = groundOf(canvas, rect);
  const dark = mix(palette.deep, '#101018', 0.25);
  const light = mix(palette.air, '#ffffff', 0.94);
  const colour = readableOn(ground.mean, dark, light);
  const isUnclear = ground.busy > BUSY || contrast(colour, ground.mean) < LEAST_CONTRAST;
  const opposite = colour === dark ? light : dark;
  const hasPlaque = ground.busy > PLAQUE_FROM;
  if (hasPlaque) drawPlaque(canvas, rect, opposite);
  letter(canvas.getContext('2d'), texts, hasPlaque ? inset(rect) : rect, {
    font,
    colour,
    accent:
      apart(palette.accent, ground.mean) > apart(palette.spark, ground.mean) ? palette.accent : palette.spark,
    halo: isUnclear && !hasPlaque ? veil(opposite, 0.55) : null,
    align,
  });
}

function drawPlaque(canvas: Canvas, { x, y, width, height }: Rect, colour: Hex): void {
  const brush = canvas.getContext('2d');
  brush.fillStyle = veil(colour, PLAQUE_OPACITY);
  brush.beginPath();
  brush.roundRect(x, y, width, height, Math.min(width, height) * INSET);
  brush.fill();
}

function inset({ x, y, width, height }: Rect): Rect {
  const by = INSET * Math.min(width, height);
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

/** Mean colour of a part of the picture, and how much its lightness varies. */
function groundOf(canvas: Canvas, { x, y, width, height }: Rect): { mean: Hex; busy: number } {
  const w = Math.max(1, Math.round(width));
  const h = Math.max(1, Math.round(height));
  const { data } = canvas.getContext('2d').getImageData(Math.round(x), Math.round(y), w, h);
  const stride = 4 * Math.max(1, Math.floor((w * h) / 4000));
  let [r, g, b, sum, squares, count] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < data.length - 3; i += stride) {
    r += data[i]!;
    g += data[i + 1]!;
    b += data[i + 2]!;
    const luma = (0.2126 * data[i]! + 0.7152 * data[i + 1]! + 0.0722 * data[i + 2]!) / 255;
    sum += luma;
    squares += luma * luma;
    count++;
  }
  const mean = sum / count;
  return {
    mean: hexOf(r / count, g / count, b / count),
    busy: Math.sqrt(Math.max(0, squares / count - mean * mean)),
  };
}
