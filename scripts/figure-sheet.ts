import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ON_FIGURE_POSES,
  ON_FIGURE_VIEWPOINTS,
  type OnFigureModelSettings,
  type OnFigurePose,
  type OnFigureViewpoint,
} from '@atelier/contracts';
import {
  createModels,
  FrameMemory,
  loadFigureData,
  type Models,
  type PreparedProduct,
  prepareProduct,
  RecentFigures,
  renderOnFigure,
} from '@atelier/engine';
import sharp from 'sharp';
import { PHOTOS_DIR } from '../test/support/photos.ts';

/*
 * Contact sheets of figures, to judge by eye: one row per photo and model, one column per pose, viewpoint, variant.
 *
 *   node scripts/figure-sheet.ts --photos product-tee-blue-front.jpg+product-tee-blue-back.jpg
 *   node scripts/figure-sheet.ts --photos a.jpg,b.jpg --viewpoints front,side --poses standing,walking --full
 *   node scripts/figure-sheet.ts --models '[{"gender":"male"},{"gender":"female","age_group":"child"}]'
 */
const { values: options } = parseArgs({
  options: {
    photos: { type: 'string', default: 'product-tee-blue-front.jpg+product-tee-blue-back.jpg' },
    title: { type: 'string', default: '' },
    models: { type: 'string', default: '[{"gender":"female"}]' },
    viewpoints: { type: 'string', default: ON_FIGURE_VIEWPOINTS.join(',') },
    poses: { type: 'string', default: 'standing' },
    variants: { type: 'string', default: '0' },
    background: { type: 'string', default: '{"background_type":"arbitrary"}' },
    seed: { type: 'string', default: '5' },
    height: { type: 'string', default: '1536' },
    cell: { type: 'string', default: '300' },
    columns: { type: 'string', default: '0' },
    out: { type: 'string', default: 'out/figures.png' },
    full: { type: 'boolean', default: false },
  },
});

const height = Number(options.height);
const size = { width: Math.round((height * 2) / 3), height };
const settings: OnFigureModelSettings[] = JSON.parse(options.models);
const poses = (options.poses === 'all' ? ON_FIGURE_POSES : options.poses.split(',')) as OnFigurePose[];
const viewpoints = options.viewpoints.split(',') as OnFigureViewpoint[];
const variants = options.variants.split(',').map(Number);

const models = await createModels({ warn: console.warn });
const tools = { figureData: await loadFigureData(), recent: new RecentFigures(), memory: new FrameMemory() };
const rows: Buffer[][] = [];
for (const entry of options.photos.split(',')) {
  const product = await prepare(entry.split('+'), models);
  for (const [index, model] of settings.entries()) rows.push(await makeRow(entry, product, model, index));
}
await models.close();
await writeSheet();

async function prepare(names: string[], models: Models): Promise<PreparedProduct> {
  const photos = names.map((name) => readFileSync(name.startsWith('/') ? name : join(PHOTOS_DIR, name)));
  const hints = options.title ? { title: options.title } : {};
  const { product } = await prepareProduct(photos, hints, ['front', 'back'], models);
  return product;
}

async function makeRow(
  entry: string,
  { views }: PreparedProduct,
  model: OnFigureModelSettings,
  index: number,
): Promise<Buffer[]> {
  const cells: Buffer[] = [];
  for (const pose of poses) {
    for (const variant of variants) {
      for (const viewpoint of viewpoints) {
        const start = performance.now();
        try {
          const { bytes, warnings, timings } = await renderOnFigure(
            views,
            {
              viewpoint,
              pose,
              model,
              modelSeed: Number(options.seed) + index,
              words: options.title ? { title: options.title } : {},
              background: JSON.parse(options.background),
              size,
              variant,
              seed: 1,
            },
            tools,
          );
          const stages = Object.entries(timings).map(([stage, ms]) => `${stage} ${ms.toFixed(0)}`);
          console.log(
            entry,
            pose,
            viewpoint,
            variant,
            `${(performance.now() - start).toFixed(0)} ms`,
            stages.join(', '),
          );
          for (const warning of warnings) console.log('  !', warning);
          if (options.full)
            await keep(`${basename(entry, extname(entry))}-${index}-${pose}-${viewpoint}-${variant}`, bytes);
          cells.push(
            await sharp(bytes)
              .flatten({ background: '#a0a0a0' })
              .resize({ width: Number(options.cell) })
              .png()
              .toBuffer(),
          );
        } catch (error) {
          console.log(entry, pose, viewpoint, variant, error);
        }
      }
    }
  }
  return cells;
}

async function keep(name: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(options.out.replace(/\.png$/, ''), { recursive: true });
  writeFileSync(join(options.out.replace(/\.png$/, ''), `${name}.png`), await sharp(bytes).png().toBuffer());
}

async function writeSheet(): Promise<void> {
  const perRow = Number(options.columns);
  const cells = perRow > 0 ? rows.flat() : [];
  const lines =
    perRow > 0
      ? Array.from({ length: Math.ceil(cells.length / perRow) }, (_, i) =>
          cells.slice(i * perRow, (i + 1) * perRow),
        )
      : rows;
  const width = Number(options.cell);
  const tall = Math.round(width * 1.5);
  const columns = Math.max(...lines.map((line) => line.length));
  mkdirSync('out', { recursive: true });
  await sharp({
    create: { width: columns * width, height: lines.length * tall, channels: 3, background: '#fff' },
  })
    .composite(
      lines.flatMap((line, y) => line.map((input, x) => ({ input, left: x * width, top: y * tall }))),
    )
    .png()
    .toFile(options.out);
  console.log(options.out);
}
