import { type Hex, mix, shade, veil } from '../palette/colour.ts';
import { blob, block, disc, dotGrid, oval, polygon, ring, wash } from './motifs.ts';
import { leaf } from './plants.ts';
import { type Brush, between, inTurn, type Layer, type Scene } from './scene.ts';

/** Where the large shape behind the subjects is: its middle and half its size, pixels. */
interface Back {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Large calm shapes on a plain ground: which ones, the seed decides. */
export function shapes(scene: Scene): readonly Layer[] {
  const { palette, unit, focus, floor } = scene;
  const back: Back = {
    x: focus.x + focus.width / 2,
    y: focus.y + focus.height * 0.5,
    size: Math.min(focus.width, focus.height * 1.1) * 0.5,
  };
  const paintBack = inTurn(scene.turn, [blobs, sun, arches, bands, sheet, hill]);
  const paintTrim = inTurn(scene.turn, [dotsAndRings, sprigs, confetti]);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => wash(brush, scene, palette.air, shade(palette.air, -0.02)),
    },
    { depth: 0.8, kind: 'scenery', paint: (brush) => paintBack(brush, scene, back) },
    { depth: 0.7, kind: 'scenery', paint: (brush) => paintTrim(brush, scene, back) },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) =>
        oval(
          brush,
          back.x,
          floor + unit * 0.012,
          focus.width * 0.46,
          unit * 0.035,
          mix(palette.field, palette.deep, 0.22),
        ),
    },
  ];
}

function blobs(brush: Brush, { palette, width, height, unit, random }: Scene, { x, y, size }: Back): void {
  const low = mix(palette.field, palette.air, 0.45);
  const high = mix(palette.accent, palette.air, 0.72);
  blob(brush, width * between(random, 0, 0.2), height * between(random, 0.8, 1), unit * 0.4, low, random);
  blob(brush, width * between(random, 0.85, 1), height * between(random, 0, 0.2), unit * 0.34, high, random);
  blob(brush, x, y, size, palette.field, random);
}

/** A disc with a second one beside it and a line around both. */
function sun(brush: Brush, { palette, unit, random }: Scene, { x, y, size }: Back): void {
  const side = random() < 0.5 ? -1 : 1;
  disc(brush, x + side * size * 0.62, y - size * 0.5, size * 0.5, mix(palette.accent, palette.air, 0.6));
  disc(brush, x - side * size * 0.08, y, size * 0.96, palette.field);
  ring(brush, x - side * size * 0.08, y, size * 1.06, unit * 0.004, mix(palette.accent, palette.air, 0.35));
}

/** Three arches, one in the other. */
function arches(brush: Brush, { palette, horizon, floor }: Scene, { x, y, size }: Back): void {
  const foot = Math.max(horizon, floor);
  const colours: readonly Hex[] = [
    mix(palette.field, palette.air, 0.55),
    mix(palette.field, palette.air, 0.2),
    mix(palette.accent, palette.air, 0.6),
  ];
  colours.forEach((colour, i) => {
    const half = size * (1.04 - 0.24 * i);
    const top = y - size * (1 - 0.2 * i);
    block(brush, x - half, top, half * 2, foot - top, colour, [half, half, 0, 0]);
  });
}

/** Slanted bands from edge to edge. */
function bands(brush: Brush, { palette, width, height, random }: Scene, { x }: Back): void {
  const slant = height * (random() < 0.5 ? 0.45 : -0.45);
  const from = x - height * 0.5;
  const band = (left: number, wide: number, colour: Hex) =>
    polygon(
      brush,
      [
        [left + slant, 0],
        [left + wide + slant, 0],
        [left + wide - slant, height],
        [left - slant, height],
      ],
      colour,
    );
  band(from - width, width + height * 0.1, mix(palette.field, palette.air, 0.6));
  band(from + height * 0.1, height * 0.52, palette.field);
  band(from + height * 0.62, height * 0.09, palette.accent);
  band(from + height * 0.74, height * 0.045, palette.spark);
}

