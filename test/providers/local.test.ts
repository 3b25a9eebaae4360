import type { EditWork, StudioWork } from '@atelier/contracts/image-studio';
import { createLocalAdapter, createLocalProvider, LOCAL_SPECS } from '@atelier/providers';
import {
  type ImageIn,
  type Operation,
  type OperationRequest,
  type OperationSpec,
  type Role,
  readPictureHeader,
} from '@atelier/providers/hosted';
import sharp from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { photo } from '../support/photos.ts';
import { describeInterface } from './interface.ts';
import { leastRequest } from './sample-requests.ts';
import { runToEnd, trial } from './trial.ts';

// Networks are loaded by whoever needs them first.
vi.setConfig({ testTimeout: 180_000 });

const SIDE = 128;
const SEED = 7;
const EDGE = { growPx: 4, featherPx: 4 };
const MANNER = {
  prompt: 'a red mug',
  negativePrompt: null,
  stylePreset: null,
  width: SIDE,
  height: SIDE,
  seed: SEED,
};

const edit = (work: EditWork): StudioWork => ({ kind: 'edit', format: 'png', edit: work });
const enlarge = (mode: 'fast' | 'conservative' | 'creative'): StudioWork => ({
  kind: 'upscale',
  format: 'png',
  seed: SEED,
  mode,
  width: 2 * SIDE,
  height: 2 * SIDE,
});
const control = (operation: 'sketch' | 'structure'): StudioWork => ({
  kind: 'control',
  format: 'png',
  control: { operation, ...MANNER, strength: 0.7 },
});

/** Work as the API orders it, for each of the operations that the engine says it does. */
const WORK: Partial<Record<Operation, StudioWork>> = {
  'text-to-image': {
    kind: 'illustrate',
    format: 'png',
    variation: 1,
    ...MANNER,
    safeZone: null,
    forNetworks: { prompt: 'a red mug', negativePrompt: null },
  },
  'general-edit': edit({
    operation: 'general_edit',
    prompt: 'make the picture brighter',
    seed: SEED,
    ...EDGE,
  }),
  inpaint: edit({ operation: 'inpaint', prompt: 'a plain wall', seed: SEED, ...EDGE }),
  erase: edit({ operation: 'inpaint', prompt: '', seed: SEED, ...EDGE }),
  outpaint: edit({ operation: 'outpaint', margins: { left: 32, right: 0, up: 16, down: 0 }, seed: SEED }),
  'search-replace': edit({
    operation: 'search_replace',
    prompt: 'a red ball',
    searchPrompt: 'mug',
    seed: SEED,
    ...EDGE,
  }),
  'search-recolor': edit({ operation: 'search_recolor', prompt: 'green', selectPrompt: 'mug', ...EDGE }),
  'remove-background': edit({ operation: 'remove_background' }),
  'replace-background-relight': edit({
    operation: 'replace_background_relight',
    prompt: 'a beige studio',
    lightStrength: 0.5,
    keepBackground: false,
    seed: SEED,
  }),
  'upscale-fast': enlarge('fast'),
  'upscale-conservative': enlarge('conservative'),
  'upscale-creative': enlarge('creative'),
  'control-sketch': control('sketch'),
  'control-structure': control('structure'),
  'control-style': {
    kind: 'control',
    format: 'png',
    control: { operation: 'style', ...MANNER, fidelity: 0.5 },
  },
  'control-style-transfer': {
    kind: 'control',
    format: 'png',
    control: {
      operation: 'style_transfer',
      prompt: '',
      styleStrength: 0.8,
      compositionFidelity: 0.9,
      changeStrength: 0.6,
      seed: SEED,
    },
  },
};

const PHOTOS: Partial<Record<Role, string>> = {
  source: 'product-mug.jpg',
  style: 'scene-coffee.png',
  background: 'scene-rocket.jpg',
  light: 'scene-coffee.png',
};

