/** What an upload may be at most. Checked in this order, all before a pixel is decoded. */
export const LIMITS = {
  bytes: 25 * 1024 * 1024,
  pixels: 64_000_000,
  sidePx: 16_384,
  /** CMYK with alpha is the widest picture that cameras and layout programs write. */
  channels: 5,
  /** A decode that takes longer is given up; sharp checks it between rows. */
  seconds: 10,
} as const;
