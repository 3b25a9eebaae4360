import { mix, shade, veil } from '../palette/colour.ts';
import {
  blossoms,
  conifers,
  cornerAway,
  edgeConifers,
  openSky,
  peaks,
  ripples,
  treeRow,
} from './landscape.ts';
import { disc, glow, ridge, wash } from './motifs.ts';
import { conifer, leafCorner, roundTree } from './plants.ts';
import { between, type Layer, type Scene } from './scene.ts';

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
