import { type Hex, lchOf, mix, shade, veil } from '../palette/colour.ts';
import { block, disc, glow, leaf, oval, polygon, wash } from './motifs.ts';
import { type Brush, between, isClearAbove, type Layer, pick, type Scene } from './scene.ts';
import { boards, surfaceColour } from './surface.ts';

/** A product on a podium before a seamless backdrop: an arch or a disc behind it, light from a window. */
export function studio(scene: Scene): readonly Layer[] {
  const { palette, unit, focus, floor, random } = scene;
  const shape = pick(random, ['arch', 'disc', 'panels', 'arch']);
  const middle = focus.x + focus.width / 2;
  const radius = Math.min(focus.width * 0.46, unit * 0.44);
  const behind: Hex = mix(palette.field, palette.air, 0.12);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        paintSeamless(brush, scene);
        if (shape === 'disc') disc(brush, middle, floor - radius * 0.85, radius, behind);
        else if (shape === 'arch') arch(brush, middle, scene.horizon, radius * 0.86, radius * 2.1, behind);
        else panels(brush, scene, middle, radius, behind);
        windowLight(brush, scene);
      },
    },
    { depth: 0.45, kind: 'scenery', paint: (brush) => podium(brush, scene, middle, radius) },
  ];
}

function paintSeamless(brush: Brush, scene: Scene): void {
  const { palette, horizon, height, focus, unit } = scene;
  wash(brush, scene, shade(palette.air, -0.03), shade(palette.air, 0.015), 0, horizon);
  wash(
    brush,
    scene,
    mix(palette.air, palette.ground, 0.7),
    shade(palette.ground, -0.04),
    horizon - 1,
    height,
  );
  // The sweep where wall and floor of a studio run into each other.
  const sweep = brush.createLinearGradient(0, horizon - unit * 0.06, 0, horizon + unit * 0.06);
  sweep.addColorStop(0, veil(palette.air, 0));
  sweep.addColorStop(0.5, veil(mix(palette.air, palette.ground, 0.4), 1));
  sweep.addColorStop(1, veil(palette.ground, 0));
  brush.fillStyle = sweep;
  brush.fillRect(0, horizon - unit * 0.06, scene.width, unit * 0.12);
  glow(
    brush,
    focus.x + focus.width * 0.4,
    focus.y + focus.height * 0.3,
    unit * 0.9,
    '#ffffff',
    palette.light === 'night' ? 0.12 : 0.4,
  );
}

function arch(brush: Brush, x: number, foot: number, half: number, height: number, colour: Hex): void {
  const draw = (inset: number, fill: Hex) => {
    brush.fillStyle = fill;
    brush.beginPath();
    brush.roundRect(x - half + inset, foot - height + inset, 2 * (half - inset), height - inset, [
      half - inset,
      half - inset,
      0,
      0,
    ]);
    brush.fill();
  };
  draw(0, shade(colour, -0.06));
  draw(half * 0.09, colour);
}

function panels(brush: Brush, { horizon, random }: Scene, x: number, radius: number, colour: Hex): void {
  const tall = radius * between(random, 1.6, 2);
  block(brush, x - radius * 1.15, horizon - tall, radius * 0.95, tall, shade(colour, -0.05), radius * 0.04);
  block(brush, x - radius * 0.35, horizon - tall * 0.82, radius * 1.5, tall * 0.82, colour, radius * 0.04);
}

/** Slanted bars of light and the shade of leaves, as through a window. */
function windowLight(brush: Brush, { width, height, unit, palette, random }: Scene): void {
  if (palette.light === 'night') return;
  const strength = lchOf(palette.air).l > 0.6 ? 0.2 : 0.1;
  brush.save();
  brush.filter = `blur(${unit * 0.008}px)`;
  brush.globalCompositeOperation = 'soft-light';
  const start = between(random, 0.05, 0.5) * width;
  for (let i = 0; i < 3; i++) {
    const x = start + i * unit * 0.22;
    polygon(
      brush,
      [
        [x, 0],
        [x + unit * 0.16, 0],
        [x - unit * 0.26, height],
        [x - unit * 0.42, height],
      ],
      veil('#ffffff', strength * 2),
    );
  }
  branchShade(brush, width * 1.02, -unit * 0.02, unit, mix(palette.deep, palette.field, 0.4));
  brush.restore();
}

