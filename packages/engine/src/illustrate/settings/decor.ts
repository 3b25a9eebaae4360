import { mix, shade, veil } from '../palette/colour.ts';
import { cornerAway } from './landscape.ts';
import { block, disc, glow, polygon } from './motifs.ts';
import { leaf } from './plants.ts';
import { type Brush, between, type Scene } from './scene.ts';

/** Rows of glazed tiles behind a counter. */
export function tiledWall(brush: Brush, { palette, width, horizon, unit, random }: Scene): void {
  const wide = unit * 0.12;
  const tall = wide * 0.5;
  const colour = mix(palette.field, palette.air, 0.5);
  for (let row = 0, y = horizon - tall; y > horizon * 0.32; row++, y -= tall)
    for (let x = -(row % 2) * wide * 0.5; x < width; x += wide) {
      const tone = shade(colour, between(random, -0.025, 0.025));
      block(
        brush,
        x + unit * 0.002,
        y + unit * 0.002,
        wide - unit * 0.004,
        tall - unit * 0.004,
        tone,
        unit * 0.004,
      );
    }
}

/** A string of bulbs in two bows from wall to wall. */
export function stringLights(brush: Brush, { palette, width, horizon, unit, random }: Scene): void {
  const bows = [between(random, 0.1, 0.16), between(random, 0.2, 0.28)];
  for (const hang of bows) {
    const yAt = (t: number) => horizon * (hang + 0.22 * Math.sin(Math.PI * ((t * 2) % 1)) * 0.6);
    brush.strokeStyle = veil(palette.deep, 0.55);
    brush.lineWidth = unit * 0.003;
    brush.beginPath();
    for (let step = 0; step <= 60; step++) brush.lineTo((width * step) / 60, yAt(step / 60));
    brush.stroke();
    const bulbs = Math.round((width / unit) * 9);
    for (let i = 0; i < bulbs; i++) {
      const t = (i + 0.5) / bulbs;
      glow(brush, t * width, yAt(t) + unit * 0.012, unit * 0.06, palette.glow, 0.55);
      disc(brush, t * width, yAt(t) + unit * 0.012, unit * 0.009, mix(palette.glow, '#ffffff', 0.3));
    }
  }
}

/** A tall plant in a pot at the wall, on the side away from the subjects. */
export function tallPlant(brush: Brush, scene: Scene): void {
  const { palette, width, horizon, unit, random } = scene;
  const x = cornerAway(scene) === 'left' ? width * 0.12 : width * 0.88;
  const foot = horizon + unit * 0.05;
  const tall = Math.min(unit * 0.5, horizon * 0.7);
  for (let i = 0; i < 11; i++) {
    const angle = -Math.PI * (0.12 + (0.76 * i) / 10);
    const colour = shade(mix(palette.leaf, palette.deep, 0.15), between(random, -0.05, 0.05));
    leaf(brush, x, foot - tall * 0.26, tall * between(random, 0.5, 0.75), angle, colour);
  }
  const pot = mix(palette.accent, palette.air, 0.25);
  polygon(
    brush,
    [
      [x - tall * 0.14, foot - tall * 0.3],
      [x + tall * 0.14, foot - tall * 0.3],
      [x + tall * 0.1, foot],
      [x - tall * 0.1, foot],
    ],
    pot,
  );
  block(
    brush,
    x - tall * 0.155,
    foot - tall * 0.33,
    tall * 0.31,
    tall * 0.06,
    shade(pot, -0.05),
    tall * 0.01,
  );
}

/** A striped parasol in the sand, far enough to be small. */
export function parasol(brush: Brush, scene: Scene, foot: number): void {
  const { palette, width, unit } = scene;
  const x = cornerAway(scene) === 'left' ? width * 0.16 : width * 0.84;
  const radius = unit * 0.17;
  const top = foot - unit * 0.36;
  block(brush, x - unit * 0.005, top, unit * 0.01, foot - top, mix('#8a6a48', palette.deep, 0.1));
  for (let i = 0; i < 6; i++) {
    brush.fillStyle = i % 2 ? mix(palette.accent, '#ffffff', 0.08) : '#fff8ea';
    brush.beginPath();
    brush.moveTo(x, top - radius * 0.28);
    const from = x - radius + (i * radius) / 3;
    brush.quadraticCurveTo(from + (x - from) * 0.35, top - radius * 0.16, from, top + radius * 0.42);
    brush.quadraticCurveTo(from + radius / 6, top + radius * 0.3, from + radius / 3, top + radius * 0.42);
    brush.quadraticCurveTo(
      from + radius / 3 + (x - from - radius / 3) * 0.35,
      top - radius * 0.16,
      x,
      top - radius * 0.28,
    );
    brush.fill();
  }
}

/** Two or three sails at the horizon. */
export function sails(brush: Brush, { palette, width, horizon, unit, random }: Scene): void {
  const count = 2 + Math.floor(random() * 2);
  for (let i = 0; i < count; i++) {
    const x = width * between(random, 0.06, 0.94);
    const tall = unit * between(random, 0.08, 0.17);
    const foot = horizon + tall * 0.25;
    const cloth = i % 2 ? mix(palette.accent, '#ffffff', 0.25) : '#fffdf6';
    polygon(
      brush,
      [
        [x, foot - tall],
        [x, foot - tall * 0.1],
        [x + tall * 0.5, foot - tall * 0.1],
      ],
      cloth,
    );
    polygon(
      brush,
      [
        [x - tall * 0.06, foot - tall * 0.85],
        [x - tall * 0.06, foot - tall * 0.1],
        [x - tall * 0.34, foot - tall * 0.1],
      ],
      shade(cloth, -0.06),
    );
    polygon(
      brush,
      [
        [x - tall * 0.42, foot - tall * 0.06],
        [x + tall * 0.5, foot - tall * 0.06],
        [x + tall * 0.36, foot + tall * 0.06],
        [x - tall * 0.3, foot + tall * 0.06],
      ],
      mix(palette.deep, palette.water, 0.3),
    );
  }
}
