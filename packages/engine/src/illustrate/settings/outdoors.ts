import { mix, shade, veil } from '../palette/colour.ts';
import {
  clouds,
  conifer,
  disc,
  glow,
  leaf,
  leafCorner,
  oval,
  palm,
  polygon,
  ridge,
  roundTree,
  stars,
  wash,
} from './motifs.ts';
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

/** Rolling meadows with trees. */
export function hills(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit } = scene;
  const far = mix(palette.leaf, palette.sky[1], 0.55);
  return [
    openSky(scene),
    {
      depth: 0.85,
      kind: 'scenery',
      paint: (brush) => ridge(brush, scene, horizon - unit * 0.06, unit * 0.05, far),
    },
    {
      depth: 0.65,
      kind: 'scenery',
      paint: (brush) => {
        treeRow(brush, scene, horizon + unit * 0.05, 0.13, mix(palette.leaf, palette.sky[1], 0.25));
        ridge(brush, scene, horizon + unit * 0.02, unit * 0.035, mix(palette.leaf, palette.sky[1], 0.25), 3);
      },
    },
    {
      depth: 0.4,
      kind: 'scenery',
      paint: (brush) => {
        ridge(
          brush,
          scene,
          scene.floor - unit * 0.07,
          unit * 0.02,
          shade(mix(palette.leaf, palette.glow, 0.1), 0.02),
        );
        blossoms(brush, scene);
      },
    },
    {
      depth: 0.04,
      kind: 'scenery',
      paint: (brush) => leafCorner(brush, scene, cornerAway(scene), shade(palette.leaf, -0.1)),
    },
  ];
}

/** Peaks over a lake, conifers at its shore. */
export function mountains(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit } = scene;
  return [
    openSky(scene),
    { depth: 0.9, kind: 'scenery', paint: (brush) => peaks(brush, scene, 0.42, 0.55) },
    { depth: 0.75, kind: 'scenery', paint: (brush) => peaks(brush, scene, 0.28, 0.25) },
    {
      depth: 0.6,
      kind: 'scenery',
      paint: (brush) => {
        conifers(brush, scene, horizon + unit * 0.02, 0.12, 22, mix(palette.leaf, palette.sky[1], 0.3));
        wash(brush, scene, mix(palette.water, palette.sky[1], 0.45), palette.water, horizon, scene.height);
        ripples(brush, scene);
      },
    },
    {
      depth: 0.35,
      kind: 'scenery',
      paint: (brush) => {
        ridge(brush, scene, scene.floor - unit * 0.05, unit * 0.015, mix(palette.leaf, palette.ground, 0.2));
        blossoms(brush, scene);
      },
    },
    {
      depth: 0.06,
      kind: 'scenery',
      paint: (brush) => edgeConifers(brush, scene, shade(palette.leaf, -0.16)),
    },
  ];
}

/** Trunks and crowns in three planes with light between them. */
export function forest(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit, width, focus } = scene;
  const light = mix(palette.sky[1], palette.leaf, 0.25);
  const plane = (depth: number, share: number, tall: number, count: number): Layer => ({
    depth,
    kind: 'scenery',
    paint: (brush) => {
      ridge(
        brush,
        scene,
        horizon + unit * (0.12 - depth * 0.14),
        unit * 0.015,
        mix(palette.leaf, light, share),
      );
      for (let i = 0; i < count; i++) {
        const x = width * ((i + between(scene.random, 0.1, 0.9)) / count);
        if (depth < 0.5 && Math.abs(x - focus.x - focus.width / 2) < focus.width * 0.42) continue;
        const y = horizon + unit * (0.15 - depth * 0.14);
        const height = unit * tall * between(scene.random, 0.75, 1.2);
        if (i % 3 === 0) roundTree(brush, x, y, height * 0.9, mix(palette.leaf, light, share * 0.9));
        else conifer(brush, x, y, height, mix(shade(palette.leaf, -0.08), light, share));
      }
    },
  });
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, mix(palette.sky[0], palette.leaf, 0.35), mix(palette.glow, palette.leaf, 0.2));
        glow(brush, focus.x + focus.width / 2, horizon * 0.7, unit * 0.9, palette.glow, 0.7);
      },
    },
    plane(0.9, 0.7, 0.5, 14),
    plane(0.7, 0.45, 0.65, 9),
    plane(0.42, 0.15, 0.85, 7),
    {
      depth: 0.35,
      kind: 'scenery',
      paint: (brush) => {
        ridge(brush, scene, scene.floor - unit * 0.05, unit * 0.012, shade(palette.leaf, -0.02));
        blossoms(brush, scene);
      },
    },
    {
      depth: 0.04,
      kind: 'scenery',
      paint: (brush) => {
        leafCorner(brush, scene, 'left', shade(palette.leaf, -0.16));
        leafCorner(brush, scene, 'right', shade(palette.leaf, -0.18));
      },
    },
  ];
}