/** A small photo instead of the plain picture of a sample: there has to be something to find. */
async function shown(image: ImageIn): Promise<ImageIn> {
  const name = PHOTOS[image.role];
  const bytes = name === undefined ? await hole() : await small(name);
  const header = readPictureHeader(bytes);
  if (header === null) throw new Error(`${image.role} is no picture`);
  const { mime, width, height } = header;
  return { ...image, bytes, mime, width, height };
}

const small = (name: string) => sharp(photo(name)).resize(SIDE, SIDE, { fit: 'cover' }).png().toBuffer();

/** A mask that changes a square in the middle. */
function hole(): Promise<Buffer> {
  const [width, height, channels] = [SIDE, SIDE, 3] as const;
  const square = sharp({ create: { width: 40, height: 40, channels, background: '#fff' } }).png();
  return square.toBuffer().then((input) =>
    sharp({ create: { width, height, channels, background: '#000' } })
      .composite([{ input }])
      .png()
      .toBuffer(),
  );
}

async function requestFor(spec: OperationSpec, sample = leastRequest): Promise<OperationRequest> {
  const request = await sample(spec);
  const work = WORK[spec.operation];
  if (work === undefined) throw new Error(`no work for ${spec.operation}`);
  return { ...request, images: await Promise.all(request.images.map(shown)), work };
}

const engine = createLocalProvider({ threads: 2 });
afterAll(() => engine.close());

describeInterface('the local engine', {
  specs: LOCAL_SPECS,
  requestFor,
  // They differ in a picture at most, and the engine is the slowest of all providers.
  samples: ['everything that may be sent'],
  open: async () => ({
    provider: createLocalAdapter(engine),
    context: (signal) => trial({ allow: [], ...(signal === undefined ? {} : { signal }) }).context,
  }),
});

describe('the local engine as a provider', () => {
  const specOf = (operation: Operation) => {
    const spec = LOCAL_SPECS.find((candidate) => candidate.operation === operation);
    if (spec === undefined) throw new Error(`the engine does not ${operation}`);
    return spec;
  };
  const run = (request: OperationRequest) =>
    runToEnd(createLocalAdapter(engine), request, trial({ allow: [] }).context);

  test('asks nothing, and gives exactly the size and type that were ordered', async () => {
    const request = await requestFor(specOf('upscale-fast'));
    const work: StudioWork = {
      kind: 'upscale',
      format: 'webp',
      seed: SEED,
      mode: 'fast',
      width: 300,
      height: 300,
    };
    expect(await run({ ...request, work })).toMatchObject({
      state: 'done',
      images: [{ mime: 'image/webp', width: 300, height: 300, facts: { engine: 'local' } }],
      cost: { usd: 0 },
    });
  });

  test('says why it refuses, and that nothing was done', async () => {
    const request = await requestFor(specOf('remove-background'));
    const [source] = request.images;
    if (source === undefined) throw new Error('there is no source');
    const images = [{ ...source, bytes: source.bytes.subarray(0, 200) }];
    const state = await run({ ...request, images });
    expect(state).toMatchObject({
      state: 'failed',
      error: { kind: 'invalid', accepted: 'no', charged: 'no' },
    });
  });

  test('may be asked again when its process was interrupted', async () => {
    const request = await requestFor(specOf('upscale-fast'));
    const call = run(request);
    await expect.poll(() => engine.pid).toBeDefined();
    process.kill(engine.pid ?? 0, 'SIGKILL');
    expect(await call).toMatchObject({ state: 'failed', error: { kind: 'unavailable', accepted: 'no' } });
    expect(await run(request)).toMatchObject({ state: 'done' });
  });

  test('says that it does not work when its process is gone', async () => {
    const closed = createLocalProvider({ threads: 1 });
    await closed.close();
    const { ok } = await createLocalAdapter(closed).health(trial({ allow: [] }).context);
    expect(ok).toBe(false);
  });

  test('needs the work as it was ordered', async () => {
    const { work: _, ...request } = await requestFor(specOf('remove-background'));
    expect(createLocalAdapter(engine).check(request)).toMatchObject([{ field: 'work', rule: 'required' }]);
  });
});
