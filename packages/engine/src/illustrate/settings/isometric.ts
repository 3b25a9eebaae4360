import { mix, shade, veil } from '../palette/colour.ts';
import { glow, polygon, wash } from './motifs.ts';
import { type Brush, between, type Layer, pick, type Scene } from './scene.ts';

/** A slab of ground seen from a corner above, with blocks on it. */
export function isometric(scene: Scene): readonly Layer[] {
  const { palette, unit, focus, floor, random } = scene;
  const x = focus.x + focus.width / 2;
  // The front corner and the edge of the slab stay in the picture.
  const half = Math.min(focus.width * 0.5, unit * 0.5, 1.9 * (scene.height - floor - unit * 0.1));
  const y = floor - half * 0.06;
  const top = mix(palette.leaf, palette.air, 0.25);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, palette.air, mix(palette.air, palette.field, 0.3));
        glow(brush, x, y, unit * 0.8, '#ffffff', 0.35);
      },
    },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) => {
        brush.save();
        brush.filter = `blur(${unit * 0.02}px)`;
        rhombus(brush, x, y + unit * 0.13, half * 1.02, veil(palette.deep, 0.3));
        brush.restore();
        cuboid(brush, x, y, half, unit * 0.03, top, shade(top, -0.1), shade(top, -0.17));
        cuboid(
          brush,
          x,
          y + unit * 0.03,
          half,
          unit * 0.06,
          mix('#b98452', palette.ground, 0.3),
          mix('#8f6038', palette.ground, 0.2),
          '#744c2c',
        );
        rhombus(brush, x, y, half, top);
        path(brush, x, y, half, mix(palette.ground, '#ffffff', 0.3));
        for (const [u, v] of [
          [-0.72, -0.5],
          [-0.4, -0.78],
          [0.55, -0.72],
          [0.78, -0.35],
          [0.05, -0.85],
        ] as const) {
          isoBlock(
            brush,
            x + (u - v) * half * 0.5,
            y + (u + v) * half * 0.25,
            half * between(random, 0.06, 0.1),
            half * between(random, 0.12, 0.42),
            pick(random, [
              palette.accent,
              palette.field,
              palette.spark,
              mix(palette.leaf, palette.deep, 0.2),
            ]),
          );
        }
      },
    },
  ];
}

function rhombus(brush: Brush, x: number, y: number, half: number, colour: string): void {
  polygon(
    brush,
    [
      [x, y - half / 2],
      [x + half, y],
      [x, y + half / 2],
      [x - half, y],
    ],
    colour,
  );
}

function cuboid(
  brush: Brush,
  x: number,
  y: number,
  half: number,
  tall: number,
  top: string,
  left: string,
  right: string,
): void {
  polygon(
    brush,
    [
      [x - half, y],
      [x, y + half / 2],
      [x, y + half / 2 + tall],
      [x - half, y + tall],
    ],
    left,
  );
  polygon(
    brush,
    [
      [x + half, y],
      [x, y + half / 2],
      [x, y + half / 2 + tall],
      [x + half, y + tall],
    ],
    right,
  );
  rhombus(brush, x, y, half, top);
}

function isoBlock(brush: Brush, x: number, y: number, half: number, tall: number, colour: string): void {
  cuboid(brush, x, y - tall, half, tall, shade(colour, 0.05), shade(colour, -0.05), shade(colour, -0.13));
}

function path(brush: Brush, x: number, y: number, half: number, colour: string): void {
  polygon(
    brush,
    [
      [x - half * 0.62, y + half * 0.19],
      [x - half * 0.42, y + half * 0.29],
      [x + half * 0.62, y - half * 0.19],
      [x + half * 0.42, y - half * 0.29],
    ],
    colour,
  );
}
