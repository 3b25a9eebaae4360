import type { JobPicture, StudioJob } from '../../studio-jobs/job.ts';
import { createAnswer } from './create-answer.ts';
import { dataUrl } from './data-url.ts';
import { compressAnswer, convertAnswer } from './recode-answers.ts';
import { socialAnswer } from './social-answer.ts';

type Answer = Record<string, unknown>;

/** A finished job in the shape of the route that ordered it. `bytes` are those of its pictures. */
export function answerOf(job: StudioJob, bytes: Uint8Array[]): Answer {
  switch (job.route) {
    case 'create':
      return createAnswer(job, bytes);
    case 'upscale':
      return upscaleAnswer(job, bytes);
    case 'social':
      return socialAnswer(job, bytes);
    case 'compress':
      return compressAnswer(job, bytes);
    case 'convert':
      return convertAnswer(job, bytes);
    case 'face_swap':
      return faceSwapAnswer(job, bytes);
    default:
      return editAnswer(job, bytes);
  }
}

/** An edit or a control operation: one picture (spec: image-studio-api.md section 7.3). */
function editAnswer(job: StudioJob, bytes: Uint8Array[]): Answer {
  const picture = onlyPicture(job);
  const { warnings, facts } = saidBefore(job);
  return {
    success: true,
    operation: job.operation,
    // The one that made it, which need not be the one that its price is for.
    provider: picture.metadata.provider ?? job.provider,
    ...shown(picture, bytes),
    metadata: {
      operation: job.operation,
      provider: job.provider,
      model: job.model,
      ...facts,
      ...picture.metadata,
      ...costs(job),
    },
    asset_id: picture.assetId,
    warnings: [...warnings, ...job.warnings],
  };
}

/** Section 8. */
function upscaleAnswer(job: StudioJob, bytes: Uint8Array[]): Answer {
  const picture = onlyPicture(job);
  const {
    warnings,
    facts: { mode, ...facts },
  } = saidBefore(job);
  return {
    success: true,
    mode,
    ...shown(picture, bytes),
    metadata: { ...facts, ...picture.metadata, ...costs(job) },
    asset_id: picture.assetId,
    warnings: [...warnings, ...job.warnings],
  };
}

/** Section 12.4. */
function faceSwapAnswer(job: StudioJob, bytes: Uint8Array[]): Answer {
  const picture = onlyPicture(job);
  const { warnings, facts } = saidBefore(job);
  return {
    success: true,
    ...shown(picture, bytes),
    provider: picture.metadata.provider ?? job.provider,
    model: picture.metadata.model ?? job.model,
    metadata: { ...facts, ...picture.metadata, ...costs(job) },
    warnings: [...warnings, ...job.warnings],
  };
}

/** What was already known when the job was ordered. */
function saidBefore({ facts: { warnings, ...facts } }: StudioJob) {
  return { facts, warnings: Array.isArray(warnings) ? warnings : [] };
}

function costs({ seconds, credits }: StudioJob) {
  return { processing_time: Number((seconds ?? 0).toFixed(2)), credits_charged: credits };
}

function shown(picture: JobPicture, [bytes]: Uint8Array[]) {
  return { image_base64: dataUrl(picture, bytes), width: picture.width, height: picture.height };
}

function onlyPicture({ id, pictures }: StudioJob): JobPicture {
  const [picture] = pictures;
  if (picture === undefined) throw new Error(`the job ${id} succeeded without a picture`);
  return picture;
}
