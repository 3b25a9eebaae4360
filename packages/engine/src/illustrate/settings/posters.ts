import { mix, shade, veil } from '../palette/colour.ts';
import { block, rays, stars, wash } from './motifs.ts';
import type { Brush, Layer, Scene } from './scene.ts';

/** A low sun in stripes over a grid that runs to the horizon. */
export function gridSunset(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, horizon, focus } = scene;
  const x = focus.x + focus.width / 2;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, '#3b1a78', '#ff8fc4', 0, horizon);
        stars(brush, scene, 90, horizon * 0.6);
        stripedSun(brush, x, horizon - unit * 0.2, unit * 0.33);
      },
    },
    {
      depth: 0.6,
      kind: 'scenery',
      paint: (brush) => {
        wash(brush, scene, '#46207f', '#170a3c', horizon, height);
        brush.strokeStyle = mix('#5ff4ff', palette.accent, 0.15);
        brush.lineWidth = unit * 0.003;
        for (let i = 0; i < 14; i++)
          line(
            brush,
            0,
            horizon + (height - horizon) * (i / 13) ** 2,
            width,
            horizon + (height - horizon) * (i / 13) ** 2,
          );
        for (let i = -14; i <= 14; i++)
          line(brush, x + i * unit * 0.05, horizon, x + i * unit * 0.36, height);
      },
    },
  ];
}

function stripedSun(brush: Brush, x: number, y: number, radius: number): void {
  const gradient = brush.createLinearGradient(0, y - radius, 0, y + radius);
  gradient.addColorStop(0, '#ffe26a');
  gradient.addColorStop(1, '#ff3f9b');
  brush.save();
  brush.beginPath();
  for (let i = 0; i < 9; i++)
    brush.rect(
      x - radius,
      y - radius + (2 * radius * i) / 9,
      2 * radius,
      (2 * radius * (1 - (i > 3 ? (i - 3) * 0.12 : 0))) / 9,
    );
  brush.clip();
  brush.fillStyle = gradient;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
  brush.restore();
}

function line(brush: Brush, x0: number, y0: number, x1: number, y1: number): void {
  brush.beginPath();
  brush.moveTo(x0, y0);
  brush.lineTo(x1, y1);
  brush.stroke();
}

/** Beams and stepped frames around the middle: a poster of the twenties. */
export function fanPoster(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, focus, floor } = scene;
  const x = focus.x + focus.width / 2;
  const gold = '#d8b25a';
  const ground = mix(palette.deep, '#0f2a33', 0.5);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, ground, shade(ground, -0.04));
        rays(brush, x, floor, Math.hypot(width, height), veil(gold, 0.16), 36);
      },
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        for (let i = 4; i > 0; i--) {
          brush.beginPath();
          brush.arc(x, floor, unit * (0.18 + i * 0.08), Math.PI, 0);
          brush.closePath();
          brush.fillStyle = i % 2 ? mix(palette.accent, ground, 0.35) : ground;
          brush.fill();
          brush.strokeStyle = gold;
          brush.lineWidth = unit * 0.006;
          brush.stroke();
        }
        block(brush, 0, floor, width, height - floor, shade(ground, -0.05));
        block(brush, 0, floor, width, unit * 0.008, gold);
      },
    },
    {
      depth: 0,
      kind: 'ornament',
      paint: (brush) => {
        for (const inset of [0.025, 0.04]) {
          brush.strokeStyle = gold;
          brush.lineWidth = unit * (inset < 0.03 ? 0.007 : 0.003);
          brush.strokeRect(unit * inset, unit * inset, width - 2 * unit * inset, height - 2 * unit * inset);
        }
      },
    },
  ];
}
