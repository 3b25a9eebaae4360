import { mix, shade, veil } from '../palette/colour.ts';
import { parasol, sails } from './decor.ts';
import { cornerAway, openSky, ripples } from './landscape.ts';
import { disc, oval, polygon, ridge, wash } from './motifs.ts';
import { leaf, palm } from './plants.ts';
import { type Brush, between, inTurn, type Layer, type Scene } from './scene.ts';

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
  const feature = inTurn(scene.turn, ['palms', 'parasol', 'palms', 'sails']);
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
        if (feature === 'sails') sails(brush, scene);
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
      depth: 0.37,
      kind: 'scenery',
      paint: (brush) => {
        if (feature === 'parasol') parasol(brush, scene, floor - unit * 0.02);
        if (feature !== 'palms') return;
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