/** A sheet with round corners over another that lies turned behind it. */
function sheet(brush: Brush, { palette, unit, random }: Scene, { x, y, size }: Back): void {
  const turn = between(random, 0.1, 0.2) * (random() < 0.5 ? -1 : 1);
  brush.save();
  brush.translate(x, y);
  brush.rotate(turn);
  block(brush, -size, -size, 2 * size, 2 * size, mix(palette.accent, palette.air, 0.6), unit * 0.06);
  brush.restore();
  block(brush, x - size * 0.96, y - size * 0.96, size * 1.92, size * 1.92, palette.field, unit * 0.06);
}

/** A low disc behind a wide ground: a landscape reduced to two shapes. */
function hill(
  brush: Brush,
  { palette, width, height, horizon, unit, random }: Scene,
  { x, size }: Back,
): void {
  const ground = horizon - unit * 0.06;
  disc(brush, x + size * between(random, -0.4, 0.4), ground - size * 0.42, size * 0.74, palette.spark);
  const far = mix(palette.field, palette.air, 0.45);
  oval(brush, width * between(random, 0.05, 0.3), height, width * 0.7, height - ground + unit * 0.08, far);
  oval(brush, width * between(random, 0.7, 0.95), height, width * 0.8, height - ground, palette.field);
}

function dotsAndRings(brush: Brush, { palette, width, unit, random }: Scene, { x, y, size }: Back): void {
  const side = random() < 0.5 ? -1 : 1;
  const gridX = Math.min(width - unit * 0.14, Math.max(unit * 0.06, x + side * size * 0.8 - unit * 0.04));
  dotGrid(brush, gridX, Math.max(unit * 0.06, y - size * 0.95), unit * 0.018, 5, veil(palette.accent, 0.7));
  const ringX = Math.min(width - unit * 0.09, Math.max(unit * 0.09, x - side * size * 0.95));
  ring(brush, ringX, y - size * between(random, 0.4, 0.8), unit * 0.05, unit * 0.012, palette.spark);
  disc(brush, x - side * size * 1.02, y + size * 0.5, unit * 0.022, palette.accent);
  disc(brush, x + side * size * 1.05, y + size * 0.3, unit * 0.03, palette.spark);
}

/** Leafy sprigs that grow from behind the subjects on both sides. */
function sprigs(brush: Brush, { palette, unit, floor, random }: Scene, { x, size }: Back): void {
  for (const side of [-1, 1]) {
    const colour = mix(palette.leaf, side < 0 ? palette.accent : palette.deep, 0.25);
    const tall = unit * between(random, 0.3, 0.46);
    const footX = x + side * size * 0.72;
    brush.strokeStyle = shade(colour, -0.06);
    brush.lineWidth = unit * 0.005;
    brush.beginPath();
    brush.moveTo(footX, floor);
    brush.quadraticCurveTo(
      footX + side * tall * 0.1,
      floor - tall * 0.6,
      footX + side * tall * 0.32,
      floor - tall,
    );
    brush.stroke();
    for (let i = 1; i <= 6; i++) {
      const t = i / 6;
      const stemX = footX + side * tall * (0.1 * t + 0.22 * t * t);
      const turn = -Math.PI / 2 + side * (i % 2 ? -0.75 : 1.05);
      leaf(brush, stemX, floor - tall * t, tall * (0.42 - 0.2 * t), turn, colour);
    }
  }
}

/** Small shapes strewn around the upper part. */
function confetti(brush: Brush, { palette, unit, random }: Scene, { x, y, size }: Back): void {
  const colours = [palette.accent, palette.spark, mix(palette.field, palette.deep, 0.3)];
  for (let i = 0; i < 11; i++) {
    const angle = Math.PI * (1.02 + (0.96 * (i + random() * 0.6)) / 11);
    const reach = size * between(random, 1.02, 1.22);
    const colour = colours[i % colours.length] ?? palette.accent;
    brush.save();
    brush.translate(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.9);
    brush.rotate(random() * Math.PI);
    const part = unit * between(random, 0.012, 0.022);
    if (i % 3 === 0) disc(brush, 0, 0, part * 0.7, colour);
    else if (i % 3 === 1) block(brush, -part, -part * 0.3, part * 2, part * 0.6, colour, part * 0.3);
    else ring(brush, 0, 0, part * 0.7, part * 0.35, colour);
    brush.restore();
  }
}
