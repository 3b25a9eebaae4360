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

/**
 * The provider and model for a picture from words (spec: image-studio-api.md section 4.2): what the caller names, else
 * what the template recommends, else what the quality stands for.
 * @throws AtelierError `bad_request` for a provider or a model that nobody knows
 */
export function selectModel(wish: ModelWish): SelectedModel {
  const { provider, model, quality, template, asksForPremium = false } = wish;
  if (provider.trim().toLowerCase() !== 'auto') return modelOfProvider(provider, model, quality);
  if (model !== undefined) return providerOfModel(model);
  const recommended = template === undefined ? undefined : recommendation(template, quality, asksForPremium);
  return recommended ?? modelForQuality(quality);
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

function modelForQuality(quality: Quality): SelectedModel {
  const [first] = AUTO_SELECTION.quality_map[quality];
  if (first === undefined) throw new Error(`no model for the quality "${quality}" in providers.json`);
  return { provider: first[0], model: first[1] };
}
