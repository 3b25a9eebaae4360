import { triangularNoise } from '@atelier/pixels/random';
import type { Canvas } from '@napi-rs/canvas';
import { veil } from '../palette/colour.ts';
import type { Finish } from './finishes.ts';
import { blurred, editPixels, lumaAt, smoothNoise, smoothstep } from './pixel-work.ts';

/** Light from above on one side, and corners that fall off a little. */
export const light: Finish = (canvas, { unit, palette, width, height, focus }) => {
  const brush = canvas.getContext('2d');
  brush.save();
  brush.globalCompositeOperation = 'soft-light';
  const beam = brush.createLinearGradient(0, 0, width * 0.8, height);
  beam.addColorStop(0, veil(palette.glow, palette.light === 'night' ? 0.25 : 0.55));
  beam.addColorStop(0.55, veil(palette.glow, 0));
  beam.addColorStop(1, veil(palette.deep, 0.42));
  brush.fillStyle = beam;
  brush.fillRect(0, 0, width, height);
  const x = focus.x + focus.width / 2;
  const corners = brush.createRadialGradient(
    x,
    height * 0.5,
    unit * 0.4,
    x,
    height * 0.5,
    Math.hypot(width, height) * 0.62,
  );
  corners.addColorStop(0, veil(palette.deep, 0));
  corners.addColorStop(1, veil(palette.deep, 0.4));
  brush.fillStyle = corners;
  brush.fillRect(0, 0, width, height);
  brush.restore();
  return canvas;
};

/** Bright parts shine over their edges. */
export const bloom: Finish = (canvas, { unit }) => {
  const shine = blurred(canvas, unit * 0.025);
  const brush = canvas.getContext('2d');
  brush.save();
  brush.globalCompositeOperation = 'screen';
  brush.globalAlpha = 0.4;
  brush.drawImage(shine, 0, 0);
  brush.restore();
  return canvas;
};

export const grain: Finish = (canvas) => noisy(canvas, 5);
export const film: Finish = (canvas) => noisy(canvas, 10);

function noisy(canvas: Canvas, steps: number): Canvas {
  return editPixels(canvas, (data, width) => {
    for (let i = 0; i < data.length; i += 4) {
      const noise = triangularNoise((i >> 2) % width, Math.floor((i >> 2) / width), 11) * steps;
      data[i] = data[i]! + noise;
      data[i + 1] = data[i + 1]! + noise;
      data[i + 2] = data[i + 2]! + noise;
    }
  });
}

/** Each channel by its own curve of luma-independent gain; 0..255 in and out. */
function graded(
  canvas: Canvas,
  grade: (r: number, g: number, b: number, luma: number) => readonly [number, number, number],
): Canvas {
  return editPixels(canvas, (data) => {
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = grade(data[i]!, data[i + 1]!, data[i + 2]!, lumaAt(data, i));
      data[i] = r;
      data[i + 1] = g;
      data[i + 2] = b;
    }
  });
}

/** Teal shades, warm lights, black bars above and below where the picture is tall enough. */
export const cinema: Finish = (canvas, scene) => {
  graded(canvas, (r, g, b, l) => {
    const s = (v: number) => 255 * (0.04 + 0.96 * smoothstep(-0.08, 1.05, v / 255));
    return [s(r) + (l - 0.45) * 34, s(g) + (l - 0.5) * 6, s(b) - (l - 0.5) * 34];
  });
  return noisy(bloom(canvas, scene), 9);
};

/** Lifted blacks and a warm cast. */
export const faded: Finish = (canvas) =>
  graded(canvas, (r, g, b, l) => {
    const grey = l * 255;
    const soft = (v: number) => 26 + 0.86 * (grey + (v - grey) * 0.78);
    return [soft(r) + 9, soft(g) + 3, soft(b) - 8];
  });

export const monochrome: Finish = (canvas) =>
  graded(canvas, (_r, _g, _b, l) => {
    const v = 255 * smoothstep(-0.05, 1.02, l);
    return [v, v, v];
  });

export const sepia: Finish = (canvas) =>
  graded(canvas, (r, g, b, l) => {
    const tone = 255 * smoothstep(-0.05, 1.05, l);
    const blend = (v: number, toned: number) => v * 0.35 + toned * 0.65;
    return [blend(r, tone * 1.02 + 12), blend(g, tone * 0.82 + 4), blend(b, tone * 0.56)];
  });

export const pastel: Finish = (canvas) =>
  graded(canvas, (r, g, b) => [r * 0.82 + 48, g * 0.78 + 34, b * 0.8 + 58]);

/** Every third row a little darker, as on a picture tube. */
export const scanlines: Finish = (canvas, { unit }) => {
  const brush = canvas.getContext('2d');
  const step = Math.max(2, Math.round(unit * 0.005));
  brush.fillStyle = 'rgba(20,0,50,0.12)';
  for (let y = 0; y < canvas.height; y += step) brush.fillRect(0, y, canvas.width, step / 3);
  return canvas;
};

/** The tooth of paper: two scales of noise lit from the side. */
export const paperGrain: Finish = (canvas, { unit }) =>
  editPixels(canvas, (data, width) => {
    const fine = Math.max(1.2, unit * 0.0018);
    for (let i = 0; i < data.length; i += 4) {
      const x = (i >> 2) % width;
      const y = Math.floor((i >> 2) / width);
      const tooth =
        smoothNoise(x, y, fine, 5) -
        smoothNoise(x + fine, y + fine, fine, 5) +
        0.5 * (smoothNoise(x, y, fine * 7, 6) - 0.5);
      for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! + tooth * 9;
    }
  });

/** The uneven skin of modelling clay: wide dents and the fine arcs of fingers. */
export const clay: Finish = (canvas, { unit }) =>
  editPixels(canvas, (data, width) => {
    const dent = unit * 0.03;
    for (let i = 0; i < data.length; i += 4) {
      const x = (i >> 2) % width;
      const y = Math.floor((i >> 2) / width);
      const height = smoothNoise(x, y, dent, 21) - smoothNoise(x + dent * 0.2, y + dent * 0.2, dent, 21);
      const print =
        Math.sin((Math.hypot(x % (dent * 4), y % (dent * 4)) / unit) * 900) *
        smoothstep(0.6, 0.85, smoothNoise(x, y, dent * 1.7, 22));
      for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! + height * 46 + print * 5;
    }
  });
