import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ON_FIGURE_PRESETS } from '@atelier/contracts';
import { type OnFigureSpec, writePrepared } from '@atelier/engine';
import { createLocalProvider, type PictureProvider } from '@atelier/providers';
import sharp from 'sharp';
import { PRESET_SAMPLES_DIR } from '../apps/server/src/presets/samples.ts';
import { type Colour, companionPhotos } from '../packages/figure/src/garment/companion.ts';

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

/** Everybody wears the same plain tee of our own drawing, so that the people are what differs. */
const WORDS = { title: 'T-shirt', category: 'Apparel & Accessories > Clothing > Shirts & Tops' };
const SAGE: Colour = [138, 156, 146];
/** Rendered at the usual size, where every figure stands on one scale, and cropped from the head to the knees. */
const RENDERED = { width: 1024, height: 1536 };
const CROP = { left: 205, top: 70, width: 614, height: 921 };
const SAMPLE = { width: 512, height: 768 };
const JPEG = { quality: 84, mozjpeg: true };

/** As it would come out of a preparation. */
function plainTee(): Promise<Uint8Array> {
  const { front } = companionPhotos('tee', SAGE);
  const view = { photo: 0, kind: 'lying', garment: 'top', cutout: front, inferred: false } as const;
  return writePrepared({
    views: { front: { ...view, viewpoint: 'front' }, back: { ...view, viewpoint: 'back' } },
    warnings: [],
    photos: [],
  });
}

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
  return sharp(bytes).extract(CROP).resize(SAMPLE).jpeg(JPEG).toBuffer();
}

const provider = createLocalProvider({ log: console, threads: 1 });
const { signal } = new AbortController();
try {
  mkdirSync(options.out, { recursive: true });
  const prepared = await plainTee();
  for (const preset of ON_FIGURE_PRESETS.filter(({ preset_id }) => preset_id.startsWith(options.only))) {
    const jpeg = await sampleOf(preset, prepared, provider, signal);
    writeFileSync(join(options.out, `${preset.preset_id}.jpg`), jpeg);
    console.log(`${preset.preset_id}.jpg ${Math.round(jpeg.byteLength / 1000)} kB`);
  }
} finally {
  await provider.close();
}
