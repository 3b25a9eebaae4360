import type { Rgba } from '@atelier/pixels/raster';

export interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** The median of each channel over the solid pixels of a box, taken every `step` pixels; mid-grey without any. */
export function medianColour(
  { width, height, data }: Rgba,
  box: { left: number; top: number; right: number; bottom: number },
  step: number,
): Colour {
  const samples: [number[], number[], number[]] = [[], [], []];
  for (let y = Math.max(0, Math.round(box.top)); y < Math.min(height, box.bottom); y += step) {
    for (let x = Math.max(0, Math.round(box.left)); x < Math.min(width, box.right); x += step) {
      const i = (y * width + x) * 4;
      if (data[i + 3]! < 250) continue;
      for (let c = 0; c < 3; c++) samples[c]!.push(data[i + c]!);
    }
  }
  const [red, green, blue] = samples.map(median);
  return { red: red!, green: green!, blue: blue! };
}

function median(values: number[]): number {
  if (values.length === 0) return 128;
  values.sort((a, b) => a - b);
  return values[values.length >> 1]!;
}

/** Puts a colour behind what is already at pixel `i` (straight alpha, Porter-Duff "destination over"). */
export function paintBehind(
  data: Uint8Array,
  i: number,
  { red, green, blue }: Colour,
  light: number,
  cover: number,
): void {
  const front = data[i + 3]! / 255;
  const behind = cover * (1 - front);
  const alpha = front + behind;
  if (behind <= 0) return;
  const mix = (own: number, cloth: number) =>
    Math.min(255, Math.round((own * front + cloth * light * behind) / alpha));
  data[i] = mix(data[i]!, red);
  data[i + 1] = mix(data[i + 1]!, green);
  data[i + 2] = mix(data[i + 2]!, blue);
  data[i + 3] = Math.round(alpha * 255);
}
