import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { z } from 'zod';

const path = z.string().refine(isAbsolute, 'Expected an absolute path');

/** Weights by their part, as the runtime's documentation names them. */
const Files = z.strictObject({
  /** A whole checkpoint, or, with a text encoder beside it, only the diffusion model. */
  model: path,
  clipL: path.optional(),
  clipG: path.optional(),
  t5Xxl: path.optional(),
  /** FLUX.2: the language model that reads the prompt. */
  llm: path.optional(),
  vae: path.optional(),
});

const Settings = z.strictObject({
  /** The folder in which the runtime was installed: it holds `node_modules`. */
  runtime: path,
  files: Files,
  /** A network for `upscale-fast`. */
  esrgan: path.optional(),
  /** Passed on to the runtime: `threads`, `device`, `vae_tiling`, … */
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** When the request does not say. */
  steps: z.int().min(1).max(150).default(20),
  guidance: z.number().min(0).max(30).default(6),
  /** Pixels a side that the weights were trained on: 512, 768, 1024. */
  side: z.int().min(256).max(2048).default(1024),
});

/** What an operator says about local diffusion; weights are theirs. */
export type DiffusionSettings = z.infer<typeof Settings> & {
  /** Runs the work instead of Bare, for tests. */
  command?: readonly [string, ...string[]];
};

/**
 * @param source the settings as JSON, or a `file:` URL of a JSON file that holds them
 * @throws RangeError with a sentence for the operator
 */
export function readDiffusionSettings(source: unknown): DiffusionSettings {
  const isAddress = typeof source === 'string' && source.startsWith('file:');
  const parsed = Settings.safeParse(isAddress ? readJson(new URL(source)) : source);
  if (parsed.success) return parsed.data;
  throw new RangeError(`The settings of local diffusion are wrong: ${z.prettifyError(parsed.error)}`);
}

function readJson(file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new RangeError('The file with the settings of local diffusion cannot be read.', { cause: error });
  }
}
