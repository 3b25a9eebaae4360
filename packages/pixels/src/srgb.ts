/** sRGB transfer curves (IEC 61966-2-1) as tables: eight bits in, fourteen on the way back keep the steps of shadows. */

const LINEAR_STEPS = 16384;

/** Linear light 0..1 of each 8-bit sRGB value. */
export const SRGB_TO_LINEAR: Float32Array = Float32Array.from({ length: 256 }, (_, v) => decodeSrgb(v / 255));

const LINEAR_TO_SRGB = Uint8Array.from({ length: LINEAR_STEPS + 1 }, (_, v) =>
  Math.round(encodeSrgb(v / LINEAR_STEPS) * 255),
);

/** Linear light of an sRGB component, both 0..1. */
export function decodeSrgb(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** sRGB component of linear light, both 0..1. */
export function encodeSrgb(v: number): number {
  return v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
}

/** 8-bit sRGB of linear light; clamps to 0..1. */
export function linearToByte(v: number): number {
  if (v <= 0) return 0;
  if (v >= 1) return 255;
  return LINEAR_TO_SRGB[(v * LINEAR_STEPS + 0.5) | 0]!;
}
