import { mix, shade, veil } from '../palette/colour.ts';
import { rays } from './built.ts';
import { block, disc, glow, leaf, oval, polygon, wash } from './motifs.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** A plain ground with a grid of small dots. */
export function dots(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit } = scene;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, palette.field, shade(palette.field, -0.03));
        const step = unit * 0.045;
        for (let y = 0, row = 0; y < height + step; y += step, row++) {
          for (let x = row % 2 ? step / 2 : 0; x < width + step; x += step)
            disc(brush, x, y, step * 0.13, veil(mix(palette.air, '#ffffff', 0.4), 0.55));
        }
      },
    },
  ];
}

/** Beams from behind the subject. */
export function rayBurst(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, focus } = scene;
  const x = focus.x + focus.width / 2;
  const y = focus.y + focus.height * 0.52;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, palette.spark, palette.spark);
        rays(brush, x, y, Math.hypot(width, height), palette.field, 12);
      },
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        star(brush, x, y, Math.min(focus.width, focus.height) * 0.54, 18, palette.deep);
        star(brush, x, y, Math.min(focus.width, focus.height) * 0.51, 18, mix(palette.air, '#ffffff', 0.5));
        disc(brush, x, y, unit * 0.002, palette.air);
      },
    },
  ];
}

function star(brush: Brush, x: number, y: number, radius: number, points: number, colour: string): void {
  polygon(
    brush,
    Array.from({ length: points * 2 }, (_, i) => {
      const angle = (Math.PI * i) / points;
      const r = i % 2 ? radius * 0.8 : radius;
      return [x + Math.cos(angle) * r, y + Math.sin(angle) * r] as const;
    }),
    colour,
  );
}

/** A round field framed by winding stems and leaves. */
export function garland(scene: Scene): readonly Layer[] {
  const { palette, unit, width, height, focus, random } = scene;
  const x = focus.x + focus.width / 2;
  const y = focus.y + focus.height * 0.5;
  const radius = Math.min(focus.width, focus.height) * 0.5;
  const gold = mix('#c9a24b', palette.spark, 0.25);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, mix('#f3e6c8', palette.air, 0.4), mix('#e2cfa4', palette.field, 0.3));
        for (let i = 0; i < 26; i++)
          leaf(
            brush,
            random() * width,
            random() * height,
            unit * 0.1,
            random() * 6.3,
            veil(mix(palette.leaf, '#f3e6c8', 0.6), 0.45),
          );
      },
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        disc(brush, x, y, radius * 1.1, gold);
        disc(brush, x, y, radius * 1.06, mix(palette.deep, palette.leaf, 0.35));
        disc(brush, x, y, radius * 0.98, gold);
        disc(brush, x, y, radius * 0.965, mix(palette.field, palette.air, 0.35));
        glow(brush, x, y - radius * 0.2, radius * 0.9, palette.glow, 0.6);
        wreath(brush, scene, x, y, radius * 1.04);
      },
    },
    {
      depth: 0,
      kind: 'ornament',
      paint: (brush) => {
        brush.strokeStyle = gold;
        brush.lineWidth = unit * 0.008;
        brush.beginPath();
        brush.roundRect(unit * 0.025, unit * 0.025, width - unit * 0.05, height - unit * 0.05, unit * 0.06);
        brush.stroke();
      },
    },
  ];
}

function wreath(brush: Brush, { palette, unit, random }: Scene, x: number, y: number, radius: number): void {
  for (let i = 0; i < 54; i++) {
    const angle = (2 * Math.PI * i) / 54;
    const colour = shade(mix(palette.leaf, palette.deep, 0.15), between(random, -0.05, 0.07));
    leaf(
      brush,
      x + Math.cos(angle) * radius,
      y + Math.sin(angle) * radius,
      unit * 0.055,
      angle + (i % 2 ? 0.7 : 2.2),
      colour,
    );
    if (i % 6 === 0) {
      for (let petal = 0; petal < 5; petal++)
        oval(
          brush,
          x + Math.cos(angle) * radius + Math.cos(petal * 1.257) * unit * 0.016,
          y + Math.sin(angle) * radius + Math.sin(petal * 1.257) * unit * 0.016,
          unit * 0.014,
          unit * 0.014,
          mix(palette.accent, '#ffffff', 0.25),
        );
      disc(brush, x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, unit * 0.009, palette.spark);
    }
  }
}

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

/** The plain ground of a repeating pattern; the pattern itself is laid by the style. */
export function tiles(scene: Scene): readonly Layer[] {
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => wash(brush, scene, scene.palette.air, scene.palette.air),
    },
  ];
}
