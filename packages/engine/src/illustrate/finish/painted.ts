import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { rgbOf } from '../palette/colour.ts';
import type { Scene } from '../settings/scene.ts';
import { wobble } from './drawn.ts';
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

interface Brushwork {
  /** Widths of the strokes, coarse first, shares of the unit. */
  readonly sizes: readonly number[];
  /** Length in widths. */
  readonly length: number;
  readonly opacity: number;
  /** How far strokes differ from what they paint, in sRGB steps. */
  readonly jitter: number;
  /** How far strokes turn from the contours, in radians. */
  readonly disorder: number;
}

export const oil: Finish = (canvas, scene) =>
  impasto(
    brushed(canvas, scene, {
      sizes: [0.03, 0.014, 0.006],
      length: 4.5,
      opacity: 0.92,
      jitter: 20,
      disorder: 0.35,
    }),
    scene,
  );
export const dabs: Finish = (canvas, scene) =>
  brushed(canvas, scene, {
    sizes: [0.032, 0.018, 0.01],
    length: 1.7,
    opacity: 0.9,
    jitter: 46,
    disorder: 0.9,
  });
export const crayon: Finish = (canvas, scene) =>
  waxy(
    brushed(canvas, scene, {
      sizes: [0.016, 0.007, 0.004],
      length: 7,
      opacity: 0.6,
      jitter: 16,
      disorder: 0.25,
    }),
    scene,
  );

/**
 * Paints the picture again in strokes that follow its contours, from coarse to fine; fine strokes only go where the
 * coarse ones missed (after A. Hertzmann, "Painterly Rendering with Curved Brush Strokes of Multiple Sizes", 1998).
 */
function brushed(canvas: Canvas, scene: Scene, work: Brushwork): Canvas {
  const { unit, width, height, random } = scene;
  const result = blurred(canvas, unit * (work.sizes[0] ?? 0.02) * 0.5);
  const brush = result.getContext('2d');
  brush.lineCap = 'round';
  for (const [level, size] of work.sizes.entries()) {
    const widthPx = Math.max(1.5, size * unit);
    const reference = pixelsOf(blurred(canvas, widthPx * 0.35));
    const painted = pixelsOf(result);
    const step = widthPx * 0.85;
    for (let gy = 0; gy < height; gy += step) {
      for (let gx = 0; gx < width; gx += step) {
        const x = Math.min(width - 2, Math.max(1, Math.floor(gx + (random() - 0.5) * step)));
        const y = Math.min(height - 2, Math.max(1, Math.floor(gy + (random() - 0.5) * step)));
        const i = (y * width + x) * 4;
        const turn = (random() - 0.5) * 2 * work.disorder;
        const noise = (random() - 0.5) * work.jitter;
        if (level > 0 && apart(reference, painted, i) < 14 + 4 * level) continue;
        stroke(brush, reference, i, width, {
          x,
          y,
          widthPx,
          lengthPx: widthPx * work.length,
          turn,
          noise,
          opacity: work.opacity,
        });
      }
    }
  }
  return result;
}

interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly lengthPx: number;
  readonly turn: number;
  readonly noise: number;
  readonly opacity: number;
}

function stroke(
  brush: ReturnType<Canvas['getContext']>,
  data: Uint8ClampedArray,
  i: number,
  width: number,
  one: Stroke,
): void {
  const dx = lumaAt(data, i + 4) - lumaAt(data, i - 4);
  const dy = lumaAt(data, i + width * 4) - lumaAt(data, i - width * 4);
  // Where the picture is even, strokes lie as the hand does: rising a little to the right.
  const along = Math.hypot(dx, dy) > 0.012 ? Math.atan2(dx, -dy) : -0.5;
  const angle = along + one.turn;
  const colour = [0, 1, 2].map((c) => Math.round(Math.min(255, Math.max(0, data[i + c]! + one.noise))));
  const rx = Math.cos(angle) * one.lengthPx * 0.5;
  const ry = Math.sin(angle) * one.lengthPx * 0.5;
  brush.strokeStyle = `rgba(${colour.join(',')},${one.opacity})`;
  brush.lineWidth = one.widthPx;
  brush.beginPath();
  brush.moveTo(one.x - rx, one.y - ry);
  brush.quadraticCurveTo(one.x + ry * 0.12, one.y - rx * 0.12, one.x + rx, one.y + ry);
  brush.stroke();
}

function apart(a: Uint8ClampedArray, b: Uint8ClampedArray, i: number): number {
  return Math.max(Math.abs(a[i]! - b[i]!), Math.abs(a[i + 1]! - b[i + 1]!), Math.abs(a[i + 2]! - b[i + 2]!));
}

/** Thick paint catches light: the picture's own fine relief, lit from the upper left, over the weave of canvas. */
function impasto(canvas: Canvas, { unit }: Scene): Canvas {
  const source = pixelsOf(canvas);
  const weave = Math.max(2.2, unit * 0.0032);
  return editPixels(canvas, (data, width, height) => {
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const i = (y * width + x) * 4;
        const relief = (lumaAt(source, i + (width + 1) * 4) - lumaAt(source, i - (width + 1) * 4)) * 46;
        const threads = (Math.sin((x / weave) * Math.PI) + Math.sin((y / weave) * Math.PI)) * 2.2;
        for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! - relief + threads;
      }
    }
  });
}

