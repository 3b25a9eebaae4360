import { SafeZone } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { JobPicture, StudioJob } from '../../studio-jobs/job.ts';
import { dataUrl } from './data-url.ts';

/** As the order of a job stored them. */
const FACTS = z.object({
  places: z.array(
    z.object({
      platform: z.string(),
      format: z.string(),
      format_id: z.string(),
      ratio: z.string(),
      true_ratio: z.string(),
      safe_zone: SafeZone,
    }),
  ),
  warnings: z.array(z.string()),
});
const METADATA = z.object({
  target: z.int(),
  extra: z.boolean().default(false),
  failed: z.boolean().default(false),
});
/** What is known of a picture that was made. */
const FINDINGS = z.object({
  crop: z.record(z.string(), z.number()),
  focal_point_used: z.boolean(),
  file_size_bytes: z.int(),
  within_size_limit: z.boolean(),
  upscaled: z.boolean(),
});

interface Made {
  picture: JobPicture;
  bytes: Uint8Array | undefined;
  about: z.infer<typeof METADATA>;
}

/** Pictures for platforms, in the order of the request (spec: image-studio-api.md section 10.3). */
export function socialAnswer(job: StudioJob, bytes: Uint8Array[]): Record<string, unknown> {
  const facts = FACTS.parse(job.facts);
  const made = job.pictures.map(
    (picture, index): Made => ({ picture, bytes: bytes[index], about: METADATA.parse(picture.metadata) }),
  );
  const results = facts.places.flatMap((place, target) => {
    const files = made.filter(({ about }) => about.target === target && !about.failed);
    const clean = files.find(({ about }) => !about.extra);
    if (clean === undefined) return [];
    return [
      resultOf(
        place,
        clean,
        files.find(({ about }) => about.extra),
      ),
    ];
  });
  const errors = facts.places.flatMap(({ platform, format }, target) =>
    made.some(({ about }) => about.target === target && about.failed)
      ? [{ platform, format, error: 'The picture could not be made; please try again.' }]
      : [],
  );
  const warnings = [...facts.warnings, ...job.warnings];
  return { success: true, results, total_optimized: results.length, errors, warnings };
}

/** The picture with its safe zone drawn in comes first where there is one, the clean one beside it. */
function resultOf(place: z.infer<typeof FACTS>['places'][number], clean: Made, marked: Made | undefined) {
  const shown = marked ?? clean;
  return {
    ...place,
    image_base64: dataUrl(shown.picture, shown.bytes),
    width: clean.picture.width,
    height: clean.picture.height,
    ...FINDINGS.parse(clean.picture.metadata),
    ...(marked === undefined ? {} : { clean_image_base64: dataUrl(clean.picture, clean.bytes) }),
    asset_id: clean.picture.assetId,
  };
}
