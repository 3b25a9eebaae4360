import { mix, shade } from '../palette/colour.ts';
import { block, disc, glow, oval, polygon } from './motifs.ts';
import { leaf } from './plants.ts';
import { type Brush, between, isClearAbove, pick, type Scene } from './scene.ts';

export function windowFrame(brush: Brush, scene: Scene): void {
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

export function pictures(brush: Brush, { palette, unit, horizon, focus, width, random }: Scene): void {
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

export function shelf(brush: Brush, scene: Scene, isCorner: boolean): void {
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

export function hangingLamps(brush: Brush, scene: Scene): void {
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