/** Sand, surf and palms. */
export function beach(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit, floor, width, random } = scene;
  const sand = mix('#f3d9a4', palette.ground, 0.25);
  const lit =
    palette.light === 'night'
      ? mix(sand, palette.deep, 0.55)
      : palette.light === 'dusk'
        ? mix(sand, '#d9825b', 0.25)
        : sand;
  const shore = floor - unit * 0.1;
  return [
    openSky(scene),
    {
      depth: 0.85,
      kind: 'scenery',
      paint: (brush) => {
        oval(
          brush,
          width * between(random, 0.1, 0.9),
          horizon + unit * 0.01,
          unit * 0.34,
          unit * 0.07,
          mix(palette.leaf, palette.sky[1], 0.5),
        );
        wash(
          brush,
          scene,
          mix(palette.water, palette.sky[1], 0.15),
          mix(palette.water, '#ffffff', 0.3),
          horizon,
          scene.height,
        );
        ripples(brush, scene);
      },
    },
    {
      depth: 0.5,
      kind: 'scenery',
      paint: (brush) => {
        ridge(brush, scene, shore - unit * 0.022, unit * 0.016, mix(palette.water, '#ffffff', 0.75), 3);
        ridge(brush, scene, shore, unit * 0.018, shade(lit, -0.06), 3);
        ridge(brush, scene, shore + unit * 0.03, unit * 0.018, lit, 3);
        for (let i = 0; i < 60; i++)
          disc(
            brush,
            random() * width,
            between(random, shore + unit * 0.06, scene.height),
            unit * 0.002,
            veil(shade(lit, -0.15), 0.6),
          );
      },
    },
    {
      depth: 0.2,
      kind: 'scenery',
      paint: (brush) => {
        const side = cornerAway(scene) === 'left' ? 0.05 : 0.95;
        const lean = side < 0.5 ? 0.12 : -0.12;
        palm(brush, width * side, floor + unit * 0.06, unit * 0.72, palette.leaf, lean);
        palm(
          brush,
          width * (side + lean),
          floor + unit * 0.03,
          unit * 0.5,
          shade(palette.leaf, -0.05),
          lean * 1.5,
        );
      },
    },
  ];
}

/** Open water: swells behind the subject, and one before it that hides its foot. */
export function sea(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit, floor, width, random } = scene;
  const swell = (depth: number, top: number, share: number): Layer => ({
    depth,
    kind: 'scenery',
    paint: (brush) => {
      ridge(brush, scene, top - unit * 0.006, unit * 0.012, mix(palette.water, '#ffffff', 0.55), 5);
      ridge(brush, scene, top, unit * 0.012, mix(shade(palette.water, -0.05), palette.sky[1], share), 5);
    },
  });
  return [
    openSky(scene),
    {
      depth: 0.85,
      kind: 'scenery',
      paint: (brush) => {
        oval(
          brush,
          width * between(random, 0.1, 0.9),
          horizon + unit * 0.01,
          unit * 0.3,
          unit * 0.05,
          mix(palette.leaf, palette.sky[1], 0.6),
        );
        wash(brush, scene, mix(palette.water, palette.sky[1], 0.45), palette.water, horizon, scene.height);
        ripples(brush, scene);
      },
    },
    swell(0.45, floor - unit * 0.06, 0.25),
    swell(0.2, floor - unit * 0.022, 0.1),
    swell(0.18, floor + unit * 0.05, 0),
  ];
}

