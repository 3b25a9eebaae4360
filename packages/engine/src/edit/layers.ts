import type { Plane, Raster, Rgb, Rgba } from '@atelier/pixels/raster';

/** The colours of a picture without its alpha; what is transparent keeps the colour that it hides. */
export function coloursOf({ width, height, channels, data }: Raster): Rgb {
  if (channels === 3) return { width, height, channels: 3, data };
  const out = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) out[3 * i + c] = data[4 * i + c]!;
  }
  return { width, height, channels: 3, data: out };
}

/** Colours with the alpha of a picture of the same size, if it has any. */
export function withAlphaOf(colours: Rgb, picture: Raster): Raster {
  if (picture.channels === 3) return colours;
  const { width, height, data } = colours;
  const out = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = data[3 * i + c]!;
    out[4 * i + 3] = picture.data[4 * i + 3]!;
  }
  return { width, height, channels: 4, data: out };
}

/** Colours with an alpha plane of the same size. */
export function withAlpha({ width, height, data }: Rgb, alpha: Plane): Rgba {
  const out = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = data[3 * i + c]!;
    out[4 * i + 3] = alpha.data[i]!;
  }
  return { width, height, channels: 4, data: out };
}

/** `edited` over `source` by weights 0..255; where they are 0 the source stays as it is to the last bit. */
export function blend(source: Rgb, edited: Rgb, weight: Plane): Rgb {
  const data = Uint8Array.from(source.data);
  for (let i = 0; i < weight.data.length; i++) {
    const share = weight.data[i]! / 255;
    if (share === 0) continue;
    for (let c = 3 * i; c < 3 * i + 3; c++)
      data[c] = Math.round(source.data[c]! + (edited.data[c]! - source.data[c]!) * share);
  }
  return { ...source, data };
}

/** 1 where an area may change at all. */
export function touched({ data }: Plane): Uint8Array {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < mask.length; i++) if (data[i] !== 0) mask[i] = 1;
  return mask;
}
