import { PARAMETERS } from '@atelier/providers/hosted';
import { z } from 'zod';

const Choice = z.object({ provider: z.string(), model: z.string() });
/** Somebody who may be asked to do some work, by canonical ids. */
export type Choice = z.infer<typeof Choice>;

/**
 * What is stored with a task that hosted providers may do, besides its work: who is asked, one after the other, and what
 * only they understand.
 */
export const HOSTED_ORDER = z.object({
  chain: z.array(Choice),
  /** Why the first one is the first: goes to the result's metadata. */
  why: z.string(),
  /** As networks are to read it; absent = the work's own. */
  prompt: z.string().optional(),
  negativePrompt: z.string().optional(),
  params: z.partialRecord(z.enum(PARAMETERS), z.union([z.number(), z.string(), z.boolean()])).default({}),
  /** Those of the parameters that the caller set. */
  asked: z.array(z.enum(PARAMETERS)).default([]),
});
export type HostedOrder = z.input<typeof HOSTED_ORDER>;
