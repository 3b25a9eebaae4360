import type { BackgroundSettings, OutputPaddings, OutputSize } from '@atelier/contracts';
import { z } from 'zod';

/** What every picture is told about its surroundings, in an order and as stored. */
export interface Scene {
  background: BackgroundSettings;
  size?: OutputSize;
  paddings?: OutputPaddings;
}

/** The scene of an order, without members that it leaves to us. */
export function sceneOf(order: {
  background: BackgroundSettings;
  size?: OutputSize | undefined;
  paddings?: OutputPaddings | undefined;
}): Scene {
  return {
    background: order.background,
    ...(order.size === undefined ? {} : { size: order.size }),
    ...(order.paddings === undefined ? {} : { paddings: order.paddings }),
  };
}

/** Members of a stored picture order; parsed again because they come back as JSON. */
export const SCENE = {
  background: z.discriminatedUnion('background_type', [
    z.object({ background_type: z.literal('arbitrary') }),
    z.object({ background_type: z.literal('transparent') }),
    z.object({ background_type: z.literal('reference_color'), reference_color: z.string() }),
  ]),
  size: z.object({ width: z.number(), height: z.number() }).optional(),
  paddings: z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }).optional(),
};