/** The shade of a leafy branch that hangs in from a corner. */
function branchShade(brush: Brush, x: number, y: number, unit: number, colour: Hex): void {
  for (let i = 0; i < 9; i++) {
    const t = i / 8;
    const stemX = x - unit * 0.42 * t;
    const stemY = y + unit * (0.34 * t - 0.12 * t * t);
    const side = i % 2 ? 1 : -1;
    leaf(brush, stemX, stemY, unit * (0.15 - 0.06 * t), Math.PI * 0.86 + side * 0.85, colour);
  }
}

/** A round stage seen a little from above; its upper face reaches from behind to before the floor line. */
function podium(brush: Brush, scene: Scene, x: number, radius: number): void {
  const { floor, unit, palette } = scene;
  const half = radius * 1.02;
  const flat = half * 0.16;
  const tall = unit * 0.075;
  const top = surfaceColour(scene, mix(palette.air, '#ffffff', palette.light === 'night' ? 0.05 : 0.35));
  brush.save();
  brush.filter = `blur(${unit * 0.02}px)`;
  oval(
    brush,
    x + half * 0.08,
    floor + tall + flat * 0.55,
    half * 1.12,
    flat * 1.15,
    veil(palette.deep, 0.32),
  );
  brush.restore();
  const side = brush.createLinearGradient(x - half, 0, x + half, 0);
  side.addColorStop(0, shade(top, -0.07));
  side.addColorStop(0.35, shade(top, -0.02));
  side.addColorStop(1, shade(top, -0.18));
  brush.fillStyle = side;
  brush.beginPath();
  brush.ellipse(x, floor, half, flat, 0, Math.PI, 0, true);
  brush.lineTo(x + half, floor + tall);
  brush.ellipse(x, floor + tall, half, flat, 0, 0, Math.PI);
  brush.closePath();
  brush.fill();
  oval(brush, x, floor, half, flat, top);
  oval(brush, x, floor - flat * 0.04, half * 0.97, flat * 0.93, shade(top, 0.025));
}

/** A table top seen from the chair, a wall with a window behind it. */
export function desk(scene: Scene): readonly Layer[] {
  const { palette, unit, random } = scene;
  const hasWindow = random() < 0.6;
  return [
    { depth: 1, kind: 'backdrop', paint: (brush) => wall(brush, scene) },
    {
      depth: 0.8,
      kind: 'scenery',
      paint: (brush) => {
        if (hasWindow) windowFrame(brush, scene);
        else pictures(brush, scene);
        shelf(brush, scene, !hasWindow);
      },
    },
    { depth: 0.5, kind: 'scenery', paint: (brush) => tableTop(brush, scene) },
    {
      depth: 0.02,
      kind: 'ornament',
      paint: (brush) => glow(brush, scene.width * 0.15, 0, unit, palette.glow, 0.16),
    },
  ];
}

/** A floor, a wall with a window and pictures, a rug: a room to live in. */
export function room(scene: Scene): readonly Layer[] {
  const { palette, unit, floor, focus, width } = scene;
  return [
    { depth: 1, kind: 'backdrop', paint: (brush) => wall(brush, scene) },
    {
      depth: 0.8,
      kind: 'scenery',
      paint: (brush) => {
        windowFrame(brush, scene);
        pictures(brush, scene);
      },
    },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) => {
        boards(brush, scene, surfaceColour(scene, mix(palette.ground, '#c99a6b', 0.35)), scene.horizon);
        block(brush, 0, scene.horizon - unit * 0.022, width, unit * 0.022, mix(palette.air, '#ffffff', 0.5));
        const x = focus.x + focus.width / 2;
        oval(
          brush,
          x,
          floor + unit * 0.03,
          focus.width * 0.52,
          unit * 0.1,
          mix(palette.accent, palette.air, 0.35),
        );
        oval(
          brush,
          x,
          floor + unit * 0.03,
          focus.width * 0.45,
          unit * 0.08,
          mix(palette.accent, palette.air, 0.6),
        );
        oval(
          brush,
          x,
          floor + unit * 0.03,
          focus.width * 0.41,
          unit * 0.072,
          mix(palette.accent, palette.air, 0.4),
        );
      },
    },
  ];
}

