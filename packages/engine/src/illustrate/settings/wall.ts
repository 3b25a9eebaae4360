import { type Hex, mix, shade, veil } from '../palette/colour.ts';
import { cornerAway } from './landscape.ts';
import { block, glow, polygon, wash } from './motifs.ts';
import { leafCorner } from './plants.ts';
import type { Layer } from './scene.ts';
import { type Brush, between, inTurn, type Scene } from './scene.ts';

/** Height of a row of bricks and of a paving stone, shares of the unit. */
const BRICK = 0.034;
const PAVING = 0.3;

/** A painted wall along a pavement: something leans on it or stands before it. */
export function wall(scene: Scene): readonly Layer[] {
  const { palette } = scene;
  const hasBricks = scene.turn % 4 < 2;
  const feature = inTurn(scene.turn, ['window', 'planter']);
  const colour = mix(palette.field, palette.air, 0.25);
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, shade(colour, 0.03), shade(colour, -0.05), 0, scene.height);
        if (hasBricks) bricks(brush, scene, colour);
        else plaster(brush, scene, colour);
        if (feature === 'window') shutters(brush, scene, colour);
        glow(brush, scene.width * 0.22, scene.horizon * 0.1, scene.unit * 1.1, palette.glow, 0.32);
      },
    },
    { depth: 0.48, kind: 'scenery', paint: (brush) => pavement(brush, scene, colour) },
    {
      depth: 0.05,
      kind: 'scenery',
      paint: (brush) => {
        if (feature === 'planter') leafCorner(brush, scene, cornerAway(scene), shade(palette.leaf, -0.04));
      },
    },
  ];
}

/** Some bricks show, in loose groups; the rest is under paint. */
function bricks(brush: Brush, { width, horizon, unit, random }: Scene, colour: Hex): void {
  const tall = unit * BRICK;
  const wide = tall * 2.2;
  const gap = tall * 0.1;
  for (let row = 0; row * tall < horizon; row++) {
    for (let x = -(row % 2) * wide * 0.5; x < width; x += wide) {
      const tone = between(random, -0.035, 0.02);
      block(brush, x + gap, row * tall + gap, wide - 2 * gap, tall - 2 * gap, shade(colour, tone), gap);
    }
  }
}

/** Patches where plaster is a little lighter or darker, and fine cracks. */
function plaster(brush: Brush, { width, horizon, unit, random }: Scene, colour: Hex): void {
  brush.save();
  brush.filter = `blur(${unit * 0.03}px)`;
  for (let i = 0; i < 10; i++) {
    brush.fillStyle = veil(shade(colour, between(random, -0.06, 0.06)), 0.5);
    brush.beginPath();
    brush.ellipse(
      random() * width,
      random() * horizon,
      unit * between(random, 0.08, 0.24),
      unit * between(random, 0.04, 0.1),
      random(),
      0,
      2 * Math.PI,
    );
    brush.fill();
  }
  brush.restore();
  block(brush, 0, horizon - unit * 0.13, width, unit * 0.13, shade(colour, -0.06));
  block(brush, 0, horizon - unit * 0.134, width, unit * 0.006, shade(colour, 0.05));
}

function shutters(brush: Brush, scene: Scene, colour: Hex): void {
  const { unit, width, horizon, palette } = scene;
  const tall = Math.min(unit * 0.36, horizon * 0.48);
  const wide = tall * 0.62;
  const x = cornerAway(scene) === 'left' ? width * 0.1 : width * 0.9 - wide;
  const y = horizon * 0.12;
  const frame = mix(palette.air, '#ffffff', 0.6);
  block(brush, x - unit * 0.012, y - unit * 0.012, wide + unit * 0.024, tall + unit * 0.024, frame);
  block(
    brush,
    x,
    y,
    wide,
    tall,
    palette.light === 'day' ? mix(palette.sky[0], palette.deep, 0.3) : palette.glow,
  );
  polygon(
    brush,
    [
      [x, y],
      [x + wide * 0.5, y],
      [x, y + tall * 0.6],
    ],
    veil('#ffffff', 0.25),
  );
  block(brush, x + wide / 2 - unit * 0.005, y, unit * 0.01, tall, frame);
  block(brush, x, y + tall * 0.45, wide, unit * 0.01, frame);
  for (const side of [x - wide * 0.5 - unit * 0.016, x + wide + unit * 0.016]) {
    const leafColour = mix(palette.accent, colour, 0.3);
    block(brush, side, y - unit * 0.006, wide * 0.5, tall + unit * 0.012, leafColour);
    for (let slat = 0.06; slat < 0.94; slat += 0.07)
      block(brush, side + wide * 0.05, y + tall * slat, wide * 0.4, tall * 0.03, shade(leafColour, -0.06));
  }
  block(
    brush,
    x - unit * 0.03,
    y + tall + unit * 0.012,
    wide + unit * 0.06,
    unit * 0.018,
    shade(frame, -0.06),
  );
}

function pavement(brush: Brush, scene: Scene, colour: Hex): void {
  const { width, height, unit, horizon, palette } = scene;
  const stone = mix(mix('#b9b4ad', colour, 0.15), palette.deep, palette.light === 'night' ? 0.55 : 0.05);
  wash(brush, scene, stone, shade(stone, -0.07), horizon, height);
  block(brush, 0, horizon, width, unit * 0.014, veil(palette.deep, 0.28));
  const vanishX = width / 2;
  const run = (foot: number) => vanishX + (foot - vanishX) * 0.6;
  brush.strokeStyle = veil(shade(stone, -0.16), 0.6);
  brush.lineWidth = unit * 0.003;
  brush.beginPath();
  for (
    let foot = vanishX - Math.ceil(width / unit / PAVING) * unit * PAVING;
    foot < width * 1.6;
    foot += unit * PAVING
  ) {
    brush.moveTo(run(foot), horizon);
    brush.lineTo(foot, height);
  }
  for (const share of [0.3, 0.72]) {
    brush.moveTo(0, horizon + (height - horizon) * share);
    brush.lineTo(width, horizon + (height - horizon) * share);
  }
  brush.stroke();
}
