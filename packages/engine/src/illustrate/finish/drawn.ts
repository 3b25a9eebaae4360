import type { Field } from '@atelier/pixels/field';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Hex, mix, rgbOf } from '../palette/colour.ts';
import type { Finish } from './finishes.ts';
import {
  blurred,
  copyOf,
  editPixels,
  lumaAt,
  outlines,
  pixelsOf,
  smoothNoise,
  smoothstep,
} from './pixel-work.ts';

/** Ink on plain paper, areas barely tinted. */
export const lines: Finish = (canvas, { unit, palette }) => {
  const ink = outlines(canvas, Math.max(1.4, unit * 0.0034), 1.6);
  return inked(canvas, ink, { paper: '#fffdf9', tint: 0.13, ink: mix(palette.deep, '#101014', 0.5) });
};

/** Loose marker lines, twice and a little beside each other, with flat colour that misses them. */
export const doodle: Finish = (canvas, { unit, palette }) => {
  const wobbly = wobble(canvas, unit * 0.006, unit * 0.05, 3);
  const again = outlines(wobble(canvas, unit * 0.007, unit * 0.04, 9), Math.max(1.2, unit * 0.0028), 1.4);
  const first = outlines(wobbly, Math.max(1.6, unit * 0.004), 1.4);
  const ink: Field = { ...first, data: first.data.map((v, i) => Math.max(v, again.data[i]! * 0.8)) };
  const shifted = createCanvas(canvas.width, canvas.height);
  const brush = shifted.getContext('2d');
  brush.drawImage(canvas, 0, 0);
  brush.drawImage(wobbly, unit * 0.006, unit * 0.005);
  return inked(shifted, ink, { paper: '#fffaf0', tint: 0.5, ink: mix(palette.deep, '#1a1a20', 0.6) });
};

/** Flat tones in three steps with fine outlines. */
export const cel: Finish = (canvas, { unit, palette }) => {
  const ink = outlines(canvas, Math.max(1.1, unit * 0.0022), 1.2);
  const stepped = steps(copyOf(canvas), 6);
  return inked(stepped, ink, { paper: '#ffffff', tint: 1, ink: mix(palette.deep, '#0c0c14', 0.3) });
};

/** Dark paper, thin tubes of light along the outlines, light on the air around them. */
export const neon: Finish = (canvas, scene) => {
  const { unit, width, height } = scene;
  const line = outlines(canvas, Math.max(1.6, unit * 0.0038), 1.5);
  const colours = pixelsOf(blurred(canvas, unit * 0.006));
  const tubes = createCanvas(width, height);
  editPixels(tubes, (data) => {
    for (let i = 0; i < line.data.length; i++) {
      const [r, g, b] = vivid(colours[i * 4]!, colours[i * 4 + 1]!, colours[i * 4 + 2]!, (i % width) / width);
      data[i * 4] = r;
      data[i * 4 + 1] = g;
      data[i * 4 + 2] = b;
      data[i * 4 + 3] = 255 * line.data[i]!;
    }
  });
  return glowing(dimmed(canvas, 0.34), tubes, unit);
};

/** A neon city keeps its painted forms: dim, cold and wet under its lights. */
export const cyber: Finish = (canvas, scene) => {
  const { unit, width, height, random } = scene;
  const line = outlines(canvas, Math.max(1.1, unit * 0.002), 0.9);
  const tubes = createCanvas(width, height);
  const source = pixelsOf(canvas);
  editPixels(tubes, (data) => {
    for (let i = 0; i < line.data.length; i++) {
      const lit = Math.max(line.data[i]! * 0.75, smoothstep(0.8, 0.95, lumaAt(source, i * 4)) * 0.6);
      const share = (i % width) / width + 0.25 * Math.sin(Math.floor(i / width) / (unit * 0.2));
      data[i * 4] = 255 * (0.1 + 0.9 * smoothstep(0.3, 0.7, share));
      data[i * 4 + 1] = 60 + 170 * smoothstep(0.7, 0.3, share);
      data[i * 4 + 2] = 255;
      data[i * 4 + 3] = 255 * lit;
    }
  });
  const lit = glowing(dimmed(canvas, 0.72), tubes, unit);
  const brush = lit.getContext('2d');
  brush.strokeStyle = 'rgba(190,220,255,0.16)';
  brush.lineWidth = unit * 0.0015;
  for (let i = 0; i < 130; i++) {
    const x = random() * width * 1.1;
    const y = random() * height;
    brush.beginPath();
    brush.moveTo(x, y);
    brush.lineTo(x - unit * 0.012, y + unit * 0.06);
    brush.stroke();
  }
  return lit;
};

/** Smudged tone under rough black lines on toothed paper. */
export const charcoal: Finish = (canvas, { unit }) => {
  const line = outlines(wobble(canvas, unit * 0.004, unit * 0.03, 4), Math.max(2, unit * 0.005), 1.7);
  const tone = pixelsOf(blurred(canvas, unit * 0.008));
  return editPixels(canvas, (data, width) => {
    for (let i = 0; i < line.data.length; i++) {
      const x = i % width;
      const y = Math.floor(i / width);
      const tooth = smoothNoise(x, y, Math.max(1.3, unit * 0.0022), 31);
      const hatch =
        0.5 + 0.5 * Math.sin(((x + y * 0.8) / unit) * 620 + smoothNoise(x, y, unit * 0.05, 32) * 9);
      const dark = (1 - lumaAt(tone, i * 4)) * 0.85;
      const smudge = dark * smoothstep(0.1, 0.9, tooth * 0.6 + hatch * 0.4 + dark * 0.35);
      const cover = Math.min(1, smudge + line.data[i]! * (0.55 + 0.6 * tooth));
      setMix(data, i * 4, PAPER, COAL, cover);
    }
  });
};

