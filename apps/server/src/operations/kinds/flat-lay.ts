import { FLAT_LAY_TYPES, FLAT_LAY_VIEWPOINTS } from '@atelier/contracts';
import type { FlatLaySpec } from '@atelier/engine';
import { z } from 'zod';
import { seedOf } from '../content.ts';
import { eachPicture, type OperationKind } from './kind.ts';
import { SCENE, sceneOf } from './scene.ts';

const SPEC = z.object({
  type: z.enum(FLAT_LAY_TYPES),
  viewpoint: z.enum(FLAT_LAY_VIEWPOINTS),
  ...SCENE,
  variant: z.number(),
  seed: z.number(),
}) satisfies z.ZodType<FlatLaySpec>;

/** Product pictures without a person. */
export const flatLay: OperationKind<'flat_lay'> = {
  idPrefix: 'flatlay_op-',
  complete: (order) => order,
  preparation: ({ hints, imageTypes }) => ({
    hints,
    viewpoints: [...new Set(imageTypes.map(({ viewpoint }) => viewpoint))],
  }),
  pictures: (order, photoIdentities) =>
    eachPicture(order, ({ flat_lay_type, viewpoint }, variant) => {
      const { groundKey } = order;
      const ground = groundKey === undefined ? {} : { groundKey };
      const wish = { type: flat_lay_type, viewpoint, ...sceneOf(order), variant, ...ground };
      return { ...wish, seed: seedOf([photoIdentities, order.hints, wish]) };
    }),
  make: (provider, { prepared: [prepared], ground }, spec, context) =>
    provider.flatLay({ prepared, spec: SPEC.parse(spec), ...(ground && { ground }) }, context),
  forProviders: ({ prepared: [prepared], ground }, given) => {
    const spec = SPEC.parse(given);
    // Details are cut from the product's own photo, and nobody else knows how a garment hangs on no one.
    if (spec.type !== 'flat') return null;
    const { viewpoint, seed } = spec;
    return {
      operation: 'flat-lay',
      viewpoint,
      words: `The ${viewpoint} of the product is seen. Plain white ground, no shadow.`,
      seed,
      products: [{ prepared, words: 'the product' }],
      // Cut out again, so that ground, size and paddings are those of every flat lay.
      finish: async (engine, picture, context) => {
        const cutout = await engine.prepareProduct(
          { photos: [picture], hints: {}, viewpoints: [viewpoint] },
          context,
        );
        // The picture shows the side that was asked for, whichever the engine takes it for.
        return engine.flatLay({ prepared: cutout.bytes, spec, ...(ground && { ground }) }, context);
      },
    };
  },
};
