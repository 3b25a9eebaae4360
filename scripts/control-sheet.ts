import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type ControlOrder,
  controlPicture,
  createModels,
  decode,
  illustrate,
  type Models,
  type Raster,
} from '@atelier/engine';
import { flatten } from '@atelier/pixels/flatten';
import sharp from 'sharp';
import { PHOTOS_DIR } from '../test/support/photos.ts';
import { writeRows } from './write-rows.ts';

/*
 * Contact sheets to judge the control operations by eye, one sheet per operation: a row per input, first what goes in,
 * then strength 0, a half and 1.
 *
 *   node scripts/control-sheet.ts                                        all four operations on four inputs
 *   node scripts/control-sheet.ts --operations sketch --preset watercolor --strengths 0.7
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: PHOTOS_DIR },
    operations: { type: 'string', default: 'sketch,structure,style,style_transfer' },
    photos: {
      type: 'string',
      default: 'person-half-denim.jpg,product-mug.jpg,scene-coffee.png,multi-two-coats.jpg',
    },
    references: {
      type: 'string',
      default:
        'product-flat-dress-pink.jpg,mask-comp-cap-grass.jpg,scene-rocket.jpg,product-cosmetics-palettes.jpg',
    },
    /** Drawn as line art, these are the sketches. */
    drawings: {
      type: 'string',
      default: 'a cat on a sofa;a house with a tree;perfume bottle with roses;a car',
    },
    prompt: { type: 'string', default: 'a coffee cup with croissants on a table, warm orange and teal' },
    preset: { type: 'string' },
    strengths: { type: 'string', default: '0,0.5,1' },
    side: { type: 'string', default: '480' },
    out: { type: 'string', default: 'out' },
  },
});

const SIDE_PX = Number(options.side);
const SEED = 5;
const manner = {
  prompt: options.prompt,
  negativePrompt: null,
  stylePreset: options.preset ?? null,
  seed: SEED,
};
const strengths = options.strengths.split(',').map(Number);

mkdirSync(options.out, { recursive: true });
const models = await createModels({ warn: console.warn });
const photos = await Promise.all(options.photos.split(',').map(open));
const references = await Promise.all(options.references.split(',').map(open));
for (const operation of options.operations.split(',')) {
  const rows: Buffer[][] = [];
  for (const index of photos.keys()) rows.push(await makeRow(operation, index, models));
  await writeRows(rows, SIDE_PX, join(options.out, `control-${operation}.png`));
}
await models.close();

async function open(name: string): Promise<Raster> {
  return decode(readFileSync(join(options.folder, name)), { maxSidePx: SIDE_PX });
}

async function makeRow(operation: string, index: number, models: Models): Promise<Buffer[]> {
  const inputs = await inputsOf(operation, index);
  const cells = inputs.map(cell);
  for (const strength of strengths) {
    const { picture, warnings } = await controlPicture(orderFor(operation, inputs, strength), { models });
    console.log(operation, index, strength, ...warnings);
    cells.push(cell(picture));
  }
  return Promise.all(cells);
}

/** What goes in: the drawing, the structure, the reference of the style, or a picture and its reference. */
async function inputsOf(operation: string, index: number): Promise<Raster[]> {
  if (operation === 'sketch') return [await drawing(index)];
  if (operation === 'style') return [references[index % references.length]!];
  if (operation === 'style_transfer') return [photos[index]!, references[index % references.length]!];
  return [photos[index]!];
}

async function drawing(index: number): Promise<Raster> {
  const prompts = options.drawings.split(';');
  const size = { width: SIDE_PX, height: SIDE_PX, seed: SEED };
  const order = { prompt: prompts[index % prompts.length]!, stylePreset: 'line-art', ...size };
  return (await illustrate(order)).picture;
}

function orderFor(operation: string, inputs: readonly Raster[], strength: number): ControlOrder {
  const [picture, style] = inputs;
  if (!picture) throw new RangeError('Expected a picture but received none.');
  const size = { width: picture.width, height: picture.height };
  switch (operation) {
    case 'sketch':
    case 'structure':
      return { operation, picture, strength, ...manner, ...size };
    case 'style':
      return { operation, picture, fidelity: strength, ...manner, width: SIDE_PX, height: SIDE_PX };
    case 'style_transfer':
      return {
        operation,
        picture,
        ...(style ? { style } : {}),
        styleStrength: strength,
        compositionFidelity: 0.9,
        changeStrength: 0.9,
        ...manner,
        prompt: '',
        ...size,
      };
    default:
      throw new RangeError(`Expected sketch, structure, style or style_transfer but received ${operation}.`);
  }
}

function cell(picture: Raster): Promise<Buffer> {
  const { width, height, data } = flatten(picture);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ height: SIDE_PX })
    .png()
    .toBuffer();
}
