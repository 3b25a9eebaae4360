import { mix, shade, veil } from '../palette/colour.ts';
import { block, cloud, disc, glow, oval, stars, wash } from './motifs.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** Open sky with banks of cloud that carry the subject. */
export function sky(scene: Scene): readonly Layer[] {
  const { palette, width, unit, floor, random } = scene;
  const white = mix('#ffffff', palette.sky[1], palette.light === 'night' ? 0.6 : 0.1);
  const bank = (depth: number, y: number, share: number): Layer => ({
    depth,
    kind: 'scenery',
    paint: (brush) => {
      for (let i = 0; i < 7; i++)
        cloud(
          brush,
          width * ((i + random()) / 7),
          y + unit * between(random, -0.02, 0.06),
          unit * between(random, 0.35, 0.6),
          mix(white, palette.sky[0], share),
        );
      block(brush, 0, y, width, scene.height - y, mix(white, palette.sky[0], share));
    },
  });
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, palette.sky[0], palette.sky[1]);
        if (palette.light === 'night') stars(brush, scene, 160, floor);
        glow(brush, width * between(random, 0.2, 0.8), unit * 0.2, unit * 0.8, palette.glow, 0.5);
        for (let i = 0; i < 4; i++)
          cloud(
            brush,
            width * random(),
            unit * between(random, 0.12, 0.45),
            unit * between(random, 0.14, 0.28),
            mix(white, palette.sky[0], 0.2),
          );
      },
    },
    bank(0.8, floor - unit * 0.02, 0.22),
    bank(0.3, floor + unit * 0.1, 0.05),
  ];
}

/** Stars, a large planet, the surface of another world. */
export function space(scene: Scene): readonly Layer[] {
  const { palette, unit, width, height, horizon, random, floor } = scene;
  const dust = mix(palette.accent, '#8a6bff', 0.4);
  const planetX = width * (scene.focus.x + scene.focus.width / 2 > width / 2 ? 0.2 : 0.8);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, mix('#070a22', palette.deep, 0.3), mix('#241a52', palette.field, 0.25));
        for (let i = 0; i < 6; i++)
          glow(
            brush,
            random() * width,
            random() * height * 0.8,
            unit * between(random, 0.3, 0.7),
            i % 2 ? dust : palette.spark,
            0.22,
          );
        stars(brush, scene, 260, height);
      },
    },
    {
      depth: 0.85,
      kind: 'scenery',
      paint: (brush) =>
        planet(brush, planetX, horizon * 0.32, unit * 0.15, mix(palette.spark, dust, 0.3), palette.glow),
    },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) => {
        const soil = mix(mix('#8f86b8', palette.ground, 0.3), '#2a2050', 0.3);
        oval(brush, width / 2, floor + unit * 0.62 + (width - unit) * 0.05, width * 0.95, unit * 0.72, soil);
        for (let i = 0; i < 12; i++) {
          const x = random() * width;
          const y = between(random, floor + unit * 0.03, height);
          const size = unit * between(random, 0.015, 0.05);
          oval(brush, x, y, size, size * 0.35, shade(soil, -0.08));
          oval(brush, x, y + size * 0.08, size * 0.9, size * 0.26, shade(soil, -0.04));
        }
      },
    },
  ];
}

function planet(brush: Brush, x: number, y: number, radius: number, colour: string, ring: string): void {
  glow(brush, x, y, radius * 2, colour, 0.35);
  disc(brush, x, y, radius, colour);
  brush.save();
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.clip();
  for (const [dy, tall] of [
    [-0.5, 0.2],
    [-0.05, 0.28],
    [0.45, 0.16],
  ] as const)
    oval(brush, x, y + dy * radius, radius * 1.2, tall * radius, shade(colour, -0.06), -0.2);
  disc(brush, x + radius * 0.45, y + radius * 0.3, radius * 1.1, veil('#0a0a2a', 0.28));
  brush.restore();
  brush.strokeStyle = veil(ring, 0.85);
  brush.lineWidth = radius * 0.09;
  brush.beginPath();
  brush.ellipse(x, y, radius * 1.75, radius * 0.42, -0.3, -0.25, Math.PI + 0.25);
  brush.stroke();
}
