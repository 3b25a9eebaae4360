import { z } from 'zod';
import type { StudioJob } from '../../studio-jobs/job.ts';
import { base64 } from './data-url.ts';

const FACTS = z.object({
  request: z.looseObject({}),
  warnings: z.array(z.string()),
});
/** Whoever made a picture is in its metadata unless it was the local engine, which stands in for whom it is priced as. */
const DRAWN = z.looseObject({
  variation: z.int(),
  seed: z.int(),
  provider: z.string().optional(),
  model: z.string().optional(),
});

/** Pictures from words, in the order of their variations, and why others are missing (spec: image-studio-api.md section 4.6). */
export function createAnswer(job: StudioJob, bytes: Uint8Array[]): Record<string, unknown> {
  const { request, warnings } = FACTS.parse(job.facts);
  const results = job.pictures.map(({ width, height, metadata, assetId }, index) => {
    const { variation, seed, ...rest } = DRAWN.parse(metadata);
    return {
      image_base64: base64(bytes[index] ?? new Uint8Array(0)),
      width,
      height,
      provider: rest.provider ?? job.provider,
      model: rest.model ?? job.model,
      variation,
      seed,
      asset_id: assetId,
      metadata: rest,
    };
  });
  return {
    success: true,
    request,
    results,
    total_generated: results.length,
    total_failed: job.losses.length,
    errors: job.losses.map(({ position, error }) => ({ variation: position + 1, error })),
    warnings: [...warnings, ...job.warnings],
    credits_charged: job.credits,
  };
}
