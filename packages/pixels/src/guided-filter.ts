import { enlargedFieldRows, enlargePart } from './enlarge.ts';
import type { Field } from './field.ts';
import { emptyField } from './field.ts';
import type { Rgb } from './raster.ts';

/** What a guided filter takes for an edge. */
export interface GuidedEdges {
  /** Half a window's side, pixels of the guide. */
  readonly radiusPx: number;
  /** Colours that vary less than this within a window are alike: standard deviation, 0..1 of the range of a channel. */
  readonly contrast: number;
  /** The fits are made on every so manieth pixel; the result has the guide's full sharpness nevertheless. */
  readonly stride: number;
}

/** Per window: the mean colour, and the inverse of the colours' damped covariance (rr, rg, rb, gg, gb, bb). */
interface Windows {
  readonly colours: readonly Field[];
  readonly means: readonly Field[];
  readonly inverse: readonly Float32Array[];
}

/**
 * Makes maps follow the edges of a picture: in each window a map is replaced by the linear function of the picture's
 * colours that fits it best (He, Sun and Tang, "Guided image filtering", 2013; fitted at reduced size as in He and
 * Sun, "Fast guided filter", 2015).
 * @param maps any range; each as large as the guide, or smaller and over the whole of it
 * @returns as large as the guide; values may leave the maps' range a little
 */
export function guidedFilter(guide: Rgb, maps: readonly Field[], edges: GuidedEdges): Field[] {
  const radius = Math.max(1, Math.round(edges.radiusPx / edges.stride));
  const windows = fitColours(guide, edges.stride, radius, edges.contrast ** 2);
  return maps.map((map) => {
    const cells = cellsOf(map, guide, edges.stride);
    return apply(guide, slopesOf(cells, windows, radius), edges.stride);
  });
}

const PAIRS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
] as const;

function fitColours(guide: Rgb, stride: number, radius: number, damping: number): Windows {
  const colours = [0, 1, 2].map((channel) => thinChannel(guide, channel, stride));
  const means = colours.map((colour) => boxMean(colour, radius));
  const spreads = PAIRS.map(([a, b]) => {
    const spread = boxMean(product(colours[a]!, colours[b]!), radius).data;
    const [meanA, meanB] = [means[a]!.data, means[b]!.data];
    for (let i = 0; i < spread.length; i++) {
      spread[i] = spread[i]! - meanA[i]! * meanB[i]! + (a === b ? damping : 0);
    }
    return spread;
  });
  return { colours, means, inverse: invert(spreads) };
}

/** Inverses of symmetric 3 x 3 matrices by their adjugates. */
function invert(spreads: readonly Float32Array[]): Float32Array[] {
  const [rr, rg, rb, gg, gb, bb] = spreads as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const inverse = spreads.map((spread) => new Float32Array(spread.length));
  for (let i = 0; i < rr.length; i++) {
    const [a, b, c, d, e, f] = [rr[i]!, rg[i]!, rb[i]!, gg[i]!, gb[i]!, bb[i]!];
    const first = d * f - e * e;
    const second = c * e - b * f;
    const third = b * e - c * d;
    const scale = 1 / (a * first + b * second + c * third);
    inverse[0]![i] = scale * first;
    inverse[1]![i] = scale * second;
    inverse[2]![i] = scale * third;
    inverse[3]![i] = scale * (a * f - c * c);
    inverse[4]![i] = scale * (b * c - a * e);
    inverse[5]![i] = scale * (a * d - b * b);
  }
  return inverse;
}

