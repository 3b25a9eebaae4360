import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createModels,
  decode,
  type EditRequest,
  editPicture,
  type Models,
  type Raster,
} from '@atelier/engine';
import sharp from 'sharp';
import { PHOTOS_DIR } from '../test/support/photos.ts';
import { writeRows } from './write-rows.ts';

/*
 * A contact sheet to judge edits by eye: one row per edit, one column per photo; the first row shows the photos.
 *
 *   node scripts/edit-sheet.ts                                        every operation on six photos
 *   node scripts/edit-sheet.ts --edits "cutout;relight:wooden table"
 *   node scripts/edit-sheet.ts --edits "edit:make it vintage;recolor:shirt>red;replace:cup>marble cup" --photos a.jpg
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: PHOTOS_DIR },
    photos: {
      type: 'string',
      default: [
        'person-half-denim.jpg',
        'person-full-casual.jpg',
        'scene-coffee.png',
        'product-flat-hat-green.jpg',
        'product-mug.jpg',
        'product-cosmetics-lipstick-dark.jpg',
      ].join(','),
    },
    edits: {
      type: 'string',
      default: [
        'cutout',
        'recolor:subject>red',
        'recolor:background>teal',
        'erase:subject',
        'outpaint',
        'replace:subject>marble',
        'relight:sunset',
        'relight:wooden table',
        'relight:light blue',
        'edit:make it slightly warmer and increase contrast',
        'edit:vintage',
        'edit:blur the background',
      ].join(';'),
    },
    side: { type: 'string', default: '900' },
    row: { type: 'string', default: '260' },
    out: { type: 'string', default: 'out/edit-sheet.png' },
  },
});

const ROW_PX = Number(options.row);
const SIDE_PX = Number(options.side);
const SEED = 7;
const MAGENTA = [192, 60, 160] as const;
const GREEN = [31, 111, 74] as const;

mkdirSync(join(options.out, '..'), { recursive: true });
const models = await createModels({ warn: console.warn });
const photos: Raster[] = [];
for (const name of options.photos.split(','))
  photos.push(await decode(readFileSync(join(options.folder, name)), { maxSidePx: SIDE_PX }));
const rows = [await Promise.all(photos.map(cell))];
for (const edit of options.edits.split(';')) rows.push(await makeRow(edit, models));
await models.close();
await writeRows(rows, ROW_PX, options.out);

async function makeRow(edit: string, models: Models): Promise<Buffer[]> {
  const cells: Buffer[] = [];
  for (const photo of photos) {
    const started = performance.now();
    try {
      const { picture, warnings, metadata } = await editPicture(requestFor(edit, photo), { models });
      console.log(edit, Math.round(performance.now() - started), JSON.stringify([metadata.steps, warnings]));
      cells.push(await cell(picture));
    } catch (error) {
      console.log(edit, String(error));
      cells.push(await cell(blank(photo)));
    }
  }
  return cells;
}

function requestFor(edit: string, picture: Raster): EditRequest {
  const [name = '', text = ''] = edit.split(/:(.*)/);
  const [subject = '', prompt = ''] = text.split('>');
  const area = { growPx: 3, featherPx: 1, seed: SEED };
  const side = Math.round(picture.width / 4);
  switch (name) {
    case 'cutout':
      return { operation: 'remove_background', picture };
    case 'recolor':
      return { operation: 'search_recolor', picture, selectPrompt: subject, prompt, ...area };
    case 'replace':
      return { operation: 'search_replace', picture, searchPrompt: subject, prompt, ...area };
    case 'erase':
      return { operation: 'general_edit', picture, prompt: `remove the ${text}`, ...area };
    case 'outpaint':
      return {
        operation: 'outpaint',
        picture,
        margins: { left: side, right: side, up: 0, down: 0 },
        seed: SEED,
      };
    case 'relight':
      return {
        operation: 'replace_background_relight',
        picture,
        prompt: text,
        lightStrength: 0.3,
        keepBackground: false,
        seed: SEED,
      };
    case 'edit':
      return { operation: 'general_edit', picture, prompt: text, ...area };
    default:
      throw new RangeError(
        `Expected cutout, recolor, replace, erase, outpaint, relight or edit but received ${name}.`,
      );
  }
}

function blank({ width, height }: Raster): Raster {
  return { width, height, channels: 3, data: new Uint8Array(3 * width * height).fill(90) };
}

function cell({ width, height, channels, data }: Raster): Promise<Buffer> {
  const shown = channels === 3 ? data : onTwoColours(width, data);
  return sharp(shown, { raw: { width, height, channels: 3 } })
    .resize({ height: ROW_PX })
    .png()
    .toBuffer();
}

/** Transparency before magenta and green shows every rim. */
function onTwoColours(width: number, data: Uint8Array): Uint8Array {
  const out = new Uint8Array((data.length / 4) * 3);
  for (let i = 0; i < out.length / 3; i++) {
    const ground = i % width < width / 2 ? MAGENTA : GREEN;
    const alpha = data[4 * i + 3]! / 255;
    for (let c = 0; c < 3; c++)
      out[3 * i + c] = Math.round(data[4 * i + c]! * alpha + ground[c]! * (1 - alpha));
  }
  return out;
}
