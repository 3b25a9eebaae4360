import sharp, { type Sharp } from 'sharp';

interface Size {
  readonly width: number;
  readonly height: number;
}

const WORK_SIDE_PX = 1200;
const COLD_GREY = '#c8c4bc';

/** Adds a border, shares of the picture's width to the sides and of its height above and below. */
const bordered =
  (aside: number, above: number, background: string) =>
  (picture: Sharp, { width, height }: Size) => {
    const left = Math.round(aside * width);
    const top = Math.round(above * height);
    return picture.extend({ left, right: left, top, bottom: top, background });
  };

const fitted = (sidePx: number) => (picture: Sharp) => picture.resize(sidePx, sidePx, { fit: 'inside' });

/** What people's photos differ in without showing anything else: light, sharpness, size, framing. */
export const VARIATIONS: Readonly<Record<string, (picture: Sharp, size: Size) => Sharp>> = {
  mirrored: (picture) => picture.flop(),
  dark: (picture) => picture.linear(0.4, 0),
  bright: (picture) => picture.linear(1.4, 20),
  flat: (picture) => picture.linear(0.5, 100),
  warm: (picture) =>
    picture.recomb([
      [1.15, 0, 0],
      [0, 1, 0],
      [0, 0, 0.7],
    ]),
  grey: (picture) => picture.greyscale().toColourspace('srgb'),
  blurred: (picture) => picture.blur(2.5),
  compressed: (picture) => picture.jpeg({ quality: 20 }),
  small: fitted(300),
  large: fitted(2048),
  tilted: (picture) => picture.rotate(8, { background: COLD_GREY }),
  wide: bordered(0.3, 0, '#ffffff'),
  framed: bordered(0.25, 0.25, '#202830'),
  far: bordered(0.8, 0.8, COLD_GREY),
};

/** A photo as one of `VARIATIONS` changes it; an encoded picture. */
export async function vary(photo: Buffer, change: (picture: Sharp, size: Size) => Sharp): Promise<Buffer> {
  const { data, info } = await sharp(photo)
    .autoOrient()
    .resize(WORK_SIDE_PX, WORK_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return change(sharp(data), info).toBuffer();
}
