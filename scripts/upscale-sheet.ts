import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createModels, decode, type Models, type UpscaleMode, upscale } from '@atelier/engine';
import { cropRgb } from '@atelier/pixels/crop';
import { flatten } from '@atelier/pixels/flatten';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import sharp from 'sharp';
import { PHOTOS_DIR } from '../test/support/photos.ts';
import { writeRows } from './write-rows.ts';

/*
 * Contact sheets to judge enlargements by eye: one row per crop; Lanczos, then fast, conservative and creative. One
 * sheet per factor.
 *
 *   node scripts/upscale-sheet.ts                       six crops, twice and four times as large
 *   node scripts/upscale-sheet.ts --factors 4 --crops "a.jpg@0.4,0.1;b.jpg@0.5,0.5"
 *   node scripts/upscale-sheet.ts --reduce 2            the photos reduced first, the true picture beside
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: PHOTOS_DIR },
    crops: {
      type: 'string',
      default: [
        'person-half-denim.jpg@0.5,0.25',
        'person-half-denim.jpg@0.6,0.42',
        'product-bag-tote.png@0.6,0.4',
        'product-flat-dress-pink.jpg@0.5,0.4',
        'product-furniture-stool.jpg@0.5,0.35',
        'product-cosmetics-lipstick-dark.jpg@0.57,0.6',
      ].join(';'),
    },
    factors: { type: 'string', default: '2,4' },
    modes: { type: 'string', default: 'fast,conservative,creative' },
    reduce: { type: 'string', default: '1' },
    side: { type: 'string', default: '384' },
    zoom: { type: 'string', default: '1' },
    creativity: { type: 'string', default: '0.35' },
    out: { type: 'string', default: 'out' },
  },
});

/** How large every cell is, before it is shown `zoom` times as large. */
const CELL_PX = Number(options.side);
const ZOOM = Number(options.zoom);

mkdirSync(options.out, { recursive: true });
const models = await createModels({ warn: console.warn });
for (const factor of options.factors.split(',').map(Number)) {
  const rows: Buffer[][] = [];
  for (const place of options.crops.split(';')) rows.push(await makeRow(place, factor, models));
  await writeRows(rows, CELL_PX * ZOOM, join(options.out, `upscale-x${factor}.png`));
}
await models.close();

async function makeRow(place: string, factor: number, models: Models): Promise<Buffer[]> {
  const { source, truth } = await cut(place, factor);
  const pictures = [await resizeRgb(source, CELL_PX, CELL_PX)];
  for (const mode of options.modes.split(',').map(modeNamed)) {
    const started = performance.now();
    const creativity = Number(options.creativity);
    const target = { width: CELL_PX, height: CELL_PX };
    const { picture, warnings } = await upscale(source, target, mode, models, { creativity });
    console.log(place, factor, mode, Math.round(performance.now() - started), ...warnings);
    pictures.push(picture);
  }
  if (truth) pictures.push(truth);
  return Promise.all(pictures.map(cell));
}

/** The square around a place of a photo, of the size that the factor makes a cell of. */
async function cut(place: string, factor: number): Promise<{ source: Rgb; truth?: Rgb }> {
  const [name = '', at = '0.5,0.5'] = place.split('@');
  const [x = 0.5, y = 0.5] = at.split(',').map(Number);
  const photo = flatten(await decode(readFileSync(join(options.folder, name))));
  const reduce = Number(options.reduce);
  const side = Math.round((CELL_PX / factor) * reduce);
  const start = (share: number, length: number) =>
    Math.max(0, Math.min(length - side, Math.round(share * length - side / 2)));
  const [left, top] = [start(x, photo.width), start(y, photo.height)];
  const piece = cropRgb(photo, { left, top, width: side, height: side });
  if (reduce === 1) return { source: piece };
  const small = Math.round(CELL_PX / factor);
  return { source: await resizeRgb(piece, small, small), truth: await resizeRgb(piece, CELL_PX, CELL_PX) };
}

function modeNamed(name: string): UpscaleMode {
  if (name === 'fast' || name === 'conservative' || name === 'creative') return name;
  throw new RangeError(`Expected fast, conservative or creative but received ${name}.`);
}

function cell({ width, height, data }: Rgb): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(CELL_PX * ZOOM, CELL_PX * ZOOM, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
