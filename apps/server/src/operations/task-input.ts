import { FLAT_LAY_VIEWPOINTS } from '@atelier/contracts';
import { z } from 'zod';

/** What each kind of task is told. Stored as JSON, so it is parsed again when the task runs. */
export const DOWNLOAD_INPUT = z.object({ url: z.string(), position: z.number() });
export type DownloadInput = z.infer<typeof DOWNLOAD_INPUT>;

export const HINTS = z.object({
  category: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
});

export const PREPARE_INPUT = z.object({ hints: HINTS, viewpoints: z.array(z.enum(FLAT_LAY_VIEWPOINTS)) });
export type PrepareInput = z.infer<typeof PREPARE_INPUT>;

export const RENDER_INPUT = z.object({
  /** Which of the order's image types. */
  typeIndex: z.number(),
  /** The operation's kind knows the rest of it. */
  spec: z.looseObject({ variant: z.number(), seed: z.number(), groundKey: z.string().optional() }),
});
export type RenderInput = z.infer<typeof RENDER_INPUT>;