/** A table in a café: warm lamps hang over it, the room behind is out of focus. */
export function table(scene: Scene): readonly Layer[] {
  const { palette, unit, width, horizon, random } = scene;
  return [
    { depth: 1, kind: 'backdrop', paint: (brush) => wall(brush, scene) },
    {
      depth: 0.9,
      kind: 'scenery',
      paint: (brush) => {
        windowFrame(brush, scene);
        shelf(brush, scene, false);
        for (let i = 0; i < 9; i++) {
          disc(
            brush,
            random() * width,
            between(random, 0.1, 0.9) * horizon,
            unit * between(random, 0.015, 0.05),
            veil(palette.glow, between(random, 0.12, 0.3)),
          );
        }
      },
    },
    { depth: 0.7, kind: 'scenery', paint: (brush) => hangingLamps(brush, scene) },
    { depth: 0.5, kind: 'scenery', paint: (brush) => tableTop(brush, scene) },
  ];
}

function wall(brush: Brush, scene: Scene): void {
  const { palette, width, horizon, unit } = scene;
  wash(brush, scene, shade(palette.air, -0.02), mix(palette.air, palette.field, 0.28), 0, scene.height);
  // A painted lower part, as in many rooms, gives the wall a scale.
  block(brush, 0, horizon - unit * 0.17, width, scene.height, mix(palette.field, palette.air, 0.25));
  block(brush, 0, horizon - unit * 0.176, width, unit * 0.008, mix(palette.air, '#ffffff', 0.4));
  glow(brush, width * 0.2, 0, unit * 1.2, palette.glow, palette.light === 'night' ? 0.18 : 0.3);
}

function windowFrame(brush: Brush, scene: Scene): void {
  const { palette, unit, horizon, focus, width } = scene;
  const isLeft = focus.x + focus.width / 2 > width * 0.52;
  const tall = Math.min(horizon * 0.62, unit * 0.62);
  const wide = tall * 0.82;
  const x = isLeft ? width * 0.06 : width * 0.94 - wide;
  const y = horizon * 0.1;
  const frame = mix(palette.air, '#ffffff', 0.65);
  block(
    brush,
    x - unit * 0.018,
    y - unit * 0.018,
    wide + unit * 0.036,
    tall + unit * 0.036,
    frame,
    unit * 0.008,
  );
  brush.save();
  brush.beginPath();
  brush.rect(x, y, wide, tall);
  brush.clip();
  const sky = brush.createLinearGradient(0, y, 0, y + tall);
  sky.addColorStop(0, palette.sky[0]);
  sky.addColorStop(1, palette.sky[1]);
  brush.fillStyle = sky;
  brush.fillRect(x, y, wide, tall);
  oval(
    brush,
    x + wide * 0.25,
    y + tall * 1.02,
    wide * 0.6,
    tall * 0.3,
    mix(palette.leaf, palette.sky[1], 0.35),
  );
  oval(
    brush,
    x + wide * 0.85,
    y + tall * 1.05,
    wide * 0.5,
    tall * 0.36,
    mix(palette.leaf, palette.sky[1], 0.2),
  );
  brush.restore();
  block(brush, x + wide / 2 - unit * 0.006, y, unit * 0.012, tall, frame);
  block(brush, x, y + tall * 0.42, wide, unit * 0.012, frame);
  block(
    brush,
    x - unit * 0.035,
    y + tall + unit * 0.018,
    wide + unit * 0.07,
    unit * 0.02,
    shade(frame, -0.04),
    unit * 0.005,
  );
}

