import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createModels,
  decode,
  FrameMemory,
  loadFigureData,
  type PreparedGarment,
  RecentModels,
  tryOn,
  tryOnModel,
} from '@atelier/engine';
import { flatten } from '@atelier/pixels/flatten';
import sharp, { type OverlayOptions } from 'sharp';
import { PREDEFINED_MODELS } from '../apps/server/src/try-on-models/predefined-models.ts';
import { analysePerson } from '../packages/engine/src/person/index.ts';
import { photo } from '../test/support/photos.ts';
import { SHEETS, wardrobe } from './try-on-wardrobe.ts';

/*
 * Contact sheets of try-ons, to judge by eye: a row for each model or photo, a column for each outfit, and every
 * picture for itself beside them.
 *
 *   node scripts/try-on-sheet.ts models --out /tmp/sheets --only model_woman_00,model_man_06
 *   node scripts/try-on-sheet.ts models --out /tmp/sheets --outfits blue-tee+jeans,hoodie --height 768
 *   node scripts/try-on-sheet.ts photos --out /tmp/sheets --only person-full-casual.jpg,/tmp/me.jpg
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'out/try-on' },
    only: { type: 'string', default: '' },
    outfits: { type: 'string', default: SHEETS.garments.join(',') },
    height: { type: 'string', default: '1536' },
    cell: { type: 'string', default: '320' },
  },
});

type Worn = { png: Buffer; warnings: readonly string[]; timings: Readonly<Record<string, number>> };
type Wear = (products: readonly PreparedGarment[]) => Promise<Worn>;

const SEED = 1;
const PHOTOS = ['person-full-render.jpg', 'person-full-casual.jpg', 'person-half-denim.jpg'];
const networks = await createModels({ warn: console.warn });
const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), recent: new RecentModels() };

/** Everybody asked for, and how they are dressed. */
function subjects(): [name: string, wear: Wear][] {
  const only = options.only.split(',').filter((name) => name !== '');
  if (positionals[0] === 'photos') return (only.length > 0 ? only : PHOTOS).map(photographed);
  return [...PREDEFINED_MODELS]
    .filter(([id]) => only.length === 0 || only.some((start) => id.startsWith(start)))
    .map(([id, model]) => {
      const height = Number(options.height);
      const size = { width: Math.round((height * model.size.width) / model.size.height), height };
      const wear: Wear = async (products) => {
        const { bytes, ...worn } = await tryOnModel({ ...model, size }, products, tools);
        return { ...worn, png: await sharp(bytes).png().toBuffer() };
      };
      return [id, wear];
    });
}

function photographed(name: string): [string, Wear] {
  const wear: Wear = async (products) => {
    const bytes = name.startsWith('/') ? readFileSync(name) : photo(name);
    const picture = flatten(await decode(bytes));
    const analysis = await analysePerson(picture, networks);
    const worn = await tryOn(picture, analysis, products, { ...tools, seed: SEED, models: networks });
    const { data, ...raw } = worn.picture;
    return { ...worn, png: await sharp(data, { raw }).png().toBuffer() };
  };
  return [basename(name, extname(name)), wear];
}

/** A cell of the sheet; empty when the try-on was refused. */
async function cell(name: string, wear: () => Promise<Worn>): Promise<Buffer | undefined> {
  const before = process.cpuUsage();
  try {
    const { png, warnings, timings } = await wear();
    const { user } = process.cpuUsage(before);
    const stages = Object.entries(timings).map(([stage, ms]) => `${stage} ${ms.toFixed(0)}`);
    console.log(name, `${(user / 1e6).toFixed(1)} s CPU;`, stages.join(', '));
    for (const warning of warnings) console.log('  !', warning);
    writeFileSync(join(options.out, `${name}.png`), png);
    return png;
  } catch (error) {
    console.log(name, error instanceof Error ? error.message : error);
    return undefined;
  }
}

mkdirSync(options.out, { recursive: true });
const dressed = wardrobe(networks);
const width = Number(options.cell);
const height = Math.round(width * 1.5);
const outfits = options.outfits.split(',');
const people = subjects();
const cells: OverlayOptions[] = [];
for (const [row, [name, wear]] of people.entries()) {
  for (const [column, outfit] of outfits.entries()) {
    const products = await dressed(outfit);
    const png = await cell(`${name}-${outfit}`, () => wear(products));
    if (!png) continue;
    const input = await sharp(png).resize(width, height, { fit: 'contain', background: '#fff' }).toBuffer();
    cells.push({ input, left: column * width, top: row * height });
  }
}
await networks.close();
await sharp({
  create: { width: outfits.length * width, height: people.length * height, channels: 3, background: '#fff' },
})
  .composite(cells)
  .png()
  .toFile(join(options.out, 'sheet.png'));
