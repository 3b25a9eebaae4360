import { type Hex, lchOf, mix, shade, veil } from '../palette/colour.ts';
import { block, disc, glow, oval, polygon, wash } from './motifs.ts';
import { leaf } from './plants.ts';
import { type Brush, between, inTurn, type Layer, type Scene } from './scene.ts';
import { surfaceColour } from './surface.ts';

/** A product on a podium before a seamless backdrop: an arch or a disc behind it, light from a window. */
export function studio(scene: Scene): readonly Layer[] {
  const { palette, unit, focus, floor } = scene;
  const shape = inTurn(scene.turn, ['arch', 'disc', 'panels']);
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
