import { z } from 'zod';

/** 400, 401, 403, 404, 413, 429, 5xx. */
export const ErrorDetail = z.object({ detail: z.string() }).meta({ id: 'ErrorDetail' });
export type ErrorDetail = z.infer<typeof ErrorDetail>;

/** 400, 404, 409, 5xx of the catalogue, of recommendations and of flat lays in the Unified API. */
export const ApiError = z
  .object({
    code: z.string().meta({ description: 'Stable, for programs.' }),
    message: z.string().meta({ description: 'For people.' }),
    details: z.record(z.string(), z.unknown()).nullable().optional(),
  })
  .meta({ id: 'ApiError' });
export type ApiError = z.infer<typeof ApiError>;

/** 422: one entry per bad value. */
export const ValidationErrors = z
  .object({
    detail: z.array(
      z.object({
        loc: z.array(z.union([z.string(), z.int()])),
        msg: z.string(),
        type: z.string(),
      }),
    ),
  })
  .meta({ id: 'ValidationErrors' });
export type ValidationErrors = z.infer<typeof ValidationErrors>;
