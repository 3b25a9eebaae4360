import type { Raster } from '@atelier/pixels/raster';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  avifClaiming,
  bytesOf,
  gifClaiming,
  heic,
  pngClaiming,
  tiffOfFloats,
} from '../../../../test/support/forged-files.ts';
import { hasPhoto, photo } from '../../../../test/support/photos.ts';
import { encodeBmp } from '../encode/bmp.ts';
import { decode } from './decode.ts';
import { probe } from './probe.ts';
import { recode } from './recode.ts';
import { type RefusalReason, UndecodableImage } from './undecodable.ts';

const REFUSED_WITHIN_MS = 200;

/** sRGB to ink and back through sharp's small built-in profile. */
const CMYK_TOLERANCE = 15;

/** Four corners that tell every turn and mirror apart: red, green / blue, white; 48 x 32 pixels. */
const CORNERS = {
  red: [220, 30, 30],
  green: [30, 160, 40],
  blue: [40, 60, 200],
  white: [250, 250, 250],
} as const;
type Corner = keyof typeof CORNERS;
const WIDTH = 48;
const HEIGHT = 32;

function corners(): Sharp {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [left, right] = y < HEIGHT / 2 ? (['red', 'green'] as const) : (['blue', 'white'] as const);
      data.set(CORNERS[x < WIDTH / 2 ? left : right], (y * WIDTH + x) * 3);
    }
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** The mean colour of each quarter of a picture, in reading order. */
function quarters({ width, height, channels, data }: Raster): number[][] {
  const at = (fx: number, fy: number) => {
    const start = (Math.floor(fy * height) * width + Math.floor(fx * width)) * channels;
    return [...data.subarray(start, start + 3)];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

function expectCorners(raster: Raster, names: Corner[], tolerance: number): void {
  for (const [index, colour] of quarters(raster).entries()) {
    for (const [channel, value] of colour.entries()) {
      const wanted = CORNERS[names[index]!][channel]!;
      expect(Math.abs(value - wanted), `${names[index]} channel ${channel}`).toBeLessThanOrEqual(tolerance);
    }
  }
}

async function refusal(bytes: Uint8Array): Promise<{ reason: RefusalReason; message: string; ms: number }> {
  const start = performance.now();
  const error = await recode(bytes).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof UndecodableImage)) throw new Error('Expected a refusal.', { cause: error });
  return { reason: error.reason, message: error.message, ms: performance.now() - start };
}

const INTACT = {
  jpeg: () => corners().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
  'progressive jpeg': () =>
    corners().jpeg({ quality: 95, progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
  png: () => corners().png().toBuffer(),
  'palette png': () => corners().png({ palette: true }).toBuffer(),
  '16-bit png': () => corners().toColourspace('rgb16').png().toBuffer(),
  webp: () => corners().webp({ lossless: true }).toBuffer(),
  gif: () => corners().gif().toBuffer(),
  avif: () => corners().avif({ lossless: true }).toBuffer(),
  tiff: () => corners().tiff({ compression: 'lzw' }).toBuffer(),
  bmp: async () =>
    encodeBmp({ width: WIDTH, height: HEIGHT, channels: 3, data: await corners().raw().toBuffer() }),
  'Display P3 jpeg': () =>
    corners().withIccProfile('p3').jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer(),
};

describe('colour', () => {
  test.each(Object.entries(INTACT))('of a %s is what was drawn', async (_name, make) => {
    const raster = await decode(await make());
    expect([raster.width, raster.height]).toEqual([WIDTH, HEIGHT]);
    expectCorners(raster, ['red', 'green', 'blue', 'white'], 6);
  });

  test.each([
    [200, 170, 150],
    [120, 130, 140],
    [150, 100, 90],
  ])('of a CMYK picture is what was printed: %i %i %i', async (r, g, b) => {
    const plain = sharp({ create: { width: 16, height: 16, channels: 3, background: { r, g, b } } });
    const ink = plain.withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 98 });
    const { data, channels } = await decode(await ink.toBuffer());
    expect(channels).toBe(3);
    for (const [channel, value] of [r, g, b].entries()) {
      expect(Math.abs(data[channel]! - value)).toBeLessThanOrEqual(CMYK_TOLERANCE);
    }
  });

  test('of a Display P3 picture is converted, not copied', async () => {
    const bytes = await INTACT['Display P3 jpeg']();
    const kept = await sharp(bytes).keepIccProfile().raw().toBuffer();
    const [red = 0] = quarters({ width: WIDTH, height: HEIGHT, channels: 3, data: kept })[0] ?? [];
    expect(red).toBeLessThan(CORNERS.red[0] - 8);
  });

  test.each([8, 16])('of %i-bit grey is the same grey in three channels', async (bits) => {
    const grey = sharp({ create: { width: 8, height: 8, channels: 3, background: '#777777' } });
    const space = bits === 16 ? 'grey16' : 'b-w';
    const raster = await decode(await grey.toColourspace(space).png().toBuffer());
    expect(raster.channels).toBe(3);
    for (const value of raster.data) expect(Math.abs(value - 0x77)).toBeLessThanOrEqual(2);
  });

  test('of grey with alpha keeps its alpha', async () => {
    const background = { r: 90, g: 90, b: 90, alpha: 0.5 };
    const png = sharp({ create: { width: 8, height: 8, channels: 4, background } })
      .toColourspace('b-w')
      .png();
    const raster = await decode(await png.toBuffer());
    expect([...raster.data.subarray(0, 4)]).toEqual([90, 90, 90, 128]);
  });
});

