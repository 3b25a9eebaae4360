import { createHash } from 'node:crypto';
import type { StudioWork } from '@atelier/contracts/image-studio';
import type { FlatLaySpec, OnFigureSpec, ProductHints, ProductTraits } from '@atelier/engine';
import { UndecodableImage } from '@atelier/engine/refusals';
import {
  type CallContext,
  type ImageGate,
  type PictureProvider,
  PictureRefused,
  type PictureResult,
  TryOnAborted,
} from '@atelier/providers';
import { fakeStudioPictures } from './fake-studio-work.ts';

/** A tiny real JPEG header followed by text is enough where nobody looks at the pixels. */
const MIME = 'image/jpeg';

/** How the test provider behaves; tests change it while it runs. */
export interface Behaviour {
  /** Awaited inside every call, with the call's own context: hold it, slow it down, make it fail. */
  duringCall: (call: 'prepare' | 'render', context: CallContext) => Promise<void>;
  /** What the files of pictures begin with: a real picture, for those who show them. */
  shown: Uint8Array;
}

/**
 * A provider whose pictures are a pure function of the request, so that tests of queue, states and crashes need
 * no networks. It counts its calls. A photo fails those checks that it names.
 */
export function testProvider(behaviour: Partial<Behaviour> = {}) {
  const calls = { prepare: 0, render: 0 };
  const run = async (call: 'prepare' | 'render', context: CallContext) => {
    calls[call]++;
    context.onProgress?.(call, 0.5);
    await behaviour.duringCall?.(call, context);
    context.signal.throwIfAborted();
  };
  const draw = async (
    inputs: readonly Uint8Array[],
    spec: Pick<FlatLaySpec | OnFigureSpec, 'seed'> &
      Partial<Pick<FlatLaySpec, 'size'>> & { work?: StudioWork },
    context: CallContext,
  ): Promise<PictureResult> => {
    await run('render', context);
    const hash = createHash('sha256');
    for (const input of inputs) hash.update(input);
    const digest = hash.update(JSON.stringify(spec)).digest();
    const bytes = Buffer.concat([behaviour.shown ?? Buffer.of(), digest]);
    const { width, height } = spec.size ?? { width: 64, height: 64 };
    const metadata = { seed: spec.seed };
    return { bytes, mime: MIME, width, height, warnings: [], timings: { draw: 1 }, metadata };
  };
  const provider: PictureProvider = {
    id: 'test',
    version: 1,
    engineVersion: 'test-1',
    prepareProduct: async ({ photos, hints }, context) => {
      await run('prepare', context);
      if (hints.title === 'refuse me') throw new PictureRefused('No product was found in the photos.');
      const seen = photos.map((photo) => createHash('sha256').update(photo).digest('hex'));
      return {
        bytes: Buffer.from(JSON.stringify({ seen, hints })),
        warnings: hints.title === 'warn me' ? ['The back was inferred.'] : [],
        traits: traitsFor(hints),
        timings: { look: 1 },
      };
    },
    flatLay: ({ prepared, spec }, context) => draw([prepared], spec, context),
    onFigure: ({ prepared, spec }, context) => draw([prepared], spec, context),
    modelPreview: ({ model }, context) => draw([Buffer.from(JSON.stringify(model))], { seed: 0 }, context),
    tryOnPhoto: async ({ photo, products, checks, seed }, context) => {
      const failed = checks.find((check) => Buffer.from(photo).includes(check));
      if (failed !== undefined) throw new TryOnAborted(failed);
      return draw([photo, ...products.map(({ prepared }) => prepared)], { seed }, context);
    },
    tryOnModel: ({ model, products }, context) =>
      draw(
        products.map(({ prepared }) => prepared),
        model,
        context,
      ),
    studio: async ({ work, images }, context) => {
      const inputs = Object.values(images);
      const { bytes, timings } = await draw(inputs, { seed: 0, work }, context);
      return { pictures: fakeStudioPictures(work, inputs, bytes, MIME), warnings: [], timings };
    },
    close: async () => {},
  };
  return { provider, calls };
}

/** A plain navy top, unless the title says otherwise. */
function traitsFor({ title }: ProductHints): ProductTraits {
  const kind = KINDS.find((name) => title?.toLowerCase().includes(name)) ?? null;
  const isMug = title?.includes('mug') === true;
  const colour =
    title === undefined
      ? NAVY
      : (COLOURS[COLOUR_NAMES.find((name) => title.includes(name)) ?? 'navy'] ?? NAVY);
  return {
    garment: isMug ? 'object' : 'top',
    kind,
    notWorn: isMug ? 'A mug cannot be worn.' : null,
    colours: [{ ...colour, share: 1 }],
    pattern: title?.includes('striped') === true ? 0.8 : 0,
  };
}

const KINDS = [
  'tee',
  'trousers',
  'skirt',
  'dress',
  'jacket',
  'coat',
  'shoes',
  'bag',
  'hat',
  'shorts',
] as const;
const NAVY = { l: 0.28, a: 0, b: -0.08 };
const COLOURS: Record<string, { l: number; a: number; b: number }> = {
  navy: NAVY,
  white: { l: 0.97, a: 0, b: 0 },
  black: { l: 0.15, a: 0, b: 0 },
  red: { l: 0.55, a: 0.2, b: 0.1 },
  green: { l: 0.6, a: -0.18, b: 0.12 },
};
const COLOUR_NAMES = Object.keys(COLOURS);

const checkText: ImageGate['check'] = async (bytes) => {
  const text = Buffer.from(bytes).toString();
  if (text === '' || text.startsWith('bad'))
    throw new UndecodableImage('damaged', 'The file is not a picture.');
  const [, width = 10, height = 10] = /(\d+)x(\d+)/.exec(text)?.map(Number) ?? [];
  return { served: Buffer.from(`served ${text}`), mime: MIME, width, height };
};

/** Takes every file except an empty one and one that says it is bad; `600x400` in it is its size. */
export const testGate: ImageGate = {
  check: checkText,
  shrink: (bytes, _maxSidePx, signal) => checkText(bytes, signal),
  close: async () => {},
};
