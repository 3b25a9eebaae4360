import { mix, shade, veil } from '../palette/colour.ts';
import { disc, dotGrid, glow, ridge, ring, wash } from './motifs.ts';
import { between, type Layer, type Scene } from './scene.ts';

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
        dotGrid(brush, width * 0.08, height * 0.1, unit * 0.025, 6, veil(palette.accent, 0.5));
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
