import { mix, shade, veil } from '../palette/colour.ts';
import { disc, glow, oval, ridge, wash } from './motifs.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** Large calm shapes on a plain ground. */
export function shapes(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, random, focus, floor } = scene;
  const x = focus.x + focus.width / 2;
  const y = focus.y + focus.height * 0.5;
  const big = Math.min(focus.width, focus.height * 1.1) * 0.5;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, palette.air, shade(palette.air, -0.02));
        blob(
          brush,
          width * between(random, 0, 0.2),
          height * between(random, 0.8, 1),
          unit * 0.4,
          mix(palette.field, palette.air, 0.45),
          random,
        );
        blob(
          brush,
          width * between(random, 0.85, 1),
          height * between(random, 0, 0.2),
          unit * 0.34,
          mix(palette.accent, palette.air, 0.72),
          random,
        );
      },
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        blob(brush, x, y, big, palette.field, random);
        dots(
          brush,
          Math.min(width - unit * 0.14, x + big * 0.75),
          Math.max(unit * 0.06, y - big * 0.95),
          unit * 0.018,
          5,
          veil(palette.accent, 0.7),
        );
        ring(
          brush,
          Math.max(unit * 0.09, x - big * 0.95),
          y - big * 0.6,
          unit * 0.05,
          unit * 0.012,
          palette.spark,
        );
        disc(brush, x - big * 1.02, y + big * 0.5, unit * 0.022, palette.accent);
        disc(brush, x + big * 1.05, y + big * 0.3, unit * 0.03, palette.spark);
      },
    },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) =>
        oval(
          brush,
          x,
          floor + unit * 0.012,
          focus.width * 0.46,
          unit * 0.035,
          mix(palette.field, palette.deep, 0.22),
        ),
    },
  ];
}

/** Sweeping bands from corner to corner, a disc behind them: a composition without things. */
export function waves(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, random } = scene;
  const discX = width * between(random, 0.55, 0.8);
  const colours = [
    mix(palette.field, palette.air, 0.55),
    mix(palette.field, palette.air, 0.2),
    mix(palette.accent, palette.field, 0.45),
    palette.accent,
    mix(palette.accent, palette.deep, 0.45),
    palette.deep,
  ];
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, shade(palette.air, 0.02), mix(palette.air, palette.field, 0.35));
        glow(brush, discX, height * 0.3, unit * 0.7, palette.glow, 0.5);
        disc(brush, discX, height * 0.3, unit * 0.16, palette.spark);
        ring(brush, width - discX, height * 0.22, unit * 0.07, unit * 0.008, palette.accent);
        dots(brush, width * 0.08, height * 0.1, unit * 0.025, 6, veil(palette.accent, 0.5));
      },
    },
    ...colours.map(
      (colour, i): Layer => ({
        depth: 0.9 - i * 0.12,
        kind: 'scenery',
        paint: (brush) =>
          ridge(
            brush,
            scene,
            height * (0.4 + i * 0.1),
            unit * (0.11 - i * 0.008),
            colour,
            between(random, 1.4, 2.4),
          ),
      }),
    ),
  ];
}

/** A soft closed shape around a point. */
function blob(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  colour: string,
  random: () => number,
): void {
  const phase = random() * 2 * Math.PI;
  brush.fillStyle = colour;
  brush.beginPath();
  for (let i = 0; i <= 72; i++) {
    const angle = (i / 72) * 2 * Math.PI;
    const r = radius * (1 + 0.1 * Math.sin(2 * angle + phase) + 0.06 * Math.sin(3 * angle - phase));
    brush.lineTo(x + r * Math.cos(angle) * 1.08, y + r * Math.sin(angle) * 0.95);
  }
  brush.fill();
}

function ring(brush: Brush, x: number, y: number, radius: number, thick: number, colour: string): void {
  brush.strokeStyle = colour;
  brush.lineWidth = thick;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.stroke();
}

function dots(brush: Brush, x: number, y: number, step: number, count: number, colour: string): void {
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      disc(brush, x + column * step, y + row * step, step * 0.18, colour);
}
