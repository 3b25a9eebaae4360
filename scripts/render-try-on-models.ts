import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FrameMemory, loadFigureData, photographModel, RecentModels } from '@atelier/engine';
import { PREDEFINED_MODELS } from '../apps/server/src/try-on-models/predefined-models.ts';
import { MODEL_PICTURES_DIR } from '../apps/server/src/try-on-models/try-on-models.ts';

/*
 * Makes the pictures of the predefined try-on models. They are committed; run this again when the figure looks
 * different or the models change: a try-on is the same picture in other clothes.
 *
 *   node scripts/render-try-on-models.ts
 *   node scripts/render-try-on-models.ts --only model_man_03 --height 768 --out out/models
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    height: { type: 'string', default: '' },
    out: { type: 'string', default: MODEL_PICTURES_DIR },
  },
});

const tools = { figureData: await loadFigureData(), memory: new FrameMemory(), recent: new RecentModels() };
mkdirSync(options.out, { recursive: true });
for (const [id, model] of PREDEFINED_MODELS) {
  if (!id.startsWith(options.only)) continue;
  const height = Number(options.height || model.size.height);
  const size = { width: Math.round((height * model.size.width) / model.size.height), height };
  const { bytes } = await photographModel({ ...model, size }, tools);
  writeFileSync(join(options.out, `${id}.jpg`), bytes);
  console.log(`${id}.jpg ${Math.round(bytes.byteLength / 1000)} kB`);
}