/** Slopes by red, green and blue, and offset, averaged over the windows that each cell lies in. */
function slopesOf(map: Field, { colours, means, inverse }: Windows, radius: number): Field[] {
  const mean = boxMean(map, radius).data;
  const shared = colours.map((colour, c) => {
    const covariance = boxMean(product(colour, map), radius).data;
    const colourMean = means[c]!.data;
    for (let i = 0; i < mean.length; i++) covariance[i] = covariance[i]! - colourMean[i]! * mean[i]!;
    return covariance;
  });
  const fits = [0, 1, 2, 3].map(() => emptyField(map.width, map.height));
  const [rr, rg, rb, gg, gb, bb] = inverse;
  for (let i = 0; i < mean.length; i++) {
    const [r, g, b] = [shared[0]![i]!, shared[1]![i]!, shared[2]![i]!];
    const red = rr![i]! * r + rg![i]! * g + rb![i]! * b;
    const green = rg![i]! * r + gg![i]! * g + gb![i]! * b;
    const blue = rb![i]! * r + gb![i]! * g + bb![i]! * b;
    fits[0]!.data[i] = red;
    fits[1]!.data[i] = green;
    fits[2]!.data[i] = blue;
    fits[3]!.data[i] =
      mean[i]! - red * means[0]!.data[i]! - green * means[1]!.data[i]! - blue * means[2]!.data[i]!;
  }
  return fits.map((fit) => boxMean(fit, radius));
}

function apply({ width, height, data }: Rgb, slopes: readonly Field[], stride: number): Field {
  // Row by row: enlarged slopes as large as the guide would be most of the work and the memory.
  const rows = slopes.map((slope) => enlargedFieldRows(slope, slope.width * stride, slope.height * stride));
  const out = emptyField(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    // The last cells may reach beyond the picture.
    const [red, green, blue, offset] = rows.map((rowAt) => rowAt(y));
    for (let x = 0; x < width; x++, i++) {
      out.data[i] =
        (red![x]! * data[3 * i]! + green![x]! * data[3 * i + 1]! + blue![x]! * data[3 * i + 2]!) / 255 +
        offset![x]!;
    }
  }
  return out;
}

/** A channel 0..1, the mean of each `stride` x `stride` pixels. */
function thinChannel({ width, height, data }: Rgb, channel: number, stride: number): Field {
  return thinned(width, height, stride, (i) => data[3 * i + channel]! / 255);
}

/** A map on the cells that the fits are made on. */
function cellsOf(map: Field, { width, height }: Rgb, stride: number): Field {
  if (map.width === width && map.height === height)
    return thinned(width, height, stride, (i) => map.data[i]!);
  // The last cells may reach beyond the picture.
  const box = { left: 0, top: 0, width: Math.ceil(width / stride), height: Math.ceil(height / stride) };
  return enlargePart(map, width / stride, height / stride, box);
}

function thinned(width: number, height: number, stride: number, valueAt: (i: number) => number): Field {
  const out = emptyField(Math.ceil(width / stride), Math.ceil(height / stride));
  for (let y = 0, cell = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride, cell++) {
      let sum = 0;
      let count = 0;
      for (let v = y; v < Math.min(height, y + stride); v++) {
        for (let u = x; u < Math.min(width, x + stride); u++, count++) sum += valueAt(v * width + u);
      }
      out.data[cell] = sum / count;
    }
  }
  return out;
}

function product(a: Field, b: Field): Field {
  const out = emptyField(a.width, a.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! * b.data[i]!;
  return out;
}

/** Mean over the window of `2 * radius + 1` cells a side, as much of it as lies inside. */
function boxMean({ width, height, data }: Field, radius: number): Field {
  const rows = emptyField(width, height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    const row = y * width;
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[row + x]!;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += data[row + x + radius]!;
      if (x > radius) sum -= data[row + x - radius - 1]!;
      rows.data[row + x] = sum / (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
    }
  }
  const out = emptyField(width, height);
  const sums = new Float64Array(width);
  for (let y = 0; y < Math.min(radius, height); y++) addRow(sums, rows.data, y * width, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(sums, rows.data, (y + radius) * width, 1);
    if (y > radius) addRow(sums, rows.data, (y - radius - 1) * width, -1);
    const scale = 1 / (Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1);
    for (let x = 0; x < width; x++) out.data[y * width + x] = sums[x]! * scale;
  }
  return out;
}

function addRow(sums: Float64Array, data: Float32Array, from: number, sign: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = sums[x]! + sign * data[from + x]!;
}