function pictures(brush: Brush, { palette, unit, horizon, focus, width, random }: Scene): void {
  const isLeft = focus.x + focus.width / 2 <= width * 0.52;
  const size = Math.min(unit * 0.2, horizon * 0.26);
  let x = isLeft ? width * 0.07 : width * 0.93 - size * 2.1;
  for (let i = 0; i < 2; i++) {
    const y = horizon * (0.16 + 0.07 * i);
    block(brush, x, y, size * 0.9, size * 1.15, mix(palette.deep, palette.air, 0.2), size * 0.02);
    block(brush, x + size * 0.05, y + size * 0.05, size * 0.8, size * 1.05, mix(palette.air, '#ffffff', 0.6));
    const ground = pick(random, [palette.accent, palette.spark, palette.leaf]);
    disc(
      brush,
      x + size * between(random, 0.35, 0.55),
      y + size * 0.46,
      size * 0.19,
      i ? palette.spark : ground,
    );
    oval(
      brush,
      x + size * 0.45,
      y + size * 0.94,
      size * 0.33,
      size * 0.13,
      i ? palette.accent : palette.field,
    );
    x += size * 1.12;
  }
}

function shelf(brush: Brush, scene: Scene, isCorner: boolean): void {
  const { palette, unit, horizon, focus, width, random } = scene;
  const left = focus.x + focus.width / 2 > width * 0.52;
  const wide = unit * 0.36;
  const x = left === isCorner ? width * 0.05 : width * 0.95 - wide;
  const y = horizon * 0.56;
  let at = x + wide * 0.06;
  while (at < x + wide * 0.62) {
    const thick = unit * between(random, 0.014, 0.028);
    const tall = unit * between(random, 0.075, 0.12);
    block(
      brush,
      at,
      y - tall,
      thick,
      tall,
      pick(random, [palette.accent, palette.spark, palette.field, palette.deep, palette.leaf]),
      unit * 0.003,
    );
    at += thick + unit * 0.003;
  }
  const pot = x + wide * 0.82;
  for (let i = 0; i < 5; i++)
    leaf(
      brush,
      pot,
      y - unit * 0.04,
      unit * 0.08,
      -Math.PI / 2 + (i - 2) * 0.5,
      shade(palette.leaf, i % 2 ? -0.04 : 0.04),
    );
  polygon(
    brush,
    [
      [pot - unit * 0.03, y - unit * 0.05],
      [pot + unit * 0.03, y - unit * 0.05],
      [pot + unit * 0.022, y],
      [pot - unit * 0.022, y],
    ],
    mix(palette.accent, palette.air, 0.3),
  );
  block(brush, x, y, wide, unit * 0.014, mix('#a9754a', palette.deep, 0.25), unit * 0.003);
}

function hangingLamps(brush: Brush, scene: Scene): void {
  const { palette, unit, width, horizon, focus, random } = scene;
  if (isClearAbove(scene)) return;
  const drop = Math.min(horizon * 0.2, focus.y + unit * 0.04);
  for (const share of [0.16, 0.5, 0.84]) {
    const x = width * (share + between(random, -0.03, 0.03));
    const y = drop * between(random, 0.8, 1.2);
    block(brush, x - unit * 0.002, 0, unit * 0.004, y, palette.deep);
    glow(brush, x, y + unit * 0.06, unit * 0.2, palette.glow, 0.45);
    brush.fillStyle = mix(palette.deep, palette.accent, 0.25);
    brush.beginPath();
    brush.ellipse(x, y + unit * 0.05, unit * 0.06, unit * 0.055, 0, Math.PI, 0);
    brush.fill();
    oval(brush, x, y + unit * 0.052, unit * 0.03, unit * 0.012, palette.glow);
  }
}

function tableTop(brush: Brush, scene: Scene): void {
  const { palette, unit, horizon, width } = scene;
  const top = surfaceColour(scene, mix('#c58f5c', palette.ground, 0.35));
  boards(brush, scene, top, horizon);
  block(brush, 0, horizon, width, unit * 0.006, shade(top, 0.07));
}
