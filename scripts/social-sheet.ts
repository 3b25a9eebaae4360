import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PLATFORMS, type PlatformFormat } from '@atelier/contracts/image-studio';
import { type CropMode, createModels, decode, type Models, socialPictures, WHITE } from '@atelier/engine';
import sharp, { type Sharp } from 'sharp';
import { PHOTOS_DIR } from '../test/support/photos.ts';
import { writeRows } from './write-rows.ts';

/*
 * A contact sheet to judge crops by eye: one row per photo, one column per social platform (its first format), safe
 * zones drawn.
 *
 *   node scripts/social-sheet.ts                             ten photos, cut by content
 *   node scripts/social-sheet.ts --mode center               the same cut in the middle, to compare
 *   node scripts/social-sheet.ts --photos a.jpg,b.jpg --formats all
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: PHOTOS_DIR },
    photos: {
      type: 'string',
      default: [
        'multi-two-coats.jpg',
        'multi-crowd-cheer.jpg',
        'person-full-casual.jpg',
        'person-half-denim.jpg',
        'person-full-render.jpg',
        'product-mug.jpg',
        'product-cosmetics-palettes.jpg',
        'product-cosmetics-lipstick-dark.jpg',
        'scene-coffee.png',
        'scene-rocket.jpg',
      ].join(','),
    },
    mode: { type: 'string', default: 'smart' },
    formats: { type: 'string', default: 'first' },
    out: { type: 'string', default: 'out/social-sheet.png' },
    row: { type: 'string', default: '240' },
  },
});

const ROW_PX = Number(options.row);
const JPEG_QUALITY = 85;

const formats = PLATFORMS.filter(({ kind }) => kind === 'social').flatMap((platform) =>
  options.formats === 'all' ? platform.formats : platform.formats.slice(0, 1),
);
mkdirSync(join(options.out, '..'), { recursive: true });
const models = await createModels({ warn: console.warn });
const rows: Buffer[][] = [];
for (const name of options.photos.split(',')) rows.push(await makeRow(name, models));
await models.close();
await writeRows(rows, ROW_PX, options.out);

/** The photo itself, then its pictures, all at the height of a row. */
async function makeRow(name: string, models: Models): Promise<Buffer[]> {
  const photo = await decode(readFileSync(join(options.folder, name)));
  const { width, height, channels, data } = photo;
  const cells = [await cell(sharp(data, { raw: { width, height, channels } }))];
  const outcomes = await socialPictures(photo, formats.map(targetOf), settings(), models);
  for (const outcome of outcomes) {
    if ('error' in outcome) throw outcome.error;
    cells.push(await cell(sharp(outcome.picture.withSafeZone ?? outcome.picture.bytes)));
  }
  console.log(name);
  return cells;
}

function targetOf({ width, height, safe_zone, effective_max_size_mb }: PlatformFormat) {
  return { width, height, safeZone: safe_zone, maxBytes: effective_max_size_mb * 1024 * 1024 };
}

function settings() {
  return {
    cropMode: modeAsked(),
    ground: WHITE,
    format: 'jpeg' as const,
    quality: JPEG_QUALITY,
    showSafeZones: true,
  };
}

function modeAsked(): CropMode {
  if (options.mode === 'smart' || options.mode === 'center' || options.mode === 'fit') return options.mode;
  throw new RangeError(`Expected smart, center or fit but received ${options.mode}.`);
}

function cell(picture: Sharp): Promise<Buffer> {
  return picture.flatten({ background: 'white' }).resize({ height: ROW_PX }).png().toBuffer();
}
