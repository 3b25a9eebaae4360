import { FLAT_LAY_TYPES, FLAT_LAY_VIEWPOINTS } from '@atelier/contracts';
import { z } from 'zod';

/** What each kind of task is told. Stored as JSON, so it is parsed again when the task runs. */
export const DOWNLOAD_INPUT = z.object({ url: z.string(), position: z.number() });
export type DownloadInput = z.infer<typeof DOWNLOAD_INPUT>;

const HINTS = z.object({
  category: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
});

export const PREPARE_INPUT = z.object({ hints: HINTS, viewpoints: z.array(z.enum(FLAT_LAY_VIEWPOINTS)) });
export type PrepareInput = z.infer<typeof PREPARE_INPUT>;

const BACKGROUND = z.discriminatedUnion('background_type', [
  z.object({ background_type: z.literal('arbitrary') }),
  z.object({ background_type: z.literal('transparent') }),
  z.object({ background_type: z.literal('reference_color'), reference_color: z.string() }),
]);

export const RENDER_INPUT = z.object({
  /** Which of the order's image types. */
  typeIndex: z.number(),
  spec: z.object({
    type: z.enum(FLAT_LAY_TYPES),
    viewpoint: z.enum(FLAT_LAY_VIEWPOINTS),
    background: BACKGROUND,
    size: z.object({ width: z.number(), height: z.number() }).optional(),
    paddings: z
      .object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() })
      .optional(),
    variant: z.number(),
    seed: z.number(),
  }),
});
export type RenderInput = z.infer<typeof RENDER_INPUT>;
