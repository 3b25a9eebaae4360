import type { Field } from '@atelier/pixels/field';
import { randomStream } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';

type Paint = (x: number, y: number) => readonly [number, number, number];

/** A photo made up of an object and a ground whose matte is known exactly. */
export interface Scene {
  picture: Rgb;
  /** 0..1, exact to the sub-pixel. */
  alpha: Field;
}

/** A disc of `radius` pixels in the middle of a square photo, blended over the ground, with a little grain. */
export function discScene(side: number, radius: number, object: Paint, ground: Paint, grain = 2): Scene {
  const random = randomStream(7);
  const alpha = new Float32Array(side * side);
  const data = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const i = y * side + x;
      const distance = Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2);
      const a = Math.min(1, Math.max(0, radius - distance + 0.5));
      const front = object(x, y);
      const back = ground(x, y);
      alpha[i] = a;
      for (let c = 0; c < 3; c++) {
        const value = a * front[c]! + (1 - a) * back[c]! + grain * (2 * random() - 1);
        data[i * 3 + c] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
  return {
    picture: { width: side, height: side, channels: 3, data },
    alpha: { width: side, height: side, data: alpha },
  };
}

/** What a network might say about a disc: soft, at `cells` x `cells`, its edge `error` cells too far out. */
export function coarseDisc(cells: number, radius: number, error: number): Field {
  const data = Float32Array.from({ length: cells * cells }, (_, i) => {
    const x = (i % cells) + 0.5 - cells / 2;
    const y = Math.floor(i / cells) + 0.5 - cells / 2;
    return Math.min(1, Math.max(0, (radius + error - Math.hypot(x, y)) / 3 + 0.5));
  });
  return { width: cells, height: cells, data };
}
