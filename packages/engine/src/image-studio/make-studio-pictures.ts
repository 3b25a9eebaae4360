import type { StudioWork } from '@atelier/contracts/image-studio';
import type { Models } from '../models/models.ts';
import { PictureRefused } from '../refusals.ts';
import { startStageClock } from '../stage-clock.ts';
import { adaptUpload } from './adapt-upload.ts';
import { controlUpload } from './control-upload.ts';
import { cutForPlatforms, findCrops } from './cut-for-platforms.ts';
import { drawIllustration } from './draw-illustration.ts';
import { editUpload } from './edit-upload.ts';
import { enlargePicture } from './enlarge-picture.ts';
import { finishHosted } from './finish-hosted.ts';
import type { StudioPicture } from './output.ts';
import { compressUpload, convertUpload, estimateUpload } from './recode-upload.ts';
import { requireFaces } from './require-faces.ts';
import type { StudioImages, StudioTools } from './work-of.ts';

/** Everything that some work gave: one picture, or several from one source. */
export interface StudioResult {
  pictures: StudioPicture[];
  warnings: string[];
  /** Milliseconds by stage. */
  timings: Record<string, number>;
}

/**
 * Does a piece of work of the Image Studio API. The same work on the same pictures gives the same bytes.
 *
 *     const { pictures } = await makeStudioPictures(work, { image }, models, onProgress);
 *
 * @throws PictureRefused with a sentence for the user
 * @throws UndecodableImage
 */
export async function makeStudioPictures(
  work: StudioWork,
  images: StudioImages,
  models: Models,
  onProgress: (stage: string, fraction: number) => void,
): Promise<StudioResult> {
  const warnings: string[] = [];
  const clock = startStageClock(onProgress);
  const tools: StudioTools = {
    models,
    onProgress: clock.begin,
    warn: (sentence) => warnings.push(sentence),
  };
  clock.begin('decode', 0);
  const pictures = await make(work, images, tools);
  return { pictures, warnings, timings: clock.end() };
}

async function make(work: StudioWork, images: StudioImages, tools: StudioTools): Promise<StudioPicture[]> {
  switch (work.kind) {
    case 'edit':
      return [await editUpload(work, { ...images, image: required(images) }, tools)];
    case 'control':
      return [await controlUpload(work, { ...images, image: required(images) }, tools)];
    case 'upscale':
      return [await enlargePicture(work, required(images), tools)];
    case 'illustrate':
      return [await drawIllustration(work, tools)];
    case 'social':
      return cutForPlatforms(work, required(images), tools);
    case 'crop':
      return findCrops(work, required(images), tools);
    case 'compress':
      return [await compressUpload(work, required(images), tools)];
    case 'estimate_compression':
      return [await estimateUpload(work, required(images), tools)];
    case 'convert':
      return [await convertUpload(work, required(images), tools)];
    case 'adapt':
      return [await adaptUpload(work, required(images))];
    case 'finish':
      return [await finishHosted(work, { ...images, image: required(images) }, tools)];
    case 'require_faces':
      return requireFaces(work, images, tools);
    case 'face_swap':
      throw new PictureRefused('Faces are swapped by providers only.');
  }
}

function required({ image }: StudioImages): Uint8Array {
  if (image === undefined) throw new Error('the work has no picture');
  return image;
}
