import { mix, shade, veil } from '../palette/colour.ts';
import { block, disc, glow, oval, polygon, stars, wash } from './motifs.ts';
import { openSky } from './outdoors.ts';
import { type Brush, between, isClearAbove, type Layer, pick, type Scene } from './scene.ts';

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

/** A room full of bunting, balloons and confetti. */
export function party(scene: Scene): readonly Layer[] {
  const { palette, unit, width, height, random, focus, floor } = scene;
  const colours: [string, ...string[]] = [
    palette.accent,
    palette.spark,
    mix(palette.leaf, palette.spark, 0.3),
    mix(palette.accent, '#ffffff', 0.45),
    palette.water,
  ];
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, shade(palette.air, 0.01), mix(palette.air, palette.field, 0.4));
        rays(
          brush,
          focus.x + focus.width / 2,
          focus.y + focus.height * 0.55,
          Math.hypot(width, height),
          veil('#ffffff', palette.light === 'night' ? 0.05 : 0.28),
        );
      },
    },
    {
      depth: 0.8,
      kind: 'ornament',
      paint: (brush) => {
        if (isClearAbove(scene)) return;
        bunting(brush, scene, colours, 0);
        bunting(brush, scene, colours, unit * 0.1);
      },
    },
    {
      depth: 0.6,
      kind: 'scenery',
      paint: (brush) => {
        for (let i = 0; i < 7; i++)
          balloon(
            brush,
            (i < 4 ? 0.02 : 0.8) * width + unit * 0.17 * random() + (i % 4) * unit * 0.035,
            floor - unit * between(random, 0.15, 0.6),
            unit * between(random, 0.06, 0.09),
            pick(random, colours),
          );
        oval(
          brush,
          focus.x + focus.width / 2,
          floor + unit * 0.6,
          width * 0.9,
          unit * 0.66,
          mix(palette.field, palette.air, 0.15),
        );
      },
    },
    { depth: 0.3, kind: 'ornament', paint: (brush) => confetti(brush, scene, colours, 90) },
  ];
}

/** Beams from a point, every other one painted. */
export function rays(brush: Brush, x: number, y: number, length: number, colour: string, count = 16): void {
  for (let i = 0; i < count; i++) {
    const from = (2 * Math.PI * i) / count;
    const to = from + Math.PI / count;
    polygon(
      brush,
      [
        [x, y],
        [x + Math.cos(from) * length, y + Math.sin(from) * length],
        [x + Math.cos(to) * length, y + Math.sin(to) * length],
      ],
      colour,
    );
  }
}

export function confetti(
  brush: Brush,
  { width, height, unit, random }: Scene,
  colours: readonly [string, ...string[]],
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    brush.save();
    brush.translate(random() * width, height * random() ** 1.3);
    brush.rotate(random() * Math.PI);
    const size = unit * between(random, 0.006, 0.016);
    if (i % 3) block(brush, -size, -size * 0.4, size * 2, size * 0.8, pick(random, colours), size * 0.2);
    else disc(brush, 0, 0, size * 0.6, pick(random, colours));
    brush.restore();
  }
}

function bunting(
  brush: Brush,
  { width, unit }: Scene,
  colours: readonly [string, ...string[]],
  drop: number,
): void {
  const span = unit * 0.075;
  const count = Math.ceil(width / span);
  const sag = (t: number) => drop + unit * 0.02 + unit * 0.09 * 4 * t * (1 - t);
  for (let i = 0; i < count; i++) {
    const from = i / count;
    const to = (i + 0.85) / count;
    polygon(
      brush,
      [
        [from * width, sag(from)],
        [to * width, sag(to)],
        [((from + to) / 2) * width, sag((from + to) / 2) + span * 1.05],
      ],
      colours[i % colours.length] ?? colours[0],
    );
  }
}

function balloon(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  brush.strokeStyle = veil('#ffffff', 0.8);
  brush.lineWidth = radius * 0.04;
  brush.beginPath();
  brush.moveTo(x, y + radius);
  brush.bezierCurveTo(x + radius * 0.4, y + radius * 2, x - radius * 0.4, y + radius * 3, x, y + radius * 4);
  brush.stroke();
  oval(brush, x, y, radius * 0.86, radius, colour);
  oval(brush, x - radius * 0.3, y - radius * 0.35, radius * 0.16, radius * 0.26, veil('#ffffff', 0.6), 0.4);
  polygon(
    brush,
    [
      [x, y + radius * 0.94],
      [x - radius * 0.12, y + radius * 1.12],
      [x + radius * 0.12, y + radius * 1.12],
    ],
    shade(colour, -0.06),
  );
}
