import { z } from 'zod';
import { wholeField } from './fields.ts';

const MOST_IN_BULK = 500;

/** The assets that a request is about, 1 to 500. */
export const assetIds = () =>
  z
    .array(wholeField({ min: 1, max: Number.MAX_SAFE_INTEGER }))
    .min(1)
    .max(MOST_IN_BULK);
