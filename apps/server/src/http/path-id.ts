import { z } from 'zod';

/** An id in a path. One that cannot be ours becomes the empty id, which nobody has: unknown, never malformed. */
export const pathId = () => z.string().transform((id) => (/^[\x21-\x7e]+$/.test(id) ? id : ''));
