import { AtelierError } from '@atelier/contracts';
import { LOCAL, LOCAL_SPECS } from '@atelier/providers';
import type { HostedProvider, Operation } from '@atelier/providers/hosted';
import { ANY_MODEL } from '../studio-catalogue/select-model.ts';
import type { Choice } from './hosted-order.ts';

/**
 * Who makes the pictures of Image Studio: `local` = the local engine stands in for every provider; `hosted` = only
 * providers; `auto` = providers as soon as one is configured, and the local engine where none of them can.
 */
export const ENGINE_MODES = ['auto', 'local', 'hosted'] as const;
export type EngineMode = (typeof ENGINE_MODES)[number];

/** Everybody who can be asked to make pictures. */
export interface Engines {
  /** In the order of the registry; the local engine is the last one. */
  providers: ReadonlyMap<string, Able>;
}

/** Somebody of whom it is known what he does. */
interface Able {
  provider: Pick<HostedProvider, 'specs'>;
}

const LOCAL_ENGINE: Able = { provider: { specs: () => LOCAL_SPECS } };

/** Those who may be asked in a mode, of those who are configured. */
export function enginesIn(mode: EngineMode, configured: ReadonlyMap<string, Able>): Engines {
  return {
    providers: new Map([
      ...(mode === 'local' ? [] : configured),
      ...(mode === 'hosted' ? [] : [[LOCAL, LOCAL_ENGINE] as const]),
    ]),
  };
}

/** Who is asked first for an operation, after the one that its price is for and before all others that do it. */
const FILLING = ['stability', 'comfyui', 'a1111', 'openai', 'diffusion'] as const;
const INSTRUCTED = ['wavespeed', 'gemini', 'openai', 'fashn', 'huggingface', 'comfyui'] as const;
const ASKED_FOR: Readonly<Record<Operation, readonly string[]>> = {
  // Those of the table of section 4.2 come before.
  'text-to-image': ['openai', 'comfyui', 'a1111', 'diffusion'],
  'image-to-image': ['stability', 'comfyui', 'a1111', 'huggingface', 'diffusion'],
  'general-edit': INSTRUCTED,
  inpaint: FILLING,
  erase: FILLING,
  outpaint: FILLING,
  'search-replace': ['stability', ...INSTRUCTED],
  'search-recolor': ['stability', ...INSTRUCTED],
  'remove-background': ['stability', 'fashn', 'comfyui'],
  'replace-background-relight': ['stability', ...INSTRUCTED],
  'upscale-fast': ['stability', 'comfyui', 'a1111', 'diffusion'],
  'upscale-conservative': ['stability', 'comfyui', 'wavespeed'],
  'upscale-creative': ['stability', 'comfyui', 'wavespeed'],
  'control-sketch': ['stability', 'comfyui', 'a1111'],
  'control-structure': ['stability', 'comfyui', 'a1111'],
  'control-style': ['stability', 'comfyui'],
  'control-style-transfer': ['stability', 'wavespeed', 'gemini', 'comfyui'],
  'try-on': ['fashn', 'fal', 'gemini', 'wavespeed', 'comfyui'],
  'on-figure': ['fashn', 'gemini', 'openai', 'wavespeed'],
  'flat-lay': ['gemini', 'wavespeed', 'fashn'],
  'face-swap': ['wavespeed', 'fashn', 'comfyui'],
};

/** Whether the local engine is the only one, and stands in for everybody. */
export function isAllLocal({ providers }: Engines): boolean {
  return providers.size === 1 && providers.has(LOCAL);
}

/** The providers that make pictures from words, for the choice of a model; undefined when the local engine stands in. */
export function illustrators(engines: Engines): ReadonlySet<string> | undefined {
  if (isAllLocal(engines)) return undefined;
  const does = (id: string) => doesOperation(engines, id, 'text-to-image');
  const table = ['wavespeed', 'stability', 'huggingface', 'gemini'];
  return new Set([...table, ...ASKED_FOR['text-to-image']].filter(does));
}

/**
 * Who is asked to do an operation, one after the other.
 * @param priced whom its price is for
 * @param isNamed whether the caller named that one: then nobody else may be asked
 * @param verb how the sentence begins when nobody can be asked: `Image editing failed`
 * @throws AtelierError `engine_failed`
 */
export function chooseFor(
  engines: Engines,
  operation: Operation,
  priced: Choice,
  isNamed: boolean,
  verb: string,
): Choice[] {
  if (isNamed) {
    if (doesOperation(engines, priced.provider, operation)) return [priced];
    throw failed(`${verb}: provider '${priced.provider}' is not configured`);
  }
  const others = whoDoes(engines, operation).filter(({ provider }) => provider !== priced.provider);
  const chain = doesOperation(engines, priced.provider, operation) ? [priced, ...others] : others;
  if (chain.length === 0) throw failed(`${verb}: no image provider is configured`);
  return chain;
}

/** Everybody who does an operation, in the order in which they are asked; the local engine is the last one. */
export function whoDoes(engines: Engines, operation: Operation): Choice[] {
  const asked = new Set([...ASKED_FOR[operation], ...engines.providers.keys()]);
  return [...asked]
    .filter((id) => doesOperation(engines, id, operation))
    .map((id) => ({ provider: id, model: ANY_MODEL }));
}

function doesOperation({ providers }: Engines, id: string, operation: Operation): boolean {
  return (
    providers
      .get(id)
      ?.provider.specs()
      .some((spec) => spec.operation === operation) ?? false
  );
}

function failed(message: string): AtelierError {
  return new AtelierError('engine_failed', { message });
}
