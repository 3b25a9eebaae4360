import { AtelierError } from '@atelier/contracts';
import {
  AUTO_SELECTION,
  modelIdOf,
  providerIdOf,
  STUDIO_PROVIDERS,
  type StudioProvider,
  type StudioTemplate,
  shown,
} from '@atelier/contracts/image-studio';

export type Quality = 'draft' | 'standard' | 'premium';

export interface ModelWish {
  /** An id, an alias, or `auto`. */
  provider: string;
  model?: string | undefined;
  quality: Quality;
  /** The caller named the best quality, rather than a template. */
  asksForPremium?: boolean | undefined;
  template?: StudioTemplate | undefined;
}

/** Who makes a picture, by canonical ids. */
export interface SelectedModel {
  provider: string;
  model: string;
}

/** A choice with what led to it. */
export interface Selection extends SelectedModel {
  /** Everybody who may be asked, one after the other; empty when the local engine stands in for all of them. */
  chain: SelectedModel[];
  /** Why the first one is the first. */
  why: string;
  /** Who was passed over, in sentences. */
  warnings: string[];
}

/** Any model of the provider's that does the work. */
export const ANY_MODEL = 'any';

/**
 * The provider and model for a picture from words (spec: image-studio-api.md section 4.2): what the caller names, else
 * what the template recommends, else what the quality stands for, else whoever is configured.
 * @param configured ids of the providers that can be asked, in the order in which they are fallen back on; undefined when
 *   the local engine stands in for every provider
 * @throws AtelierError `bad_request` for a provider or a model that nobody knows
 * @throws AtelierError `engine_failed` for a provider that is not configured
 */
export function selectModel(wish: ModelWish, configured?: ReadonlySet<string>): Selection {
  const { provider, model, quality, template, asksForPremium = false } = wish;
  const isNamed = provider.trim().toLowerCase() !== 'auto';
  if (isNamed || model !== undefined) {
    const named = isNamed ? modelOfProvider(provider, model, quality) : providerOfModel(model ?? '');
    if (configured !== undefined && !configured.has(named.provider)) throw notConfigured(named.provider);
    return {
      ...named,
      chain: configured === undefined ? [] : [named],
      why: 'named in the request',
      warnings: [],
    };
  }
  const recommended = template === undefined ? undefined : recommendation(template, quality, asksForPremium);
  const wanted = [
    ...(recommended === undefined ? [] : [{ ...recommended, why: 'recommended by the template' }]),
    ...modelsForQuality(quality).map((row) => ({ ...row, why: `made for the quality ${quality}` })),
  ];
  const [first] = wanted;
  if (first === undefined) throw new Error(`no model for the quality "${quality}" in providers.json`);
  if (configured === undefined) return { ...first, chain: [], warnings: [] };
  return amongConfigured(wanted, quality, configured);
}

type Wanted = SelectedModel & { why: string };

function amongConfigured(wanted: Wanted[], quality: Quality, configured: ReadonlySet<string>): Selection {
  const able = wanted.filter(({ provider }) => configured.has(provider));
  const others = [...AUTO_SELECTION.final_fallback, ...configured]
    .filter((id) => configured.has(id) && !able.some(({ provider }) => provider === id))
    .map((id) => ({ provider: id, model: usualModel(id, quality), why: 'one of those that are configured' }));
  const unique = new Map([...able, ...others].map((row) => [`${row.provider} ${row.model}`, row]));
  const [chosen, ...rest] = unique.values();
  if (chosen === undefined) throw nobodyConfigured();
  const position = wanted.findIndex(({ provider }) => provider === chosen.provider);
  const passedOver = wanted.slice(0, position === -1 ? wanted.length : position);
  // Prices are those of the table: whoever is not in it is asked at the price of the first one wanted.
  const priced = chosen.provider in STUDIO_PROVIDERS ? chosen : (wanted[0] ?? chosen);
  return {
    provider: priced.provider,
    model: priced.model,
    chain: [chosen, ...rest].map(({ provider, model }) => ({ provider, model })),
    why: chosen.why,
    warnings: [...new Set(passedOver.map(({ provider }) => provider))].map(
      (id) => `Provider '${id}' is not configured; '${chosen.provider}' was chosen.`,
    ),
  };
}

function usualModel(id: string, quality: Quality): string {
  return STUDIO_PROVIDERS[id]?.default_model[quality] ?? ANY_MODEL;
}

const FAILED = 'Image generation failed';

function notConfigured(id: string): AtelierError {
  return new AtelierError('engine_failed', { message: `${FAILED}: provider '${id}' is not configured` });
}

function nobodyConfigured(): AtelierError {
  return new AtelierError('engine_failed', { message: `${FAILED}: no image provider is configured` });
}

/** @throws AtelierError `bad_request` */
export function requireProvider(name: string): string {
  const id = providerIdOf(name);
  if (id === undefined)
    throw new AtelierError('bad_request', {
      message: `Unknown provider: ${shown(name)}. Available providers: ${Object.keys(STUDIO_PROVIDERS).join(', ')}`,
    });
  return id;
}

/** The row of a provider that is known to exist. */
export function providerRow(id: string): StudioProvider {
  const row = STUDIO_PROVIDERS[id];
  if (row === undefined) throw new Error(`no provider "${id}" in providers.json`);
  return row;
}

function modelOfProvider(name: string, model: string | undefined, quality: Quality): SelectedModel {
  const provider = requireProvider(name);
  const { models, default_model } = providerRow(provider);
  if (model === undefined) {
    // Some aliases of a provider are the names of its models.
    return { provider, model: modelIdOf(provider, name) ?? default_model[quality] };
  }
  const id = modelIdOf(provider, model);
  if (id === undefined)
    throw new AtelierError('bad_request', {
      message: `Unknown model '${shown(model)}' for provider '${provider}'. Available models: ${models.join(', ')}`,
    });
  return { provider, model: id };
}

function providerOfModel(model: string): SelectedModel {
  for (const provider of Object.keys(STUDIO_PROVIDERS)) {
    const id = modelIdOf(provider, model);
    if (id !== undefined) return { provider, model: id };
  }
  const all = Object.values(STUDIO_PROVIDERS).flatMap(({ models }) => models);
  throw new AtelierError('bad_request', {
    message: `Unknown model '${shown(model)}' for provider 'auto'. Available models: ${all.join(', ')}`,
  });
}

/** Templates recommend by an alias; the most careful model of Stability is for those who ask for it. */
function recommendation(
  template: StudioTemplate,
  quality: Quality,
  asksForPremium: boolean,
): SelectedModel | undefined {
  const { recommended_provider, recommended_model } = template;
  const provider = providerIdOf(recommended_provider);
  if (provider === undefined) return undefined;
  const model = provider === 'stability' && asksForPremium ? 'ultra' : modelIdOf(provider, recommended_model);
  return { provider, model: model ?? providerRow(provider).default_model[quality] };
}

function modelsForQuality(quality: Quality): SelectedModel[] {
  return (AUTO_SELECTION.quality_map[quality] ?? []).map(([provider, model]) => ({ provider, model }));
}
