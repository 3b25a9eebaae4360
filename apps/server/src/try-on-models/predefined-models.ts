import { OnFigureModelSettings } from '@atelier/contracts';
import type { PredefinedModel } from '@atelier/engine';
import { z } from 'zod';
import models from './predefined-models.json' with { type: 'json' };

/** What all models have in common: only the person differs from picture to picture. */
const STUDIO = {
  size: { width: 1024, height: 1536 },
  background: { background_type: 'reference_color', reference_color: '#e4e2df' },
  clothes: { tee: [190, 190, 188], trousers: [78, 80, 86] },
} as const satisfies Partial<PredefinedModel>;

const ModelFile = z.array(
  z
    .object({
      id: z.string().regex(/^model_(woman|man)_\d{2}$/),
      settings: OnFigureModelSettings,
      seed: z.int().min(0).max(0xffff_ffff),
      variant: z.int().min(0),
    })
    .transform(({ id, ...person }) => ({ id, model: { ...person, ...STUDIO } })),
);

/** The predefined models by id, in the order in which they are shown. */
export const PREDEFINED_MODELS: ReadonlyMap<string, PredefinedModel> = new Map(
  ModelFile.parse(models).map(({ id, model }) => [id, model]),
);
