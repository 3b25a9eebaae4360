/** Formats that pictures are written in. */
export type OutputFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'bmp';

/** What a format can carry; facts of our encoders, not of the standards. */
export interface FormatFacts {
  readonly mime: string;
  /** `edges`: a pixel is either opaque or clear. */
  readonly transparency: 'full' | 'edges' | 'none';
  /** Whether smaller files come at the price of detail, by quality. */
  readonly lossy: boolean;
  /** Used when the caller names no quality, 1..100. */
  readonly quality: number;
}

export const FORMATS: Readonly<Record<OutputFormat, FormatFacts>> = {
  jpeg: { mime: 'image/jpeg', transparency: 'none', lossy: true, quality: 95 },
  png: { mime: 'image/png', transparency: 'full', lossy: false, quality: 100 },
  webp: { mime: 'image/webp', transparency: 'full', lossy: true, quality: 80 },
  gif: { mime: 'image/gif', transparency: 'edges', lossy: false, quality: 100 },
  tiff: { mime: 'image/tiff', transparency: 'full', lossy: false, quality: 100 },
  bmp: { mime: 'image/bmp', transparency: 'none', lossy: false, quality: 100 },
};
