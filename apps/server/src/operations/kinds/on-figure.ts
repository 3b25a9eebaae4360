import {
  FLAT_LAY_VIEWPOINTS,
  ON_FIGURE_POSES,
  ON_FIGURE_VIEWPOINTS,
  OnFigureImageType,
  OnFigureModelSettings,
} from '@atelier/contracts';
import type { OnFigureSpec } from '@atelier/engine';
import { z } from 'zod';
import { seedOf } from '../content.ts';
import type { Appearance, Order, RegenerationOrder } from '../operation.ts';
import { HINTS } from '../task-input.ts';
import { eachPicture, type OperationKind, type PlannedPicture } from './kind.ts';
import { onFigureWords, productWords } from './model-words.ts';
import { finishPerson } from './product-picture.ts';
import { SCENE, sceneOf } from './scene.ts';

const SPEC = z.object({
  viewpoint: z.enum(ON_FIGURE_VIEWPOINTS),
  pose: z.enum(ON_FIGURE_POSES),
  model: OnFigureModelSettings,
  modelSeed: z.number(),
  words: HINTS,
  ...SCENE,
  variant: z.number(),
  seed: z.number(),
}) satisfies z.ZodType<OnFigureSpec>;

/** Garments on a model. */
export const onFigure: OperationKind<'on_figure'> = {
  idPrefix: 'onfigure_op-',
  complete: (order, photoIdentities) => ({
    ...order,
    appearance: order.appearance ?? newAppearance(order, photoIdentities),
  }),
  // Cloth hangs around the whole body: from any viewpoint some of the other side is seen.
  preparation: ({ hints }) => ({ hints, viewpoints: [...FLAT_LAY_VIEWPOINTS] }),
  pictures: (order, photoIdentities) => {
    const { seed: modelSeed, take } = order.appearance ?? newAppearance(order, photoIdentities);
    const pictures = eachPicture(order, ({ viewpoint, pose }, variant): OnFigureSpec => {
      const { model, hints: words } = order;
      const wish = { viewpoint, pose, model, modelSeed, words, ...sceneOf(order), variant };
      return { ...wish, seed: seedOf([photoIdentities, wish, take]) };
    });
    return byStance(order, pictures);
  },
  make: (provider, { prepared: [prepared] }, spec, context) =>
    provider.onFigure({ prepared, spec: SPEC.parse(spec) }, context),
  forProviders: ({ prepared: [prepared] }, given) => {
    const spec = SPEC.parse(given);
    const { viewpoint, pose, model, modelSeed, words, size = DEFAULT_SIZE, background, paddings } = spec;
    return {
      operation: 'on-figure',
      viewpoint: viewpoint.startsWith('back') ? 'back' : 'front',
      words: onFigureWords(model, pose, viewpoint, background),
      // Variants are other pictures of the same person.
      seed: (modelSeed + spec.variant) >>> 0,
      products: [{ prepared, words: productWords(words) }],
      series: { appearance: modelSeed, isFaceSeen: showsFace(spec) },
      size,
      finish: async (engine, picture, context) => {
        const made = await finishPerson(
          engine,
          picture,
          { size, background, paddings, seed: spec.seed },
          context,
        );
        return { ...made, metadata: { ...made.metadata, viewpoint, pose, variant: spec.variant } };
      },
    };
  },
};

function showsFace({ viewpoint, pose }: Pick<OnFigureSpec, 'viewpoint' | 'pose'>): boolean {
  return pose !== 'close_up' && !viewpoint.startsWith('back');
}

/** As large as the engine makes them when nobody says how large. */
const DEFAULT_SIZE = { width: 1024, height: 1536 };

/** Somebody else for every other request, the same person when a request is repeated. */
function newAppearance(order: Order<'on_figure'>, photoIdentities: string[]): Appearance {
  const { hints, model, imageTypes, generations } = order;
  return { seed: seedOf([photoIdentities, hints, model, imageTypes, generations, sceneOf(order)]), take: 0 };
}

/** Together what has pose and variant in common: the engine drapes the garment once for all views of a stance. */
function byStance({ imageTypes }: Order<'on_figure'>, pictures: PlannedPicture[]): PlannedPicture[] {
  const stances = Map.groupBy(
    pictures,
    ({ typeIndex, spec }) => `${imageTypes[typeIndex]?.pose} ${spec.variant}`,
  );
  return [...stances.values()].flat();
}

/** A completed order as it is stored with its operation. */
const STORED = z.object({
  kind: z.literal('on_figure'),
  hints: HINTS,
  imageTypes: z.array(OnFigureImageType),
  generations: z.number(),
  model: OnFigureModelSettings,
  appearance: z.object({ seed: z.number(), take: z.number() }),
  ...SCENE,
  priority: z.enum(['online', 'offline']),
  family: z.string(),
  echo: z.record(z.string(), z.unknown()),
});

/** The order for more pictures of the same product on the same person; `original` is a stored order. */
export function orderAgain(original: unknown, wish: RegenerationOrder): Order<'on_figure'> {
  const order = STORED.parse(original);
  const { imageTypes } = wish;
  const generations = wish.generations ?? order.generations;
  return {
    ...order,
    imageTypes,
    generations,
    appearance: { ...order.appearance, take: order.appearance.take + 1 },
    echo: { ...order.echo, image_types: imageTypes, number_of_generations: generations },
  };
}