describe('EXIF orientation', () => {
  const UPRIGHT: [number, Corner[]][] = [
    [1, ['red', 'green', 'blue', 'white']],
    [2, ['green', 'red', 'white', 'blue']],
    [3, ['white', 'blue', 'green', 'red']],
    [4, ['blue', 'white', 'red', 'green']],
    [5, ['red', 'blue', 'green', 'white']],
    [6, ['blue', 'red', 'white', 'green']],
    [7, ['white', 'green', 'blue', 'red']],
    [8, ['green', 'white', 'red', 'blue']],
  ];
  test.each(UPRIGHT)('%i is applied', async (orientation, names) => {
    const bytes = await corners().withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
    const raster = await decode(bytes);
    const { width, height } = await probe(bytes);
    expect([raster.width, raster.height]).toEqual(orientation < 5 ? [WIDTH, HEIGHT] : [HEIGHT, WIDTH]);
    expect([width, height]).toEqual([raster.width, raster.height]);
    expectCorners(raster, names, 12);
  });
});

describe('a served picture', () => {
  test('carries nothing of what was uploaded but its pixels', async () => {
    const bytes = await corners()
      .withExif({ IFD0: { Copyright: 'secret-owner' }, IFD3: { GPSLatitude: '51/1 30/1 3230/100' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret-owner</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const { served } = await recode(Buffer.concat([bytes, Buffer.from('<script>secret-owner</script>')]));
    const { exif, xmp, icc, iptc } = await sharp(served).metadata();
    expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(served).includes('secret-owner')).toBe(false);
    expect(Buffer.from(bytes).includes('secret-owner')).toBe(true);
  });

  test('is a PNG when something is transparent, else a JPEG', async () => {
    const opaque = await corners().ensureAlpha(1).png().toBuffer();
    const transparent = await corners().ensureAlpha(0.5).png().toBuffer();
    expect((await recode(opaque)).mime).toBe('image/jpeg');
    expect((await recode(transparent)).mime).toBe('image/png');
  });

  test('is at most 4096 pixels a side', async () => {
    const wide = sharp({ create: { width: 8192, height: 100, channels: 3, background: 'teal' } });
    const { width, height } = await recode(await wide.png().toBuffer());
    expect([width, height]).toEqual([4096, 50]);
  });

  test('of an animation is its first frame', async () => {
    const { mime, width, height } = await recode(photo('fmt-animated.gif'));
    expect([mime, width, height]).toEqual(['image/png', 80, 80]);
  });
});

describe('a test photo', () => {
  test.each([
    ['fmt-cmyk-plain.jpg', 500, 333],
    ['fmt-exif-landscape-6.jpg', 600, 450],
    ['fmt-png-16bit.png', 900, 600],
    ['fmt-webp-alpha.webp', 300, 300],
    ['lowq-noise.jpg', 400, 477],
    ['fmt-bmp.bmp', 127, 64],
  ])('is taken: %s', async (name, width, height) => {
    const recoded = await recode(photo(name));
    expect([recoded.width, recoded.height]).toEqual([width, height]);
  });

  const REFUSED: [string, RefusalReason][] = [
    ['fmt-truncated.png', 'damaged'],
    ['huge-17000.avif', 'too_many_pixels'],
    ['bad-crash.tif', 'damaged'],
  ];
  test.each(REFUSED.filter(([name]) => hasPhoto(name)))('is refused: %s', async (name, reason) => {
    const refused = await refusal(photo(name));
    expect(refused.reason).toBe(reason);
    expect(refused.ms).toBeLessThan(REFUSED_WITHIN_MS);
  });
});

describe('what is refused at once', () => {
  const CASES: [string, () => Uint8Array | Promise<Uint8Array>, RefusalReason][] = [
    ['nothing', () => new Uint8Array(0), 'empty'],
    [
      'more bytes than allowed',
      () => Buffer.concat([photo('product-mug.jpg'), Buffer.alloc(27e6)]),
      'too_large',
    ],
    ['a text', () => bytesOf('Just some text, no picture.'), 'unsupported'],
    ['a page that calls itself a picture', () => bytesOf('<!doctype html><img src=x>'), 'unsupported'],
    [
      'an SVG',
      () => bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'unsupported',
    ],
    ['an SVG after an XML head', () => bytesOf('\ufeff<?xml version="1.0"?>\n<svg/>'), 'unsupported'],
    ['a PDF', () => bytesOf('%PDF-1.7\n1 0 obj'), 'unsupported'],
    ['a HEIC', () => heic(), 'unsupported'],
    ['a zip', () => bytesOf('PK\x03\x04aaaaaaaaaaaaaaaaaaaa'), 'unsupported'],
    ['a PNG that claims 60000 x 60000', () => pngClaiming(60_000, 60_000), 'too_many_pixels'],
    ['a PNG that claims 16385 x 1', () => pngClaiming(16_385, 1), 'too_many_pixels'],
    ['a PNG that claims 9000 x 9000', () => pngClaiming(9_000, 9_000), 'too_many_pixels'],
    ['a PNG that claims 4000 x 4000 and has no pixels', () => pngClaiming(4_000, 4_000), 'damaged'],
    ['a GIF that claims 65535 x 65535', () => gifClaiming(65_535, 65_535), 'too_many_pixels'],
    ['an AVIF that claims 60000 x 60000', () => avifClaiming(60_000), 'too_many_pixels'],
    ['the first bytes of a JPEG', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'damaged'],
    ['the signature of a PNG', () => pngClaiming(1, 1).subarray(0, 8), 'damaged'],
    ['a web page behind the signature of a JPEG', () => bytesOf('\xff\xd8\xff<html>'), 'damaged'],
    ['a floating-point TIFF', () => tiffOfFloats(), 'unsupported'],
  ];
  test.each(CASES)('%s', async (_title, make, reason) => {
    const bytes = await make();
    const refused = await refusal(bytes);
    expect(refused.reason).toBe(reason);
    expect(refused.ms).toBeLessThan(REFUSED_WITHIN_MS);
    expect(refused.message).toMatch(/^[A-Z].*[.]$/);
  });

  test('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4000 }), async (bytes) => {
        expect((await refusal(bytes)).reason).toMatch(/unsupported|damaged/);
      }),
    );
  });

  test.each(Object.entries(INTACT))('a %s cut anywhere before its last part', async (_name, make) => {
    const whole = await make();
    // Only the closing marker may be missing: the pixels are all there then.
    const lastCut = whole.length - 16;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lastCut }), async (length) => {
        expect((await refusal(whole.subarray(0, length))).reason).toMatch(/unsupported|damaged/);
      }),
      { numRuns: 60 },
    );
  });

  test('a picture with some of its bytes changed is refused or read, and never breaks the gate', async () => {
    const files = await Promise.all(Object.values(INTACT).map((make) => make()));
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async (file, changes) => {
          const bytes = Uint8Array.from(file);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const outcome = await recode(bytes).then(
            ({ width }) => width > 0,
            (error: unknown) => error instanceof UndecodableImage,
          );
          expect(outcome).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an odd but whole JPEG is taken', () => {
  test('with bytes after its end', async () => {
    const bytes = Buffer.concat([photo('product-mug.jpg'), Buffer.alloc(1000, 0x20)]);
    expect((await recode(bytes)).width).toBe(700);
  });

  test('with extraneous bytes before a marker', async () => {
    const bytes = await INTACT.jpeg();
    const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
    const odd = Buffer.concat([bytes.subarray(0, scan), Buffer.from([0x01, 0x02]), bytes.subarray(scan)]);
    expect((await recode(odd)).width).toBe(WIDTH);
  });

  test('without its closing marker', async () => {
    const bytes = await INTACT.jpeg();
    const outcome = await recode(bytes.subarray(0, -2)).then(
      ({ width }) => width,
      (error: unknown) => (error instanceof UndecodableImage ? error.reason : error),
    );
    expect([WIDTH, 'damaged']).toContain(outcome);
  });
});
