import { createHash } from 'node:crypto';
import type { FlatLaySpec, OnFigureSpec } from '@atelier/engine';
import { UndecodableImage } from '@atelier/engine/refusals';
import {
  type CallContext,
  type ImageGate,
  type PictureProvider,
  PictureRefused,
  type PictureResult,
} from '@atelier/providers';

/** A tiny real JPEG header followed by text is enough where nobody looks at the pixels. */
const MIME = 'image/jpeg';

/** How the test provider behaves; tests change it while it runs. */
export interface Behaviour {
  /** Awaited inside every call, with the call's own context: hold it, slow it down, make it fail. */
  duringCall: (call: 'prepare' | 'render', context: CallContext) => Promise<void>;
}

/**
 * A provider whose pictures are a pure function of the request, so that tests of queue, states and crashes need
 * no networks. It counts its calls.
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
    prepared: Uint8Array,
    spec: FlatLaySpec | OnFigureSpec,
    context: CallContext,
  ): Promise<PictureResult> => {
    await run('render', context);
    const bytes = createHash('sha256').update(prepared).update(JSON.stringify(spec)).digest();
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
        timings: { look: 1 },
      };
    },
    flatLay: ({ prepared, spec }, context) => draw(prepared, spec, context),
    onFigure: ({ prepared, spec }, context) => draw(prepared, spec, context),
    close: async () => {},
  };
  return { provider, calls };
}

/** Takes every file except an empty one and one that says it is bad. */
export const testGate: ImageGate = {
  check: async (bytes) => {
    const text = Buffer.from(bytes).toString();
    if (text === '' || text.startsWith('bad'))
      throw new UndecodableImage('damaged', 'The file is not a picture.');
    return { served: Buffer.from(`served ${text}`), mime: MIME, width: 10, height: 10 };
  },
  close: async () => {},
};
