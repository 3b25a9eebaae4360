import { setPriority } from 'node:os';
import { probe, recode } from '@atelier/engine/decode';
import sharp from 'sharp';
import { Admission } from './admission.ts';
import type { GateCalls } from './gate.ts';
import { serve } from './serve.ts';

/** What decoding, turning and encoding take at their height, bytes per pixel. */
const BYTES_PER_PIXEL = 12;
const ADMITTED_BYTES = 300e6;
/** Behind the server, which answers many while a photo is decoded; before the engine, which takes seconds. */
const NICENESS = 5;

setPriority(NICENESS);
sharp.cache(false);
sharp.concurrency(1);
const admission = new Admission(ADMITTED_BYTES);

serve<GateCalls>({
  /** Reads the header at once, so that a bad file is refused while large good ones are still being decoded. */
  check: async ({ bytes, maxSidePx }, { signal }) => {
    const { width, height } = await probe(bytes);
    return admission.run(width * height * BYTES_PER_PIXEL, () => {
      signal.throwIfAborted();
      return recode(bytes, maxSidePx);
    });
  },
});
