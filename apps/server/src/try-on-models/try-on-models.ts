import { resolve } from 'node:path';
import type { PredefinedModel } from '@atelier/engine';
import { type PublicPicture, readPublicPictures } from '../files/public-pictures.ts';
import { PREDEFINED_MODELS } from './predefined-models.ts';

/** Where `scripts/render-try-on-models.ts` writes `<model id>.jpg`: each model in plain clothes. */
export const MODEL_PICTURES_DIR = resolve(import.meta.dirname, '../../try-on-models');

/** Somebody who is there for every account to try products on. */
export interface TryOnModel {
  readonly id: string;
  readonly category: 'woman' | 'man';
  /** What clients filter by; `gender` and `view` are known to the browser SDK. */
  readonly tags: Readonly<Record<string, string>>;
  /** What the engine needs to photograph them in a product. */
  readonly model: PredefinedModel;
  readonly picture: PublicPicture;
}

export interface TryOnModels {
  /** Women first. */
  readonly all: readonly TryOnModel[];
  byId(id: string): TryOnModel | undefined;
}

/**
 * The predefined models with their pictures.
 * @throws Error when a model has no picture
 */
export async function readTryOnModels(folder = MODEL_PICTURES_DIR): Promise<TryOnModels> {
  const pictures = await readPublicPictures(folder);
  const models = new Map<string, TryOnModel>();
  for (const [id, model] of PREDEFINED_MODELS) {
    const picture = pictures.get(id);
    if (!picture) throw new Error(`No picture of ${id} in ${folder}: run scripts/render-try-on-models.ts.`);
    const category = model.settings.gender === 'female' ? 'woman' : 'man';
    models.set(id, { id, category, tags: tagsOf(model), model, picture });
  }
  return { all: [...models.values()], byId: (id) => models.get(id) };
}

const DESCRIBED_BY = ['gender', 'age_group', 'body_shape', 'height', 'skin_tone', 'hair_length'] as const;

function tagsOf({ settings }: PredefinedModel): Record<string, string> {
  const tags: Record<string, string> = { view: 'full-height' };
  for (const name of DESCRIBED_BY) if (settings[name]) tags[name] = settings[name];
  return tags;
}
