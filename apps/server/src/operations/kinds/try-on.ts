import { OnFigureModelSettings, PhotoCheck } from '@atelier/contracts';
import type { PredefinedModel } from '@atelier/engine';
import { z } from 'zod';
import { seedOf } from '../content.ts';
import { HINTS } from '../task-input.ts';
import type { OperationKind } from './kind.ts';
import { productWords } from './model-words.ts';
import { finishPerson } from './product-picture.ts';
import { SCENE } from './scene.ts';

const COLOUR = z.tuple([z.number(), z.number(), z.number()]);

const MODEL = z.object({
  settings: OnFigureModelSettings,
  seed: z.number(),
  variant: z.number(),
  clothes: z.object({ tee: COLOUR, trousers: COLOUR }),
  size: SCENE.size.unwrap(),
  background: SCENE.background,
}) satisfies z.ZodType<PredefinedModel>;

const SPEC = z.object({
  words: z.array(HINTS),
  model: MODEL.optional(),
  checks: z.array(PhotoCheck),
  gender: z.enum(['female', 'male']).optional(),
  seed: z.number(),
});

/** Products of the catalogue on somebody: on a predefined model or in a photo. */
export const tryOn: OperationKind<'try_on'> = {
  idPrefix: 'tryon_op-',
  complete: (order) => order,
  preparation: () => null,
  pictures: ({ words, model, checks, gender }, photoIdentities) => {
    const wish = { words, model, checks, gender, variant: 0 };
    return [{ typeIndex: 0, spec: { ...wish, seed: seedOf([photoIdentities, wish]) } }];
  },
  make: (provider, { prepared, person }, spec, context) => {
    const { words, model, ...wish } = SPEC.parse(spec);
    const products = prepared.map((cutouts, index) => ({ prepared: cutouts, words: words[index] ?? {} }));
    if (model !== undefined) return provider.tryOnModel({ model, products }, context);
    if (person === undefined) throw new Error('a try-on needs a model or a photo');
    const { gender, ...rest } = wish;
    return provider.tryOnPhoto(
      { photo: person, products, ...rest, ...(gender === undefined ? {} : { gender }) },
      context,
    );
  },
  forProviders: ({ prepared, person }, given) => {
    const { words, model, seed } = SPEC.parse(given);
    // Predefined models are the engine's own figures: there is no photo of them.
    if (person === undefined || model !== undefined) return null;
    return {
      operation: 'try-on',
      viewpoint: 'front',
      words: '',
      seed,
      products: prepared.map((cutout, index) => ({
        prepared: cutout,
        words: productWords(words[index] ?? {}),
      })),
      person,
      finish: async (engine, picture, context, size) => {
        const made = await finishPerson(engine, picture, { size, seed }, context);
        return { ...made, metadata: { ...made.metadata, products: prepared.length } };
      },
    };
  },
};
