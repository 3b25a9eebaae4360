import { mix, veil } from '../palette/colour.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** Streaks for a square picture. */
const STREAKS = 170;
/** Rain falls a little to the left: sideways per downwards. */
const SLANT = -0.16;
const RINGS = 16;

/** An overcast sky, streaks before and behind the subjects, rings where drops fall. */
export function rain(scene: Scene): readonly Layer[] {
  const { palette, width, height } = scene;
  const gloom = mix('#5a6b80', palette.deep, 0.25);
  return [
    {
      depth: 0.46,
      kind: 'ornament',
      blend: 'source-over',
      paint: (brush) => {
        const overcast = brush.createLinearGradient(0, 0, 0, height);
        overcast.addColorStop(0, veil(gloom, 0.94));
        overcast.addColorStop(0.45, veil(gloom, 0.5));
        overcast.addColorStop(1, veil(gloom, 0.15));
        brush.fillStyle = overcast;
        brush.fillRect(0, 0, width, height);
        rings(brush, scene);
        streaks(brush, scene, 0.35, 0.6);
      },
    },
    { depth: 0.03, kind: 'ornament', blend: 'source-over', paint: (brush) => streaks(brush, scene, 0.5, 1) },
  ];
}

function streaks(brush: Brush, { width, height, unit, random }: Scene, opacity: number, size: number): void {
  brush.strokeStyle = veil('#e8f2fa', opacity);
  brush.lineWidth = Math.max(1, unit * 0.0028 * size);
  brush.lineCap = 'round';
  brush.beginPath();
  const count = Math.round((STREAKS / 2) * ((width * height) / (unit * unit)));
  for (let i = 0; i < count; i++) {
    const long = unit * between(random, 0.03, 0.06) * size;
    const x = between(random, -0.05, 1.1) * width;
    const y = between(random, -0.05, 1) * height;
    brush.moveTo(x, y);
    brush.lineTo(x + SLANT * long, y + long);
  }
  brush.stroke();
}

function rings(brush: Brush, { width, height, unit, horizon, random }: Scene): void {
  brush.strokeStyle = veil('#ffffff', 0.4);
  brush.lineWidth = Math.max(1, unit * 0.002);
  for (let i = 0; i < RINGS; i++) {
    const y = between(random, horizon + unit * 0.04, height);
    const rx = unit * between(random, 0.01, 0.03);
    brush.beginPath();
    brush.ellipse(random() * width, y, rx, rx * 0.35, 0, 0, 2 * Math.PI);
    brush.stroke();
  }
}
