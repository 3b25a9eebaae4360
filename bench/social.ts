import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLATFORMS } from '@atelier/contracts/image-studio';
import {
  type CropMode,
  createModels,
  decode,
  type Models,
  type SocialTarget,
  socialPictures,
  WHITE,
} from '@atelier/engine';
import sharp from 'sharp';
import { photo } from '../test/support/photos.ts';
import type { Row } from './report.ts';

const PHOTO = 'multi-two-coats.jpg';
/** 12 megapixels, as phones take them. */
const SIZE = { width: 4240, height: 2832 };
const QUALITY = 92;
const RUNS = 5;
/** The pack may cost so many times one platform, and so many times the same resizes in bare sharp. */
const MOST_PER_PLATFORM = 2.5;
const MOST_PER_SHARP = 1.3;

const TARGETS: readonly SocialTarget[] = PLATFORMS.filter(({ kind }) => kind === 'social')
  .flatMap(({ formats }) => formats.slice(0, 1))
  .map(({ width, height, safe_zone, effective_max_size_mb }) => ({
    width,
    height,
    safeZone: safe_zone,
    maxBytes: effective_max_size_mb * 1024 * 1024,
  }));

/**
 * Pictures for the seven social platforms from one large photo, in processor time: against one platform, and, looking
 * at the photo apart, against the same resizes in bare sharp and in Pillow.
 */
export async function benchSocial(): Promise<Row[]> {
  const bytes = await sharp(photo(PHOTO))
    .resize(SIZE.width, SIZE.height, { fit: 'fill' })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  const models = await createModels();
  const one = await processorMs(() => pack(bytes, TARGETS.slice(0, 1), 'smart', models));
  const seven = await processorMs(() => pack(bytes, TARGETS, 'smart', models));
  const resizes = await processorMs(() => pack(bytes, TARGETS, 'center', models));
  const bare = await processorMs(() => Promise.all(TARGETS.map((target) => bareResize(bytes, target))));
  const pillow = pillowMs(bytes);
  await models.close();
  return [
    row('seven platforms, cut by content', seven, 'one platform', one, MOST_PER_PLATFORM),
    row('seven platforms, cut in the middle', resizes, 'sharp', bare, MOST_PER_SHARP),
    ...(pillow === undefined ? [] : [row('seven platforms, cut in the middle', resizes, 'Pillow', pillow)]),
  ];
}

async function pack(
  bytes: Uint8Array,
  targets: readonly SocialTarget[],
  cropMode: CropMode,
  models: Models,
): Promise<void> {
  const picture = await decode(bytes);
  const options = { cropMode, ground: WHITE, format: 'png', quality: QUALITY, showSafeZones: false } as const;
  for (const outcome of await socialPictures(picture, targets, options, models)) {
    if ('error' in outcome) throw outcome.error;
  }
}

function bareResize(bytes: Uint8Array, { width, height }: SocialTarget): Promise<Buffer> {
  return sharp(bytes).autoOrient().resize(width, height, { fit: 'cover' }).png().toBuffer();
}

/** Median of the processor time of all threads. */
async function processorMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

function row(name: string, ours: number, baselineName: string, baseline: number, most?: number): Row {
  const ratio = ours / baseline;
  return {
    name,
    ours: `${ours.toFixed(0)} ms cpu`,
    baseline: `${baselineName}: ${baseline.toFixed(0)} ms cpu`,
    ratio,
    ...(most !== undefined && { goal: `<= ${most}`, held: ratio <= most }),
  };
}

/** Debian's Python, which is where its python3-pil goes. */
const PYTHON = '/usr/bin/python3';
const PILLOW_PROGRAM = `
import io, sys, time
from PIL import Image, ImageOps
data = open(sys.argv[1], 'rb').read()
sizes = [tuple(map(int, size.split('x'))) for size in sys.argv[2:]]
times = []
for run in range(${RUNS}):
    start = time.process_time()
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data)).convert('RGB'))
    for size in sizes:
        ImageOps.fit(picture, size, Image.LANCZOS).save(io.BytesIO(), 'PNG')
    times.append(time.process_time() - start)
print(sorted(times)[len(times) // 2] * 1000)
`;

/** The same job in Pillow, decoded once; undefined where Debian's python3-pil is not installed. */
function pillowMs(bytes: Uint8Array): number | undefined {
  if (!existsSync(PYTHON)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  try {
    const file = join(folder, 'photo.jpg');
    writeFileSync(file, bytes);
    const sizes = TARGETS.map(({ width, height }) => `${width}x${height}`);
    return Number(
      execFileSync(PYTHON, ['-c', PILLOW_PROGRAM, file, ...sizes], { stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
