/** A smooth quantity over a picture, kept at reduced size: `Float32Array [height * width]`, row-major. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** A field of zeros. */
export function emptyField(width: number, height: number): Field {
  return { width, height, data: new Float32Array(width * height) };
}

/** A field whose cell (x, y) is `value(data[i], i)`. */
export function mapField(source: Field, value: (v: number, i: number) => number): Field {
  return { width: source.width, height: source.height, data: source.data.map(value) };
}

/** Bilinear sample at (x, y), where cell (i, j) has its centre at (i + 0.5, j + 0.5); clamped at the border. */
export function sampleField(source: Field, x: number, y: number): number {
  const { width, height, data } = source;
  const fx = Math.min(Math.max(x - 0.5, 0), width - 1);
  const fy = Math.min(Math.max(y - 0.5, 0), height - 1);
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const x1 = Math.min(x0 + 1, width - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  const tx = fx - x0;
  const ty = fy - y0;
  const top = data[y0 * width + x0]! * (1 - tx) + data[y0 * width + x1]! * tx;
  const bottom = data[y1 * width + x0]! * (1 - tx) + data[y1 * width + x1]! * tx;
  return top * (1 - ty) + bottom * ty;
}

/** Central differences of a field at cell (x, y), per cell; one-sided at the border. */
export function gradientAt(source: Field, x: number, y: number): { dx: number; dy: number } {
  const { width, height, data } = source;
  const left = Math.max(x - 1, 0);
  const right = Math.min(x + 1, width - 1);
  const up = Math.max(y - 1, 0);
  const down = Math.min(y + 1, height - 1);
  return {
    dx: (data[y * width + right]! - data[y * width + left]!) / Math.max(1, right - left),
    dy: (data[down * width + x]! - data[up * width + x]!) / Math.max(1, down - up),
  };
}
