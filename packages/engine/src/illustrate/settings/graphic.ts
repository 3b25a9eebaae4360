import { mix, shade, veil } from '../palette/colour.ts';
import { rays } from './built.ts';
import { block, cloud, disc, glow, oval, polygon, ridge, stars, wash } from './motifs.ts';
import { type Brush, between, type Layer, pick, type Scene } from './scene.ts';

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

/** A low sun in stripes over a grid that runs to the horizon. */
export function gridSunset(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, horizon, focus } = scene;
  const x = focus.x + focus.width / 2;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, '#3b1a78', '#ff8fc4', 0, horizon);
        stars(brush, scene, 90, horizon * 0.6);
        stripedSun(brush, x, horizon - unit * 0.2, unit * 0.33);
      },
    },
    {
      depth: 0.6,
      kind: 'scenery',
      paint: (brush) => {
        wash(brush, scene, '#46207f', '#170a3c', horizon, height);
        brush.strokeStyle = mix('#5ff4ff', palette.accent, 0.15);
        brush.lineWidth = unit * 0.003;
        for (let i = 0; i < 14; i++)
          line(
            brush,
            0,
            horizon + (height - horizon) * (i / 13) ** 2,
            width,
            horizon + (height - horizon) * (i / 13) ** 2,
          );
        for (let i = -14; i <= 14; i++)
          line(brush, x + i * unit * 0.05, horizon, x + i * unit * 0.36, height);
      },
    },
  ];
}

/** Beams and stepped frames around the middle: a poster of the twenties. */
export function fanPoster(scene: Scene): readonly Layer[] {
  const { palette, width, height, unit, focus, floor } = scene;
  const x = focus.x + focus.width / 2;
  const gold = '#d8b25a';
  const ground = mix(palette.deep, '#0f2a33', 0.5);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, ground, shade(ground, -0.04));
        rays(brush, x, floor, Math.hypot(width, height), veil(gold, 0.16), 36);
      },
    },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        for (let i = 4; i > 0; i--) {
          brush.beginPath();
          brush.arc(x, floor, unit * (0.18 + i * 0.08), Math.PI, 0);
          brush.closePath();
          brush.fillStyle = i % 2 ? mix(palette.accent, ground, 0.35) : ground;
          brush.fill();
          brush.strokeStyle = gold;
          brush.lineWidth = unit * 0.006;
          brush.stroke();
        }
        block(brush, 0, floor, width, height - floor, shade(ground, -0.05));
        block(brush, 0, floor, width, unit * 0.008, gold);
      },
    },
    {
      depth: 0,
      kind: 'ornament',
      paint: (brush) => {
        for (const inset of [0.025, 0.04]) {
          brush.strokeStyle = gold;
          brush.lineWidth = unit * (inset < 0.03 ? 0.007 : 0.003);
          brush.strokeRect(unit * inset, unit * inset, width - 2 * unit * inset, height - 2 * unit * inset);
        }
      },
    },
  ];
}

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

function stripedSun(brush: Brush, x: number, y: number, radius: number): void {
  const gradient = brush.createLinearGradient(0, y - radius, 0, y + radius);
  gradient.addColorStop(0, '#ffe26a');
  gradient.addColorStop(1, '#ff3f9b');
  brush.save();
  brush.beginPath();
  for (let i = 0; i < 9; i++)
    brush.rect(
      x - radius,
      y - radius + (2 * radius * i) / 9,
      2 * radius,
      (2 * radius * (1 - (i > 3 ? (i - 3) * 0.12 : 0))) / 9,
    );
  brush.clip();
  brush.fillStyle = gradient;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
  brush.restore();
}

function line(brush: Brush, x0: number, y0: number, x1: number, y1: number): void {
  brush.beginPath();
  brush.moveTo(x0, y0);
  brush.lineTo(x1, y1);
  brush.stroke();
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

/** A hill with a plain ground, for posters of few colours. */
export function posterHills(scene: Scene): readonly Layer[] {
  const { palette, unit, horizon, floor, width, focus } = scene;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, mix('#f4d9a0', palette.air, 0.4), mix('#e98f5a', palette.field, 0.35));
        disc(
          brush,
          focus.x + focus.width / 2,
          horizon - unit * 0.24,
          unit * 0.28,
          mix('#f7ecc9', palette.air, 0.3),
        );
        rays(brush, focus.x + focus.width / 2, horizon - unit * 0.24, width, veil('#fff4d6', 0.16), 20);
      },
    },
    {
      depth: 0.8,
      kind: 'scenery',
      paint: (brush) => ridge(brush, scene, horizon, unit * 0.06, mix('#2f7f7a', palette.accent, 0.3)),
    },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) =>
        ridge(brush, scene, floor - unit * 0.05, unit * 0.02, mix('#234b52', palette.deep, 0.4)),
    },
  ];
}
