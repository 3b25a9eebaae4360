import type { Canvas } from '@napi-rs/canvas';
import { createCanvas } from '@napi-rs/canvas';
import Delaunator from 'delaunator';
import { veil } from '../palette/colour.ts';
import type { Scene } from '../settings/scene.ts';
import type { Finish } from './finishes.ts';
import { outlines, pixelsOf } from './pixel-work.ts';

interface Faceting {
  /** Points along the shorter side of the even part. */
  readonly rows: number;
  /** Points set on outlines, for each point of the even part. */
  readonly onOutlines: number;
  /** How far facets differ in lightness, 0..1. */
  readonly relief: number;
  /** Lines between facets, share of the unit, or 0. */
  readonly seam: number;
  readonly seamColour: string;
}

/** Triangles of even colour, small where the picture has edges. */
export const facets: Finish = (canvas, scene) =>
  faceted(canvas, scene, { rows: 10, onOutlines: 8, relief: 0.08, seam: 0, seamColour: '' });
/** Few large facets with light creases. */
export const folds: Finish = (canvas, scene) =>
  faceted(canvas, scene, {
    rows: 9,
    onOutlines: 9,
    relief: 0.2,
    seam: 0.0014,
    seamColour: 'rgba(255,255,255,0.5)',
  });
/** Large facets that differ much. */
export const cubist: Finish = (canvas, scene) =>
  faceted(canvas, scene, {
    rows: 7,
    onOutlines: 5,
    relief: 0.34,
    seam: 0.002,
    seamColour: veil(scene.palette.deep, 0.55),
  });

/**
 * Triangulates points that gather on the outlines of the picture (B. Delaunay) and fills each triangle with the colour
 * of its middle, lit as if it were tilted by chance.
 */
function faceted(canvas: Canvas, scene: Scene, faceting: Faceting): Canvas {
  const { width, height, unit, random } = scene;
  const source = pixelsOf(canvas);
  const points = pointsOf(canvas, scene, faceting);
  const { triangles } = new Delaunator(points);
  const result = createCanvas(width, height);
  const brush = result.getContext('2d');
  brush.lineJoin = 'round';
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [0, 1, 2].map((k) => {
      const p = triangles[t + k]! * 2;
      return [points[p]!, points[p + 1]!] as const;
    });
    const colour = middleColour(source, width, height, corners, 1 + (random() - 0.5) * faceting.relief);
    brush.fillStyle = colour;
    brush.strokeStyle = faceting.seam ? faceting.seamColour : colour;
    // Without a seam the stroke closes the hairline gaps that antialiasing leaves.
    brush.lineWidth = faceting.seam ? Math.max(1, faceting.seam * unit) : 1;
    brush.beginPath();
    for (const [x, y] of corners) brush.lineTo(x, y);
    brush.closePath();
    brush.fill();
    brush.stroke();
  }
  return result;
}

function pointsOf(
  canvas: Canvas,
  { width, height, unit, random }: Scene,
  { rows, onOutlines }: Faceting,
): Float64Array {
  const edges = outlines(canvas, Math.max(1.5, unit * 0.004), 1.4);
  const cell = unit / rows;
  const points: number[] = [];
  for (let y = -cell; y <= height + cell; y += cell)
    for (let x = -cell; x <= width + cell; x += cell)
      points.push(x + (random() - 0.5) * cell * 0.9, y + (random() - 0.5) * cell * 0.9);
  const wanted = (points.length / 2) * onOutlines;
  for (let tries = 0, set = 0; tries < wanted * 14 && set < wanted; tries++) {
    const x = Math.floor(random() * width);
    const y = Math.floor(random() * height);
    if (edges.data[y * width + x]! < random() + 0.2) continue;
    points.push(x, y);
    set++;
  }
  return Float64Array.from(points);
}

function middleColour(
  source: Uint8ClampedArray,
  width: number,
  height: number,
  corners: readonly (readonly [number, number])[],
  gain: number,
): string {
  const mx = corners.reduce((sum, [x]) => sum + x, 0) / 3;
  const my = corners.reduce((sum, [, y]) => sum + y, 0) / 3;
  const sum = [0, 0, 0];
  // The middle and a point towards each corner: less chance that a thin detail colours the whole.
  for (const [x, y] of [
    [mx, my],
    ...corners.map(([cx, cy]) => [mx + (cx - mx) * 0.4, my + (cy - my) * 0.4]),
  ] as [number, number][]) {
    const px = Math.min(width - 1, Math.max(0, Math.round(x)));
    const py = Math.min(height - 1, Math.max(0, Math.round(y)));
    for (let c = 0; c < 3; c++) sum[c] = sum[c]! + source[(py * width + px) * 4 + c]! / 4;
  }
  return `rgb(${sum.map((v) => Math.round(Math.min(255, v * gain))).join(',')})`;
}

/** Colours as strong as glass. */
function lively(canvas: Canvas): Canvas {
  const copy = createCanvas(canvas.width, canvas.height);
  const brush = copy.getContext('2d');
  brush.filter = 'saturate(1.7) contrast(1.15)';
  brush.drawImage(canvas, 0, 0);
  brush.filter = 'none';
  return copy;
}

/** Pieces of coloured glass in lead: cells around scattered points, each of one glowing colour. */
export const stainedGlass: Finish = (canvas, scene) => {
  const { unit, width, height, random } = scene;
  const glass = faceted(lively(canvas), scene, {
    rows: 6,
    onOutlines: 0.5,
    relief: 0.3,
    seam: 0.007,
    seamColour: '#15131c',
  });
  const lead = outlines(canvas, Math.max(2.5, unit * 0.007), 1.1);
  const image = glass.getContext('2d').getImageData(0, 0, width, height);
  for (let i = 0; i < lead.data.length; i++) {
    for (let c = 0; c < 3; c++)
      image.data[i * 4 + c] = image.data[i * 4 + c]! * (1 - lead.data[i]!) + 20 * lead.data[i]!;
  }
  const brush = glass.getContext('2d');
  brush.putImageData(image, 0, 0);
  brush.globalCompositeOperation = 'soft-light';
  const light = brush.createRadialGradient(
    width * (0.3 + 0.4 * random()),
    height * 0.25,
    0,
    width / 2,
    height / 2,
    Math.hypot(width, height) * 0.6,
  );
  light.addColorStop(0, 'rgba(255,250,220,0.85)');
  light.addColorStop(1, 'rgba(20,10,50,0.45)');
  brush.fillStyle = light;
  brush.fillRect(0, 0, width, height);
  brush.globalCompositeOperation = 'source-over';
  return glass;
};