/** Dunes and cacti. */
export function desert(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit, floor } = scene;
  const sand = mix('#eab676', palette.ground, 0.25);
  const lit = palette.light === 'night' ? mix(sand, palette.deep, 0.5) : sand;
  const dune = (depth: number, top: number, share: number): Layer => ({
    depth,
    kind: 'scenery',
    paint: (brush) =>
      ridge(brush, scene, top, unit * 0.06, mix(shade(lit, -0.1 + depth * 0.05), palette.sky[1], share), 1.6),
  });
  return [
    openSky(scene),
    dune(0.9, horizon - unit * 0.06, 0.5),
    dune(0.7, horizon + unit * 0.02, 0.2),
    dune(0.4, floor - unit * 0.09, 0),
  ];
}

/** Hills under snow, white firs, flakes in the air. */
export function snow(scene: Scene): readonly Layer[] {
  const { palette, horizon, unit, width, height, random } = scene;
  const white =
    palette.light === 'night' ? mix('#b9c8ea', palette.sky[1], 0.35) : mix('#f7fafd', palette.sky[1], 0.12);
  return [
    openSky(scene),
    { depth: 0.9, kind: 'scenery', paint: (brush) => peaks(brush, scene, 0.34, 0.6) },
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => {
        ridge(brush, scene, horizon - unit * 0.01, unit * 0.03, mix(white, palette.sky[0], 0.25));
        for (let i = 0; i < 12; i++)
          conifer(
            brush,
            width * ((i + random()) / 12),
            horizon + unit * 0.05,
            unit * between(random, 0.14, 0.24),
            mix('#2f6b58', palette.sky[1], 0.35),
            white,
          );
      },
    },
    {
      depth: 0.4,
      kind: 'scenery',
      paint: (brush) => ridge(brush, scene, scene.floor - unit * 0.08, unit * 0.02, white),
    },
    {
      depth: 0.1,
      kind: 'ornament',
      paint: (brush) => {
        for (let i = 0; i < 90; i++)
          disc(
            brush,
            random() * width,
            random() * height,
            unit * between(random, 0.002, 0.007),
            veil('#ffffff', between(random, 0.5, 0.95)),
          );
      },
    },
  ];
}

/** Light from above, weeds and bubbles. */
export function underwater(scene: Scene): readonly Layer[] {
  const { palette, unit, width, height, random } = scene;
  return [
    {
      depth: 1,
      kind: 'backdrop',
      paint: (brush) => {
        wash(brush, scene, mix(palette.water, '#d4fbff', 0.55), mix(palette.water, '#06304f', 0.75));
        for (let i = 0; i < 6; i++) {
          const x = width * random();
          polygon(
            brush,
            [
              [x, 0],
              [x + unit * 0.1, 0],
              [x - unit * 0.1, height],
              [x - unit * 0.36, height],
            ],
            veil('#ffffff', 0.08),
          );
        }
      },
    },
    {
      depth: 0.6,
      kind: 'scenery',
      paint: (brush) => {
        ridge(brush, scene, scene.floor - unit * 0.05, unit * 0.04, mix('#e9cf9d', palette.water, 0.45));
        for (let i = 0; i < 16; i++)
          leaf(
            brush,
            width * random(),
            scene.floor + unit * 0.03,
            unit * between(random, 0.14, 0.36),
            -Math.PI / 2 + between(random, -0.3, 0.3),
            i % 3 ? mix(palette.leaf, palette.water, 0.3) : mix(palette.accent, palette.spark, random()),
          );
      },
    },
    {
      depth: 0.1,
      kind: 'ornament',
      paint: (brush) => {
        for (let i = 0; i < 32; i++)
          bubble(brush, random() * width, random() * height, unit * between(random, 0.004, 0.018));
      },
    },
  ];
}

function bubble(brush: Brush, x: number, y: number, radius: number): void {
  disc(brush, x, y, radius, veil('#ffffff', 0.22));
  disc(brush, x - radius * 0.3, y - radius * 0.3, radius * 0.3, veil('#ffffff', 0.8));
}

/** Which lower corner is free of the subjects. */
export function cornerAway({ focus, width }: Scene): 'left' | 'right' {
  return focus.x + focus.width / 2 >= width / 2 ? 'left' : 'right';
}

function treeRow(
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

function conifers(
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

function edgeConifers(brush: Brush, scene: Scene, colour: string): void {
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

function peaks(
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

function ripples(brush: Brush, { width, height, unit, horizon, random, palette }: Scene): void {
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

function blossoms(brush: Brush, scene: Scene): void {
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
