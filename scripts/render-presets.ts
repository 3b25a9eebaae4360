import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ON_FIGURE_PRESETS } from '@atelier/contracts';
import type { OnFigureSpec } from '@atelier/engine';
import { createLocalProvider, type PictureProvider } from '@atelier/providers';
import sharp from 'sharp';
import { PRESET_SAMPLES_DIR } from '../apps/server/src/presets/samples.ts';
import { photo } from '../test/support/photos.ts';

/*
 * Makes the sample pictures of the on-figure model presets, which the server hands out as `sample_image`. They are
 * committed; run this again when the figure looks different or the presets change.
 *
 *   node scripts/render-presets.ts
 *   node scripts/render-presets.ts --only preset_man_03 --out out/presets
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    out: { type: 'string', default: PRESET_SAMPLES_DIR },
  },
});

/** Everybody wears the same, so that the people are what differs. */
const PHOTOS = ['product-tee-blue-front.jpg', 'product-tee-blue-back.jpg'];
const WORDS = { title: 'T-shirt', category: 'Apparel & Accessories > Clothing > Shirts & Tops' };
/** Rendered at the usual size and reduced: finer than rendering small. */
const RENDERED = { width: 1024, height: 1536 };
const SAMPLE = { width: 512, height: 768 };
const JPEG = { quality: 84, mozjpeg: true };

type Preset = (typeof ON_FIGURE_PRESETS)[number];

async function sampleOf(
  preset: Preset,
  prepared: Uint8Array,
  provider: PictureProvider,
  signal: AbortSignal,
): Promise<Buffer> {
  const seed = createHash('sha256').update(preset.preset_id).digest().readUInt32BE(0);
  const spec: OnFigureSpec = {
    viewpoint: 'front',
    pose: 'standing',
    model: preset.settings,
    modelSeed: seed,
    words: WORDS,
    background: { background_type: 'arbitrary' },
    size: RENDERED,
    variant: 0,
    seed,
  };
  const { bytes, warnings } = await provider.onFigure({ prepared, spec }, { signal });
  for (const warning of warnings) console.warn(`${preset.preset_id}: ${warning}`);
  return sharp(bytes).resize(SAMPLE).jpeg(JPEG).toBuffer();
}

const provider = createLocalProvider({ log: console, threads: 1 });
const { signal } = new AbortController();
try {
  mkdirSync(options.out, { recursive: true });
  const { bytes: prepared } = await provider.prepareProduct(
    { photos: PHOTOS.map(photo), hints: WORDS, viewpoints: ['front', 'back'] },
    { signal },
  );
  for (const preset of ON_FIGURE_PRESETS.filter(({ preset_id }) => preset_id.startsWith(options.only))) {
    const jpeg = await sampleOf(preset, prepared, provider, signal);
    writeFileSync(join(options.out, `${preset.preset_id}.jpg`), jpeg);
    console.log(`${preset.preset_id}.jpg ${Math.round(jpeg.byteLength / 1000)} kB`);
  }
} finally {
  await provider.close();
}
