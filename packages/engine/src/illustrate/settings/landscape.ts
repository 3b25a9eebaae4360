import { mix, shade, veil } from '../palette/colour.ts';
import { clouds, disc, glow, polygon, stars, wash } from './motifs.ts';
import { conifer, leaf, roundTree } from './plants.ts';
import { type Brush, between, type Layer, type Scene } from './scene.ts';

/** The open sky with what the hour brings: sun and clouds, a low sun, or moon and stars. */
export function openSky(scene: Scene): Layer {
  return {
    depth: 1,
    kind: 'backdrop',
    paint: (brush) => {
      const { palette, unit, width, horizon, random, focus } = scene;
      wash(brush, scene, palette.sky[0], palette.sky[1], 0, Math.max(horizon * 1.05, scene.height * 0.5));
      brush.fillStyle = palette.sky[1];
      brush.fillRect(0, horizon, width, scene.height - horizon);
      const isLeft = focus.x + focus.width / 2 > width / 2;
      const x = width * (isLeft ? between(random, 0.14, 0.3) : between(random, 0.7, 0.86));
      if (palette.light === 'night') {
        stars(brush, scene, 170, horizon);
        glow(brush, x, horizon * 0.28, unit * 0.4, palette.glow, 0.35);
        disc(brush, x, horizon * 0.28, unit * 0.065, '#fdf6dd');
        disc(brush, x + unit * 0.018, horizon * 0.28 - unit * 0.012, unit * 0.012, '#e8dfc2');
        disc(brush, x - unit * 0.02, horizon * 0.28 + unit * 0.02, unit * 0.016, '#ece4c9');
        return;
      }
      const y = palette.light === 'dusk' ? horizon * 0.8 : horizon * 0.26;
      const size = palette.light === 'dusk' ? 0.12 : 0.07;
      glow(brush, x, y, unit * (palette.light === 'dusk' ? 0.9 : 0.45), palette.glow, 0.75);
      disc(
        brush,
        x,
        y,
        unit * size,
        mix(palette.glow, palette.light === 'dusk' ? '#ff9a5c' : '#ffe07a', 0.55),
      );
      clouds(brush, scene, mix(palette.sky[1], '#ffffff', palette.light === 'dusk' ? 0.3 : 0.8), 3);
    },
  };
}

/** Which lower corner is free of the subjects. */
export function cornerAway({ focus, width }: Scene): 'left' | 'right' {
  return focus.x + focus.width / 2 >= width / 2 ? 'left' : 'right';
}

export function treeRow(
  brush: Brush,
  { width, unit, random }: Scene,
  foot: number,
  tall: number,
  colour: string,
): void {
  for (let x = unit * 0.05; x < width; x += unit * between(random, 0.1, 0.26))
    roundTree(
      brush,
      x,
      foot,
      unit * tall * between(random, 0.7, 1.3),
      shade(colour, between(random, -0.05, 0.01)),
    );
}

export function conifers(
  brush: Brush,
  { width, unit, random }: Scene,
  foot: number,
  tall: number,
  count: number,
  colour: string,
): void {
  for (let i = 0; i < count; i++)
    conifer(brush, width * ((i + random()) / count), foot, unit * tall * between(random, 0.6, 1.3), colour);
}

export function edgeConifers(brush: Brush, scene: Scene, colour: string): void {
  const { width, height, unit, random } = scene;
  const isLeft = cornerAway(scene) === 'left';
  for (let i = 0; i < 3; i++) {
    const inset = unit * (0.02 + i * 0.1);
    conifer(
      brush,
      isLeft ? inset : width - inset,
      height + unit * 0.03,
      unit * between(random, 0.4, 0.62) * (1 - i * 0.18),
      shade(colour, i * 0.03),
    );
  }
}

export function peaks(
  brush: Brush,
  { width, unit, horizon, palette, random }: Scene,
  tall: number,
  haze: number,
): void {
  const rock = mix(mix('#6c7a93', palette.field, 0.2), palette.sky[1], haze);
  const count = Math.max(3, Math.round((width / unit) * 3));
  for (let i = 0; i < count; i++) {
    const x = width * ((i + between(random, 0.1, 0.9)) / count);
    const height = unit * tall * between(random, 0.6, 1.15);
    const half = height * between(random, 0.7, 0.95);
    const foot = horizon + unit * 0.02;
    const top = foot - height;
    polygon(
      brush,
      [
        [x - half, foot],
        [x, top],
        [x + half, foot],
      ],
      rock,
    );
    polygon(
      brush,
      [
        [x, top],
        [x + half, foot],
        [x + half * 0.15, foot],
        [x - half * 0.08, foot - height * 0.45],
      ],
      shade(rock, -0.06),
    );
    const cap = mix('#ffffff', palette.sky[1], haze * 0.5);
    polygon(
      brush,
      [
        [x, top],
        [x + half * 0.27, top + height * 0.27],
        [x + half * 0.1, top + height * 0.21],
        [x, top + height * 0.31],
        [x - half * 0.12, top + height * 0.2],
        [x - half * 0.26, top + height * 0.26],
      ],
      cap,
    );
  }
}

export function ripples(brush: Brush, { width, height, unit, horizon, random, palette }: Scene): void {
  for (let i = 0; i < 34; i++) {
    const t = random() ** 1.6;
    const y = horizon + unit * 0.01 + t * (height - horizon) * 0.6;
    const long = unit * (0.03 + 0.12 * t);
    brush.fillStyle = veil(mix(palette.sky[1], '#ffffff', 0.4), 0.5);
    brush.beginPath();
    brush.roundRect(random() * width, y, long, unit * 0.0045, unit * 0.002);
    brush.fill();
  }
}

export function blossoms(brush: Brush, scene: Scene): void {
  const { width, height, unit, floor, random, palette } = scene;
  for (let i = 0; i < 46; i++) {
    const y = between(random, floor - unit * 0.03, height);
    const x = random() * width;
    const size = unit * 0.006 * (1 + (2 * (y - floor)) / unit);
    leaf(brush, x, y, size * 3.2, -Math.PI / 2 + between(random, -0.4, 0.4), shade(palette.leaf, -0.08));
    if (i % 2)
      disc(brush, x, y - size * 3, size, i % 4 === 1 ? palette.spark : mix(palette.accent, '#ffffff', 0.3));
  }
}
