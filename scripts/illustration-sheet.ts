import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp, { type OverlayOptions } from 'sharp';
import { illustrate } from '../packages/engine/src/illustrate/index.ts';

/*
 * Contact sheets of the local illustrator, to judge by eye: a row per prompt, a column per preset and seed.
 *
 *   node scripts/illustration-sheet.ts                                     20 prompts x 4 presets x 2 seeds
 *   node scripts/illustration-sheet.ts --only 0,3 --presets watercolor,low-poly --seeds 1,2 --size 1200x628
 *   node scripts/illustration-sheet.ts --prompts prompts.txt               a prompt per line
 */
const { values: options } = parseArgs({
  options: {
    prompt: { type: 'string' },
    prompts: { type: 'string' },
    only: { type: 'string' },
    presets: { type: 'string', default: 'digital-art,flat-design,watercolor,photographic' },
    seeds: { type: 'string', default: '1,2' },
    size: { type: 'string', default: '640x640' },
    cell: { type: 'string', default: '300' },
    rows: { type: 'string', default: '5' },
    out: { type: 'string', default: 'out' },
  },
});

const PROMPTS = [
  'Modern minimalist workspace with laptop',
  'Luxury perfume bottle on a marble podium with pink roses',
  'Three red sneakers on a teal background, "SUMMER SALE"',
  'A cozy coffee shop with croissants on a wooden table, warm morning light',
  'Woman doing yoga on the beach at sunset',
  'Astronaut riding a rocket through space, "To the stars"',
  'Organic skincare serum with eucalyptus leaves, copy space on the left',
  'Team meeting in a bright office, growth chart',
  'Snowy mountain cabin with pine trees at night',
  'Fresh orange juice with lemon and strawberries on a yellow background',
  'Birthday party with cake, balloons and gifts, "Happy Birthday!"',
  'Electric car driving through a green city',
  'Two cats and a dog in a living room',
  'Wireless headphones floating on a purple gradient',
  'Fantasy forest with a fox and mushrooms',
  'Burger and fries, bold fast food ad, "2 for 1 today"',
  'Sailboat on a calm ocean, summer travel banner',
  'Robot and light bulb, artificial intelligence blog header',
  'Handbag, sunglasses and high heels, autumn fashion collection',
  'Books, graduation cap and globe for an online course',
];

const [width = 640, height = 640] = options.size.split('x').map(Number);
const cellWidth = Number(options.cell);
const cellHeight = Math.round((cellWidth * height) / width);
const presets = options.presets.split(',');
const seeds = options.seeds.split(',').map(Number);
const rowsPerSheet = Number(options.rows);
const source = options.prompts ? readFileSync(options.prompts, 'utf8').split('\n').filter(Boolean) : PROMPTS;
const prompts = options.prompt
  ? [options.prompt]
  : source.filter((_, i) => !options.only || options.only.split(',').includes(String(i)));

mkdirSync(options.out, { recursive: true });
for (let first = 0; first < prompts.length; first += rowsPerSheet) {
  const cells: OverlayOptions[] = [];
  const rows = prompts.slice(first, first + rowsPerSheet);
  for (const [row, prompt] of rows.entries()) cells.push(...(await drawRow(prompt, row)));
  const sheet = sharp({
    create: {
      width: cellWidth * presets.length * seeds.length,
      height: cellHeight * rows.length,
      channels: 3,
      background: '#fff',
    },
  });
  writeFileSync(
    join(options.out, `illustrations-${first / rowsPerSheet}.png`),
    await sheet.composite(cells).png().toBuffer(),
  );
}

async function drawRow(prompt: string, row: number): Promise<OverlayOptions[]> {
  const cells: OverlayOptions[] = [];
  const variants = presets.flatMap((stylePreset) => seeds.map((seed) => ({ stylePreset, seed })));
  for (const [column, variant] of variants.entries()) {
    const { picture, warnings } = await illustrate({
      prompt,
      width,
      height,
      ...variant,
    });
    if (column === 0 && warnings.length > 0) console.log(`${prompt}: ${warnings.join(' ')}`);
    const input = await sharp(picture.data, { raw: { width, height, channels: 3 } })
      .resize(cellWidth - 4, cellHeight - 4)
      .png()
      .toBuffer();
    cells.push({ input, left: column * cellWidth, top: row * cellHeight });
  }
  return cells;
}
