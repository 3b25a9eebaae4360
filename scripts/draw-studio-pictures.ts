import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  answerOf,
  createAtelier,
  waitFor,
  waitForFlatLay,
  waitForJob,
  waitForOnFigure,
  waitForTryOn,
} from '@atelier/sdk';
import sharp from 'sharp';
import { MODEL_PICTURES_DIR } from '../apps/server/src/try-on-models/try-on-models.ts';

/*
 * Makes the small pictures that the web studio shows of itself, with a running server that has no provider: what each
 * studio is given and gives on Home, and a picture in every style in Create. They are committed; run this again when the
 * engine's pictures look different.
 *
 *   node scripts/draw-studio-pictures.ts --url http://127.0.0.1:8080 --key atl_…
 *   node scripts/draw-studio-pictures.ts --url … --key … --only edit
 */
const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    key: { type: 'string', default: '' },
    only: { type: 'string' },
  },
});
const SCREENS = join(import.meta.dirname, '../apps/studio/src/screens');
const HOME_PICTURES = join(SCREENS, 'dashboard/pictures');
const STYLE_PICTURES = join(SCREENS, 'create/style-pictures');
const PHOTOS = join(import.meta.dirname, '../test/photos');
/** Twice as many pixels as they have room for. */
const HOME_SIZE = { width: 480, height: 320 };
/** Room for one of several in a row. */
const ROW = { width: 138, height: 230 };
const STYLE_SIZE = { width: 240, height: 180 };
const QUALITY = 72;
/** How much of the width people take, and from which height on they are shown: shares of the picture. */
const UPPER_BODY_WIDTH = 0.84;
const FIGURE_TOP = 0.1;
const MODEL_TOP = 0.03;
/** A ready model of try-on. */
const MODEL = 'model_woman_01';
const SEED = 943695571;
const WORDS = 'A ceramic mug on an oak table, morning light';
const SKETCH = `<svg xmlns="http://www.w3.org/2000/svg" width="768" height="512" fill="none" stroke="#181614" stroke-width="9" stroke-linecap="round">
  <rect width="768" height="512" fill="#fff" stroke="none"/>
  <path d="M60 400H708M300 190v150q0 60 70 60h40q70 0 70-60V190zM300 190q90 36 180 0M480 225q80-10 80 50t-85 55M345 150q-18-30 4-55t0-50M420 150q-18-30 4-55t0-50"/>
</svg>`;

const atelier = createAtelier({ baseUrl: options.url, key: options.key });
const photo = (name: string) => readFile(join(PHOTOS, name));
const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A picture in the room that it is shown in, on white where it is see-through. */
async function save(folder: string, name: string, bytes: Uint8Array, size = HOME_SIZE): Promise<void> {
  const small = sharp(bytes)
    .flatten({ background: '#ffffff' })
    .resize({ ...size, fit: 'cover' });
  await writeFile(join(folder, `${name}.webp`), await small.webp({ quality: QUALITY }).toBuffer());
  console.log(name);
}

/** The pictures of an Image Studio job. */
async function allMadeBy(order: Promise<object>): Promise<Buffer[]> {
  const accepted = await order;
  if (!('job_id' in accepted) || typeof accepted.job_id !== 'string')
    throw new Error('the server made no job');
  const { result, detail } = await waitForJob(atelier, accepted.job_id);
  if (result === null) throw new Error(detail ?? 'the job made nothing');
  const listed: unknown[] = Array.isArray(result.results) ? result.results : [result];
  return listed.map((one) => {
    const data = String(Object(one).image_base64);
    return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
  });
}

async function madeBy(order: Promise<object>): Promise<Buffer> {
  const [first] = await allMadeBy(order);
  if (first === undefined) throw new Error('the job made no picture');
  return first;
}

/** Pictures of different proportions in a row on paper. */
async function sideBySide(pictures: Buffer[]): Promise<Buffer> {
  const small = await Promise.all(
    pictures.map((bytes) =>
      sharp(bytes)
        .resize({ width: ROW.width, height: ROW.height, fit: 'inside' })
        .png()
        .toBuffer({ resolveWithObject: true }),
    ),
  );
  const widths = small.map(({ info }) => info.width);
  const gap = (HOME_SIZE.width - widths.reduce((sum, width) => sum + width, 0)) / (small.length + 1);
  const layers = small.map(({ data, info }, index) => ({
    input: data,
    left: Math.round(gap * (index + 1) + widths.slice(0, index).reduce((sum, width) => sum + width, 0)),
    top: Math.round((HOME_SIZE.height - info.height) / 2),
  }));
  return sharp({ create: { ...HOME_SIZE, channels: 3, background: '#e9e4dc' } })
    .composite(layers)
    .png()
    .toBuffer();
}

async function upload(bytes: Buffer): Promise<string> {
  const form = new FormData();
  form.append('image_data', new Blob([new Uint8Array(bytes)]), 'photo');
  const headers = { 'x-api-key': options.key };
  const response = await fetch(`${options.url}/studio/v1/uploaded_images`, {
    method: 'POST',
    headers,
    body: form,
  });
  return String(Object(await response.json()).id);
}

const read = async (url: string) => Buffer.from(await (await fetch(url)).bytes());

interface Made {
  error: string | null;
  generation_result: { generated_images: ({ url: string } | null)[] }[] | null;
}

function firstUrl({ error, generation_result: made }: Made): string {
  const url = made?.[0]?.generated_images[0]?.url;
  if (url === undefined) throw new Error(error ?? 'the order made no picture');
  return url;
}

