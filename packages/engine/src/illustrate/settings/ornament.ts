import { mix, shade, veil } from '../palette/colour.ts';
import { disc, glow, oval, polygon, rays, wash } from './motifs.ts';
import { leaf } from './plants.ts';
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
