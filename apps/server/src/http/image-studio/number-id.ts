import { AtelierError } from '@atelier/contracts';
import { shown } from '@atelier/contracts/image-studio';
import { z } from 'zod';

const NUMBER = /^\d{1,15}$/;

/** Ids of the library in paths are numbers; anything may stand there. */
export const NumberedParams = z.object({ id: z.string() });

/**
 * The number that a path says.
 * @throws AtelierError `not_found` for what no number of ours looks like, in the caller's spelling
 */
export function numberOf(thing: 'Asset' | 'Collection', { id }: z.infer<typeof NumberedParams>): number {
  if (NUMBER.test(id)) return Number(id);
  throw new AtelierError('not_found', { message: `${thing} not found: ${shown(id)}` });
}