/** Grey washes that run out into the empty paper, outlines by the loaded brush. */
export const inkWash: Finish = (canvas, scene) => {
  const { unit, width, height, focus } = scene;
  const line = outlines(wobble(canvas, unit * 0.004, unit * 0.05, 7), Math.max(1.6, unit * 0.0036), 1.5);
  const wet = pixelsOf(blurred(wobble(canvas, unit * 0.008, unit * 0.04, 8), unit * 0.004));
  const cx = focus.x + focus.width / 2;
  const cy = focus.y + focus.height * 0.55;
  return editPixels(canvas, (data) => {
    for (let i = 0; i < line.data.length; i++) {
      const x = i % width;
      const y = Math.floor(i / width);
      const far =
        Math.hypot((x - cx) / (width * 0.56), (y - cy) / (height * 0.58)) +
        0.35 * (smoothNoise(x, y, unit * 0.12, 41) - 0.5);
      const reach = 1 - smoothstep(0.62, 1.05, far);
      const tone = Math.floor((1 - lumaAt(wet, i * 4)) * 5 + smoothNoise(x, y, unit * 0.02, 42) * 0.8) / 5;
      const cover = reach * Math.min(0.96, tone * 0.85 + line.data[i]! * 0.62);
      setMix(data, i * 4, RICE_PAPER, SUMI, Math.max(0, cover));
    }
  });
};

const PAPER = rgbOf('#f2ede2');
const COAL = rgbOf('#24211f');
const RICE_PAPER = rgbOf('#f6f1e4');
const SUMI = rgbOf('#1d2126');

function setMix(
  data: Uint8ClampedArray,
  i: number,
  from: readonly number[],
  to: readonly number[],
  share: number,
): void {
  for (let c = 0; c < 3; c++) data[i + c] = from[c]! + (to[c]! - from[c]!) * share;
  data[i + 3] = 255;
}

interface Inking {
  readonly paper: Hex;
  /** 0..1: how much of the areas' colour stays. */
  readonly tint: number;
  readonly ink: Hex;
}

function inked(canvas: Canvas, line: Field, { paper, tint, ink }: Inking): Canvas {
  const white = rgbOf(paper);
  const black = rgbOf(ink);
  return editPixels(canvas, (data) => {
    for (let i = 0; i < line.data.length; i++) {
      const cover = line.data[i]!;
      for (let c = 0; c < 3; c++) {
        const area = white[c]! + (data[i * 4 + c]! - white[c]!) * tint;
        data[i * 4 + c] = area + (black[c]! - area) * cover;
      }
    }
  });
}

function steps(canvas: Canvas, count: number): Canvas {
  return editPixels(canvas, (data) => {
    for (let i = 0; i < data.length; i += 4) {
      const luma = Math.max(1, lumaAt(data, i) * 255);
      const stepped = ((Math.round((luma / 255) * count) / count) * 255) / luma;
      const gain = 0.4 + 0.6 * Math.min(1.5, stepped);
      for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! * gain;
    }
  });
}

/** Moves pixels about by smooth noise, up to `reachPx`. */
export function wobble(canvas: Canvas, reachPx: number, cellPx: number, seed: number): Canvas {
  const source = pixelsOf(canvas);
  return editPixels(copyOf(canvas), (data, width, height) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const sx = clamp(Math.round(x + (smoothNoise(x, y, cellPx, seed) - 0.5) * 2 * reachPx), width);
        const sy = clamp(Math.round(y + (smoothNoise(x, y, cellPx, seed + 1) - 0.5) * 2 * reachPx), height);
        const from = (sy * width + sx) * 4;
        const to = (y * width + x) * 4;
        data[to] = source[from]!;
        data[to + 1] = source[from + 1]!;
        data[to + 2] = source[from + 2]!;
      }
    }
  });
}

function clamp(v: number, size: number): number {
  return v < 0 ? 0 : v >= size ? size - 1 : v;
}

/** The colour at full strength; greys take cyan to magenta by their place (`share` 0..1). */
function vivid(r: number, g: number, b: number, share: number): [number, number, number] {
  const top = Math.max(r, g, b);
  const low = Math.min(r, g, b);
  if (top - low < 46) return [70 + 185 * share, 225 - 150 * share, 255];
  const stretch = (v: number) => 30 + (225 * (v - low)) / (top - low);
  return [stretch(r), stretch(g), stretch(b)];
}

function dimmed(canvas: Canvas, share: number): Canvas {
  return editPixels(canvas, (data) => {
    for (let i = 0; i < data.length; i += 4) {
      data[i] = data[i]! * share * 0.8 + 10;
      data[i + 1] = data[i + 1]! * share * 0.72 + 6;
      data[i + 2] = data[i + 2]! * share + 24;
    }
  });
}

function glowing(ground: Canvas, tubes: Canvas, unit: number): Canvas {
  const brush = ground.getContext('2d');
  brush.save();
  brush.globalCompositeOperation = 'lighter';
  for (const [sigma, strength] of [
    [0.03, 0.8],
    [0.01, 0.75],
  ] as const) {
    brush.globalAlpha = strength;
    brush.filter = `blur(${unit * sigma}px)`;
    brush.drawImage(tubes, 0, 0);
  }
  brush.filter = 'none';
  brush.globalAlpha = 1;
  brush.drawImage(tubes, 0, 0);
  brush.restore();
  return ground;
}
