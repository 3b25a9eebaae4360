import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Hex, mix, veil } from '../palette/colour.ts';
import type { Brush, Layer, Scene } from '../settings/scene.ts';
import type { Placed } from './item.ts';

/** soft: contact and cast shadows; flat: a plain oval; none. */
export type ShadowStyle = 'soft' | 'flat' | 'none';

/** A thing in its place and how it looks. */
export interface Pictured {
  readonly place: Placed;
  readonly canvas: Canvas;
}

/** How far and how low outlines are thrown over the floor: the light comes from the upper left. */
const CAST_SLANT = -0.9;
const CAST_FLATNESS = 0.24;
const CAST_OPACITY = 0.24;

/** The shadows of all things on the floor, below all of them: none falls on another thing. */
export function shadowLayer(things: readonly Pictured[], scene: Scene, style: ShadowStyle): Layer {
  const colour = mix(scene.palette.deep, scene.palette.ground, 0.15);
  return {
    depth: 0.34,
    kind: 'scenery',
    paint: (brush) => {
      if (style === 'none') return;
      for (const thing of things.filter(({ place }) => !place.isBust)) {
        if (style === 'soft' && !thing.place.floats) castShadow(brush, thing, colour);
        contactShadow(brush, thing.place, scene, colour, style === 'soft');
      }
    },
  };
}

function contactShadow(
  brush: Brush,
  one: Placed,
  { floor, unit }: Scene,
  colour: Hex,
  isSoft: boolean,
): void {
  const foot = one.floats ? floor + unit * 0.02 : one.y - one.height * 0.008;
  const rx = one.width * (one.floats ? 0.3 : 0.46);
  brush.save();
  if (isSoft) brush.filter = `blur(${Math.max(1, one.width * 0.025)}px)`;
  brush.fillStyle = veil(colour, isSoft ? 0.5 : 0.28);
  brush.beginPath();
  brush.ellipse(one.x, foot, rx, Math.max(one.width * 0.045, 2), 0, 0, 2 * Math.PI);
  brush.fill();
  brush.restore();
}

function castShadow(brush: Brush, { place, canvas }: Pictured, colour: Hex): void {
  brush.save();
  brush.filter = `blur(${Math.max(1, place.height * 0.02)}px)`;
  brush.globalAlpha = CAST_OPACITY;
  brush.translate(place.x, place.y - place.height * 0.01);
  brush.transform(1, 0, CAST_SLANT, CAST_FLATNESS, 0, 0);
  brush.drawImage(outlineOf(canvas, colour), -place.width / 2, -place.height, place.width, place.height);
  brush.restore();
}

function outlineOf(canvas: Canvas, colour: Hex): Canvas {
  const outline = createCanvas(canvas.width, canvas.height);
  const brush = outline.getContext('2d');
  brush.drawImage(canvas, 0, 0);
  brush.globalCompositeOperation = 'source-in';
  brush.fillStyle = colour;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  return outline;
}
