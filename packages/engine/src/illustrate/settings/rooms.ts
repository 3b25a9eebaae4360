import { mix, shade, veil } from '../palette/colour.ts';
import { stringLights, tallPlant, tiledWall } from './decor.ts';
import { hangingLamps, pictures, shelf, windowFrame } from './furnishings.ts';
import { block, disc, glow, oval, wash } from './motifs.ts';
import { type Brush, between, inTurn, isClearAbove, type Layer, type Scene } from './scene.ts';
import { boards, surfaceColour } from './surface.ts';

/** A table top seen from the chair, a wall with a window behind it. */
export function desk(scene: Scene): readonly Layer[] {
  const { palette, unit, turn } = scene;
  const hasWindow = turn % 2 === 0;
  const hasShelf = !isClearAbove(scene);
  return [
    { depth: 1, kind: 'backdrop', paint: (brush) => wall(brush, scene) },
    {
      depth: 0.8,
      kind: 'scenery',
      paint: (brush) => {
        if (hasWindow) windowFrame(brush, scene);
        else if (hasShelf) pictures(brush, scene);
        if (hasShelf) shelf(brush, scene, !hasWindow);
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
  const [first, second] = inTurn(scene.turn, [
    [windowFrame, pictures],
    [tallPlant, pictures],
    [windowFrame, tallPlant],
  ] as const);
  return [
    { depth: 1, kind: 'backdrop', paint: (brush) => wall(brush, scene) },
    {
      depth: 0.8,
      kind: 'scenery',
      paint: (brush) => {
        first(brush, scene);
        if (!isClearAbove(scene)) second(brush, scene);
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
  const behind = inTurn(scene.turn, ['window', 'tiles', 'lights']);
  return [
    { depth: 1, kind: 'backdrop', paint: (brush) => wall(brush, scene) },
    {
      depth: 0.9,
      kind: 'scenery',
      paint: (brush) => {
        if (behind === 'window') windowFrame(brush, scene);
        if (behind === 'tiles') tiledWall(brush, scene);
        if (behind !== 'lights' && !isClearAbove(scene)) shelf(brush, scene, behind === 'tiles');
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
    {
      depth: 0.7,
      kind: 'scenery',
      paint: (brush) => (behind === 'lights' ? stringLights(brush, scene) : hangingLamps(brush, scene)),
    },
    { depth: 0.5, kind: 'scenery', paint: (brush) => tableTop(brush, scene) },
  ];
}

function wall(brush: Brush, scene: Scene): void {
  const { palette, width, horizon, unit } = scene;
  wash(brush, scene, shade(palette.air, -0.02), mix(palette.air, palette.field, 0.28), 0, scene.height);
  // A painted lower part, as in many rooms, gives the wall a scale.
  block(brush, 0, horizon - unit * 0.17, width, scene.height, mix(palette.field, palette.air, 0.25));
  block(brush, 0, horizon - unit * 0.176, width, unit * 0.008, mix(palette.air, '#ffffff', 0.4));
  glow(brush, width * 0.2, 0, unit * 1.2, palette.glow, palette.light === 'night' ? 0.34 : 0.3);
}

function tableTop(brush: Brush, scene: Scene): void {
  const { palette, unit, horizon, width } = scene;
  const top = surfaceColour(scene, mix('#c58f5c', palette.ground, 0.35));
  boards(brush, scene, top, horizon);
  block(brush, 0, horizon, width, unit * 0.006, shade(top, 0.07));
}
