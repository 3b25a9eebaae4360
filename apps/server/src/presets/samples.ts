import { resolve } from 'node:path';

/** Where `scripts/render-presets.ts` writes `<preset id>.jpg`: one picture per on-figure model preset. */
export const PRESET_SAMPLES_DIR = resolve(import.meta.dirname, '../../presets');
