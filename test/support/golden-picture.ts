import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import sharp from 'sharp';

/** Pictures are compared by the mean colours of blocks of this many pixels a side. */
const BLOCK_PX = 8;

/**
 * How far a picture is from its reference: mean and largest Oklab distance of its blocks, over mid-grey; undefined
 * without a reference. With ATELIER_UPDATE_GOLDEN set the picture becomes the reference.
 * @param bytes the encoded picture, of `size`
 */
export async function distanceToGolden(
  file: string,
  bytes: Uint8Array,
  size: { width: number; height: number },
): Promise<{ mean: number; worst: number } | undefined> {
  if (process.env.ATELIER_UPDATE_GOLDEN) await store(file, bytes);
  if (!existsSync(file)) return undefined;
  const [picture, reference] = await Promise.all([blocks(bytes, size), blocks(readFileSync(file), size)]);
  return distance(picture, reference);
}

async function store(file: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await sharp(bytes).png({ palette: true, quality: 90, effort: 10 }).toBuffer());
}

/** `[n * 3]`, 0..255. */
async function blocks(
  bytes: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Buffer> {
  return sharp(bytes)
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .resize(width / BLOCK_PX, height / BLOCK_PX, { kernel: 'linear', fit: 'fill' })
    .raw()
    .toBuffer();
}

function distance(a: Buffer, b: Buffer): { mean: number; worst: number } {
  let sum = 0;
  let worst = 0;
  for (let i = 0; i < a.length; i += 3) {
    const p = oklabOfSrgb(a[i]!, a[i + 1]!, a[i + 2]!);
    const q = oklabOfSrgb(b[i]!, b[i + 1]!, b[i + 2]!);
    const d = Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
    sum += d;
    worst = Math.max(worst, d);
  }
  return { mean: (3 * sum) / a.length, worst };
}
