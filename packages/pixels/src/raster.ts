/** Decoded pixels: 8-bit sRGB, interleaved rows from the top left, straight (not premultiplied) alpha. */
export interface Raster<C extends 3 | 4 = 3 | 4> {
  readonly width: number;
  readonly height: number;
  /** 3 = RGB, 4 = RGBA. */
  readonly channels: C;
  /** `Uint8Array [height * width * channels]`. */
  readonly data: Uint8Array;
}
export type Rgb = Raster<3>;
export type Rgba = Raster<4>;

/** One 8-bit plane: an alpha matte, a mask or a label map. `Uint8Array [height * width]`. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