/** Head to hips of somebody who stands in the middle of a high picture, in the proportions of Home. */
async function upperBody(bytes: Buffer, from: number): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata();
  const across = Math.round(width * UPPER_BODY_WIDTH);
  const left = Math.round((width - across) / 2);
  const size = { width: across, height: Math.round((across * HOME_SIZE.height) / HOME_SIZE.width) };
  return sharp(bytes)
    .extract({ left, top: Math.round(height * from), ...size })
    .toBuffer();
}

const SHARED = { save: false, async: true } as const;

/** What each studio is given, where it is given a picture, and what it gives. */
const STUDIOS: Record<string, () => Promise<{ before?: Buffer; after: Buffer }>> = {
  create: async () => {
    const body = { prompt: WORDS, width: 960, height: 640, seed: SEED, ...SHARED };
    return { after: await madeBy(answerOf(atelier.imageStudio.POST('/image-studio/create', { body }))) };
  },
  edit: async () => {
    const before = await photo('mask-comp-cap-grass.jpg');
    const body = { image_base64: encoded(before), operation: 'remove_background' as const, ...SHARED };
    const after = await madeBy(answerOf(atelier.imageStudio.POST('/image-studio/edit/process', { body })));
    return { before, after };
  },
  upscale: async () => {
    const whole = sharp(await photo('scene-coffee.png'));
    const before = await whole.extract({ left: 270, top: 120, width: 120, height: 80 }).png().toBuffer();
    const body = { image_base64: encoded(before), mode: 'fast' as const, ...SHARED };
    const after = await madeBy(answerOf(atelier.imageStudio.POST('/image-studio/upscale', { body })));
    const blocky = sharp(before).resize({ ...HOME_SIZE, kernel: 'nearest' });
    return { before: await blocky.png().toBuffer(), after };
  },
  control: async () => {
    const before = await sharp(Buffer.from(SKETCH)).png().toBuffer();
    const body = {
      control_image_base64: encoded(before),
      operation: 'sketch' as const,
      prompt: WORDS,
      seed: SEED,
      ...SHARED,
    };
    const after = await madeBy(answerOf(atelier.imageStudio.POST('/image-studio/control/process', { body })));
    return { before, after };
  },
  social: async () => {
    const body = {
      image_base64: encoded(await photo('scene-rocket.jpg')),
      platforms: ['instagram', 'pinterest', 'youtube'],
      ...SHARED,
    };
    const crops = await allMadeBy(
      answerOf(atelier.imageStudio.POST('/image-studio/social/optimize', { body })),
    );
    return { after: await sideBySide(crops) };
  },
  flatLays: async () => {
    const before = await photo('product-flat-tee-stripes.jpg');
    const { operation_id } = await answerOf(
      atelier.studio.POST('/flat_lay_operations', {
        body: {
          product_info: { uploaded_image_ids: [await upload(before)] },
          image_types: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
        },
      }),
    );
    return { before, after: await read(firstUrl(await waitForFlatLay(atelier, operation_id))) };
  },
  onFigure: async () => {
    const before = await photo('product-tee-blue-front.jpg');
    const { operation_id } = await answerOf(
      atelier.studio.POST('/on_figure_operations', {
        body: {
          product_info: { uploaded_image_ids: [await upload(before)] },
          image_types: [{ viewpoint: 'front', pose: 'standing' }],
          on_figure_model_settings: { gender: 'female' },
        },
      }),
    );
    return {
      before,
      after: await upperBody(await read(firstUrl(await waitForOnFigure(atelier, operation_id))), FIGURE_TOP),
    };
  },
  tryOn: async () => {
    const sku_id = 'studio-picture-tee';
    const params = { path: { sku_id } };
    const image = await upload(await photo('product-tee-blue-front.jpg'));
    await atelier.unified.POST('/sku_items', {
      body: {
        sku_id,
        product_info: { title: 'Blue tee', uploaded_image_ids: [image] },
        capabilities: { try_on: true },
      },
    });
    const look = () => answerOf(atelier.unified.GET('/sku_items/{sku_id}', { params }));
    await waitFor(look, (item) => JSON.stringify(item).includes('"status":"ready"'));
    const body = { uploaded_image_id: MODEL, sku_ids: [sku_id] };
    const { operation_id } = await answerOf(atelier.unified.POST('/sku_try_on_operations', { body }));
    const { generated_images: made } = await waitForTryOn(atelier, operation_id);
    await atelier.unified.DELETE('/sku_items/{sku_id}', { params });
    const [picture] = made ?? [];
    if (picture == null) throw new Error('the try-on made no picture');
    const before = await readFile(join(MODEL_PICTURES_DIR, `${MODEL}.jpg`));
    return {
      before: await upperBody(before, MODEL_TOP),
      after: await upperBody(await read(picture.url), MODEL_TOP),
    };
  },
};

await mkdir(HOME_PICTURES, { recursive: true });
await mkdir(STYLE_PICTURES, { recursive: true });
for (const [name, make] of Object.entries(STUDIOS)) {
  if (options.only !== undefined && options.only !== name) continue;
  const { before, after } = await make();
  if (before !== undefined) await save(HOME_PICTURES, `${name}-before`, before);
  await save(HOME_PICTURES, `${name}-after`, after);
}
if (options.only === undefined || options.only === 'styles') {
  const { presets } = await answerOf(atelier.imageStudio.GET('/image-studio/style-presets'));
  for (const { id } of presets) {
    const body = { prompt: WORDS, style_preset: id, width: 384, height: 288, seed: SEED, ...SHARED };
    const bytes = await madeBy(answerOf(atelier.imageStudio.POST('/image-studio/create', { body })));
    await save(STYLE_PICTURES, id, bytes, STYLE_SIZE);
  }
}
