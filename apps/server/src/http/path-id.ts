import { z } from 'zod';

/** An id in a path. One that cannot be ours becomes the empty id, which nobody has: unknown, never malformed. */
export const pathId = () => z.string().transform((id) => (/^[\x21-\x7e]+$/.test(id) ? id : ''));

/** A name in a path that a client chose. One that nobody could have chosen becomes the empty one, which is unknown. */
export const pathText = () =>
  z.string().transform((name) => (name.isWellFormed() && !name.includes('\0') ? name : ''));
