import { mix, shade, veil } from '../palette/colour.ts';
import { openSky } from './landscape.ts';
import { block, polygon, wash } from './motifs.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** Towers in two planes, a street before them. */
export function city(scene: Scene): readonly Layer[] {
  const { palette, unit, width, horizon } = scene;
  const haze = palette.sky[1];
  return [
    openSky(scene),
    {
      depth: 0.9,
      kind: 'scenery',
      paint: (brush) =>
        skyline(brush, scene, 0.5, mix(mix(palette.field, palette.deep, 0.25), haze, 0.6), false),
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) =>
        skyline(brush, scene, 0.34, mix(mix(palette.accent, palette.deep, 0.45), haze, 0.25), true),
    },
    {
      depth: 0.45,
      kind: 'scenery',
      paint: (brush) => {
        const street = mix(
          mix('#8d929c', palette.ground, 0.35),
          palette.deep,
          palette.light === 'night' ? 0.55 : 0.1,
        );
        wash(brush, scene, shade(street, 0.03), shade(street, -0.06), horizon, scene.height);
        block(brush, 0, horizon, width, unit * 0.035, shade(street, 0.12));
        block(brush, 0, horizon + unit * 0.035, width, unit * 0.006, shade(street, -0.08));
        for (let x = -unit * 0.1; x < width; x += unit * 0.3) {
          polygon(
            brush,
            [
              [x, scene.height - unit * 0.05],
              [x + unit * 0.14, scene.height - unit * 0.05],
              [x + unit * 0.135, scene.height - unit * 0.035],
              [x - unit * 0.01, scene.height - unit * 0.035],
            ],
            veil('#ffffff', 0.6),
          );
        }
      },
    },
  ];
}

function skyline(
  brush: Brush,
  { width, unit, horizon, palette, random }: Scene,
  tall: number,
  colour: string,
  hasWindows: boolean,
): void {
  let x = -unit * 0.05;
  while (x < width) {
    const wide = unit * between(random, 0.09, 0.19);
    const height = unit * tall * between(random, 0.45, 1.1);
    const face = shade(colour, between(random, -0.05, 0.05));
    const top = horizon - height;
    block(brush, x, top, wide, height + unit * 0.01, face);
    block(brush, x + wide * 0.72, top, wide * 0.28, height + unit * 0.01, shade(face, -0.05));
    const roof = random();
    if (roof < 0.25)
      polygon(
        brush,
        [
          [x, top],
          [x + wide / 2, top - wide * 0.5],
          [x + wide, top],
        ],
        face,
      );
    else if (roof < 0.5) block(brush, x + wide * 0.46, top - unit * 0.06, wide * 0.06, unit * 0.06, face);
    if (hasWindows) windows(brush, x, top, wide, height, unit, palette, random);
    x += wide + (random() < 0.3 ? unit * 0.02 : 0);
  }
}

function windows(
  brush: Brush,
  x: number,
  top: number,
  wide: number,
  height: number,
  unit: number,
  palette: Scene['palette'],
  random: () => number,
): void {
  const step = unit * 0.026;
  for (let y = top + step; y < top + height - step; y += step * 1.25) {
    for (let at = x + step * 0.6; at < x + wide - step; at += step) {
      const isLit = random() < (palette.light === 'day' ? 0.15 : 0.55);
      block(
        brush,
        at,
        y,
        step * 0.5,
        step * 0.68,
        isLit ? palette.glow : veil(palette.light === 'day' ? '#ffffff' : palette.deep, 0.28),
      );
    }
  }
}
