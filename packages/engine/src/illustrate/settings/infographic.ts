import { mix, veil } from '../palette/colour.ts';
import { block, disc, wash } from './motifs.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** Cards, bars, a ring and callouts around the subject. */
export function infographic(scene: Scene): readonly Layer[] {
  const { palette, unit, focus, floor, width, height, random } = scene;
  const x = focus.x + focus.width / 2;
  const card = mix(palette.air, '#ffffff', palette.light === 'night' ? 0.08 : 0.75);
  const r = Math.min(focus.width * 0.3, focus.height * 0.42);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, palette.air, mix(palette.air, palette.field, 0.18));
        for (let y = unit * 0.06; y < height; y += unit * 0.06)
          block(brush, 0, y, width, unit * 0.0012, veil(palette.field, 0.35));
      },
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        const y = floor - r * 0.95;
        const share = between(random, 0.55, 0.8);
        for (const [from, to, colour] of [
          [0, share, palette.accent],
          [share, share + 0.12, palette.spark],
          [share + 0.12, 1, palette.field],
        ] as const) {
          brush.strokeStyle = colour;
          brush.lineWidth = r * 0.16;
          brush.beginPath();
          brush.arc(x, y, r * 1.14, (from - 0.25) * 2 * Math.PI + 0.03, (to - 0.25) * 2 * Math.PI - 0.03);
          brush.stroke();
        }
        disc(brush, x, y, r * 1.02, card);
      },
    },
    {
      depth: 0.4,
      kind: 'ornament',
      paint: (brush) => {
        const wide = Math.min(focus.width * 0.24, unit * 0.3);
        barCard(brush, scene, focus.x, floor - r * 1.9, wide, card);
        lineCard(brush, scene, focus.x + focus.width - wide, floor - r * 1.5, wide, card);
        listCard(brush, scene, focus.x, floor - r * 0.7, wide, card);
      },
    },
  ];
}

function barCard(
  brush: Brush,
  { palette, random }: Scene,
  x: number,
  y: number,
  wide: number,
  card: string,
): void {
  block(brush, x, y, wide, wide * 0.8, card, wide * 0.07);
  for (let i = 0; i < 5; i++) {
    const tall = wide * between(random, 0.15, 0.55);
    block(
      brush,
      x + wide * (0.12 + i * 0.16),
      y + wide * 0.7 - tall,
      wide * 0.1,
      tall,
      i === 3 ? palette.spark : palette.accent,
      wide * 0.015,
    );
  }
}

function lineCard(
  brush: Brush,
  { palette, random }: Scene,
  x: number,
  y: number,
  wide: number,
  card: string,
): void {
  block(brush, x, y, wide, wide * 0.72, card, wide * 0.07);
  brush.strokeStyle = palette.accent;
  brush.lineWidth = wide * 0.03;
  brush.lineJoin = 'round';
  brush.beginPath();
  const points = Array.from(
    { length: 6 },
    (_, i) => [x + wide * (0.1 + i * 0.16), y + wide * (0.58 - i * 0.07 - 0.1 * random())] as const,
  );
  for (const [px, py] of points) brush.lineTo(px, py);
  brush.stroke();
  for (const [px, py] of points) disc(brush, px, py, wide * 0.03, palette.spark);
}

function listCard(
  brush: Brush,
  { palette, random }: Scene,
  x: number,
  y: number,
  wide: number,
  card: string,
): void {
  block(brush, x, y, wide, wide * 0.68, card, wide * 0.07);
  for (let i = 0; i < 3; i++) {
    disc(
      brush,
      x + wide * 0.16,
      y + wide * (0.16 + i * 0.18),
      wide * 0.05,
      [palette.accent, palette.spark, palette.leaf][i] ?? palette.accent,
    );
    block(
      brush,
      x + wide * 0.28,
      y + wide * (0.135 + i * 0.18),
      wide * between(random, 0.35, 0.6),
      wide * 0.05,
      veil(palette.deep, 0.25),
      wide * 0.025,
    );
  }
}
