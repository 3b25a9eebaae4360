import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackgroundSettings, FLAT_LAY_TYPES, type FlatLayType } from '@atelier/contracts';
import { createModels, type Models, type PreparedView, renderFlatLay } from '@atelier/engine';
import sharp, { type OverlayOptions } from 'sharp';
import { prepareProduct } from '../packages/engine/src/prepare.ts';
import { PHOTOS_DIR } from '../test/support/photos.ts';

/*
 * Contact sheets to judge pictures by eye: one row per photo, one column per type and background.
 *
 *   node scripts/contact-sheet.ts                          all product photos
 *   node scripts/contact-sheet.ts --only mug,stool --full  these, and every picture at full size beside the sheet
 *   node scripts/contact-sheet.ts --variants 0,1,2,3 --types flat --backgrounds arbitrary
 */
const { values: options } = parseArgs({
  options: {
    photos: { type: 'string', default: PHOTOS_DIR },
    only: { type: 'string', default: 'product-' },
    types: { type: 'string', default: FLAT_LAY_TYPES.join(',') },
    backgrounds: { type: 'string', default: 'arbitrary,reference_color,transparent' },
    color: { type: 'string', default: '#9fb8c4' },
    variants: { type: 'string', default: '0' },
    viewpoint: { type: 'string', default: 'front' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'out' },
    cell: { type: 'string', default: '300' },
    rows: { type: 'string', default: '6' },
    full: { type: 'boolean', default: false },
  },
});

const CELL_WIDTH = Number(options.cell);
const CELL_HEIGHT = Math.round(CELL_WIDTH * 1.34);
const LABEL_HEIGHT = 18;
const CHECKER_PX = 24;

interface Column {
  type: FlatLayType;
  background: BackgroundSettings;
  variant: number;
}

interface Row {
  name: string;
  pictures: Buffer[];
}

const columns = columnsAsked();
mkdirSync(options.out, { recursive: true });
const models = await createModels({ warn: console.warn });
const names = readdirSync(options.photos).filter(isAsked);
const rows: Row[] = [];
for (const name of names) {
  const row = await makeRow(name, models);
  if (row) rows.push(row);
}
for (let first = 0; first < rows.length; first += Number(options.rows)) {
  await writeSheet(rows.slice(first, first + Number(options.rows)), first / Number(options.rows));
}
await models.close();

function isAsked(name: string): boolean {
  return (
    !name.includes('.mask.') &&
    extname(name) !== '.md' &&
    options.only.split(',').some((part) => name.includes(part))
  );
}

function columnsAsked(): Column[] {
  const types = FLAT_LAY_TYPES.filter((type) => options.types.split(',').includes(type));
  return types.flatMap((type) =>
    options.backgrounds
      .split(',')
      .flatMap((background) =>
        options.variants
          .split(',')
          .map((variant) => ({ type, background: settings(background), variant: Number(variant) })),
      ),
  );
}

function settings(background: string): BackgroundSettings {
  if (background === 'reference_color')
    return { background_type: background, reference_color: options.color };
  if (background === 'transparent' || background === 'arbitrary') return { background_type: background };
  throw new RangeError(`Expected a background type but received ${background}.`);
}

/** Prepares one photo and makes all its pictures; a refused photo is reported and skipped. */
async function makeRow(name: string, models: Models): Promise<Row | undefined> {
  const viewpoint = options.viewpoint === 'back' ? 'back' : 'front';
  const view = await prepare(name, viewpoint, models);
  if (!view) return undefined;
  const pictures: Buffer[] = [];
  for (const column of columns) pictures.push(await makePicture(name, view, column, models));
  return { name, pictures };
}

async function prepare(
  name: string,
  viewpoint: 'front' | 'back',
  models: Models,
): Promise<PreparedView | undefined> {
  try {
    const { product } = await prepareProduct(
      [readFileSync(join(options.photos, name))],
      {},
      [viewpoint],
      models,
    );
    return product.views[viewpoint];
  } catch (error) {
    console.warn(`${name}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

async function makePicture(
  name: string,
  view: PreparedView,
  column: Column,
  models: Models,
): Promise<Buffer> {
  const start = performance.now();
  const seed = Number(options.seed);
  const picture = await renderFlatLay(view, { ...column, viewpoint: view.viewpoint, seed }, models);
  const label = `${basename(name, extname(name))} ${column.type} ${column.background.background_type} ${column.variant}`;
  console.log(`${label}: ${Math.round(performance.now() - start)} ms ${picture.warnings.join(' ')}`);
  const bytes = Buffer.from(picture.bytes);
  if (options.full) {
    writeFileSync(
      join(options.out, `${label.replaceAll(' ', '-')}${picture.mime === 'image/png' ? '.png' : '.jpg'}`),
      bytes,
    );
  }
  const flat = picture.mime === 'image/png' ? await overChecker(bytes, picture.width, picture.height) : bytes;
  return labelled(flat, `${view.kind} ${view.garment} · ${label}`);
}

async function overChecker(png: Buffer, width: number, height: number): Promise<Buffer> {
  const squares = Uint8Array.from({ length: CHECKER_PX * CHECKER_PX }, (_, i) => {
    const across = (i % CHECKER_PX) * 2 < CHECKER_PX;
    const down = Math.floor(i / CHECKER_PX) * 2 < CHECKER_PX;
    return across === down ? 255 : 185;
  });
  const raw = { width: CHECKER_PX, height: CHECKER_PX, channels: 1 as const };
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([{ input: Buffer.from(squares), raw, tile: true }, { input: png }])
    .png()
    .toBuffer();
}

async function labelled(picture: Buffer, text: string): Promise<Buffer> {
  const label = {
    text: `<span foreground="#ddd">${text}</span>`,
    font: 'sans 7',
    rgba: true,
    width: CELL_WIDTH - 6,
  };
  return sharp(picture)
    .resize(CELL_WIDTH - 4, CELL_HEIGHT - LABEL_HEIGHT - 4, { fit: 'contain', background: '#222' })
    .extend({ top: 2, bottom: LABEL_HEIGHT + 2, left: 2, right: 2, background: '#222' })
    .composite([{ input: { text: label }, left: 3, top: CELL_HEIGHT - LABEL_HEIGHT }])
    .png()
    .toBuffer();
}

async function writeSheet(sheet: readonly Row[], index: number): Promise<void> {
  const cells: OverlayOptions[] = sheet.flatMap(({ pictures }, y) =>
    pictures.map((input, x) => ({ input, left: x * CELL_WIDTH, top: y * CELL_HEIGHT })),
  );
  const file = join(options.out, `sheet-${index + 1}.png`);
  const size = { width: CELL_WIDTH * columns.length, height: CELL_HEIGHT * sheet.length };
  await sharp({ create: { ...size, channels: 3, background: '#222' } })
    .composite(cells)
    .png()
    .toFile(file);
  console.log(file);
}
