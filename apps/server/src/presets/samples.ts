import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';

/** Where `scripts/render-presets.ts` writes `<preset id>.jpg`: one picture per on-figure model preset. */
export const PRESET_SAMPLES_DIR = resolve(import.meta.dirname, '../../presets');

/** A sample picture; small, so all of them are kept in memory. */
export interface PresetSample {
  jpeg: Buffer;
  /** Strong, without quotes. */
  etag: string;
}

/** The sample pictures by preset id. */
export async function readPresetSamples(
  folder = PRESET_SAMPLES_DIR,
): Promise<ReadonlyMap<string, PresetSample>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg'));
  const samples = names.map(async (name): Promise<[string, PresetSample]> => {
    const jpeg = await readFile(join(folder, name));
    return [parse(name).name, { jpeg, etag: createHash('sha256').update(jpeg).digest('hex') }];
  });
  return new Map(await Promise.all(samples));
}