/** Wax misses the hollows of the paper. */
function waxy(canvas: Canvas, { unit }: Scene): Canvas {
  const paper = rgbOf('#fdf7ea');
  return editPixels(canvas, (data, width) => {
    for (let i = 0; i < data.length; i += 4) {
      const x = (i >> 2) % width;
      const y = Math.floor((i >> 2) / width);
      const missed = smoothstep(0.66, 0.95, smoothNoise(x, y, Math.max(1.4, unit * 0.0024), 51)) * 0.5;
      for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! + (paper[c]! - data[i + c]!) * missed;
    }
  });
}

/** Washes are transparent: the darkest still lets paper through. */
const STRONGEST_WASH = 0.86;

/** Transparent washes: pigment gathers at their edges and in the paper's hollows; the border of the sheet stays white. */
export const watercolour: Finish = (canvas, scene) => {
  const { unit, width, height } = scene;
  const wet = kuwahara(wobble(canvas, unit * 0.007, unit * 0.035, 61), Math.max(2, Math.round(unit * 0.005)));
  const rim = outlines(wet, Math.max(2, unit * 0.005), 1.5);
  const source = pixelsOf(wet);
  const paper = rgbOf('#fdfaf3');
  const result = createCanvas(width, height);
  result.getContext('2d').drawImage(wet, 0, 0);
  return editPixels(result, (data) => {
    for (let i = 0; i < rim.data.length; i++) {
      const x = i % width;
      const y = Math.floor(i / width);
      const bloom = smoothNoise(x, y, unit * 0.11, 62) * 0.6 + smoothNoise(x, y, unit * 0.03, 63) * 0.4;
      const tooth = smoothNoise(x, y, Math.max(1.5, unit * 0.0024), 64) - 0.5;
      const edge = Math.min(x, y, width - 1 - x, height - 1 - y) / unit - raggedness(x / unit, y / unit);
      // On dark washes the same unevenness would look like dirt.
      const uneven = (0.38 - 0.4 * bloom) * (0.3 + 0.7 * lumaAt(source, i * 4));
      const cover = smoothstep(0, 0.012, edge) * (1 - uneven) * (1 + 0.22 * tooth);
      const gathered = 0.17 * rim.data[i]! + 0.07 * (1 - smoothstep(0.0, 0.016, Math.abs(edge - 0.008)));
      for (let c = 0; c < 3; c++) {
        const pigment = (255 - (255 - source[i * 4 + c]!) * STRONGEST_WASH) * (1 - gathered);
        data[i * 4 + c] = paper[c]! + (pigment - paper[c]!) * Math.min(1, cover) + tooth * 7;
      }
    }
  });
};

/** How far from the edge of the sheet the wash ends, share of the unit: long swings of the brush, small breaks of dry paper. */
function raggedness(x: number, y: number): number {
  const swing = (smoothNoise(x, y, 0.45, 65) - 0.5) * 0.045;
  const breaks = (smoothNoise(x, y, 0.022, 66) - 0.5) * 0.012;
  return 0.028 + swing + breaks;
}

/** Each pixel takes the mean of whichever of the four squares at its corners varies least (Kuwahara, 1976). */
function kuwahara(canvas: Canvas, radius: number): Canvas {
  const { width, height } = canvas;
  const source = pixelsOf(canvas);
  const sums = [0, 1, 2, 3].map((plane) => summed(source, width, height, plane));
  const row = width + 1;
  return editPixels(copyOf(canvas), (data) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let least = Number.POSITIVE_INFINITY;
        for (let corner = 0; corner < 4; corner++) {
          const x0 = Math.max(0, corner & 1 ? x : x - radius);
          const x1 = Math.min(width, corner & 1 ? x + radius + 1 : x + 1);
          const y0 = Math.max(0, corner & 2 ? y : y - radius);
          const y1 = Math.min(height, corner & 2 ? y + radius + 1 : y + 1);
          const count = (x1 - x0) * (y1 - y0);
          const mean = (plane: Float64Array) =>
            (plane[y1 * row + x1]! - plane[y0 * row + x1]! - plane[y1 * row + x0]! + plane[y0 * row + x0]!) /
            count;
          const [r, g, b] = [mean(sums[0]!), mean(sums[1]!), mean(sums[2]!)];
          const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
          const variance = mean(sums[3]!) - luma * luma;
          if (variance >= least) continue;
          least = variance;
          const i = (y * width + x) * 4;
          data[i] = r;
          data[i + 1] = g;
          data[i + 2] = b;
        }
      }
    }
  });
}

/** Summed-area table `[(height + 1) * (width + 1)]` of a channel, or (plane 3) of squared luma. */
function summed(data: Uint8ClampedArray, width: number, height: number, plane: number): Float64Array {
  const row = width + 1;
  const table = new Float64Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    let line = 0;
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      line += plane < 3 ? data[i + plane]! : (lumaAt(data, i) * 255) ** 2;
      table[(y + 1) * row + x + 1] = table[y * row + x + 1]! + line;
    }
  }
  return table;
}
