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
};
