import { answerOf } from '@atelier/sdk';
import { atelier } from '../../api/atelier.ts';
import type { PictureFile } from '../../pictures/picture-file.ts';
import { toDataUrl } from '../../pictures/picture-file.ts';
import { type CompressDraft, type ConvertDraft, hasQuality } from './recode-draft.ts';
import { resizeOf } from './resize-draft.ts';

/** A picture written anew. */
export interface Recoded {
  blob: Blob;
  name: string;
  width: number;
  height: number;
  /** False when it could not be made as small as was asked for. */
  isTargetMet: boolean;
}

/** Writes one picture anew. @throws AtelierFailure */
export type Recode = (picture: PictureFile) => Promise<Recoded>;

export function compressWith(draft: CompressDraft): Recode {
  const { format, quality, targetKb, strips, progressive } = draft;
  return async (picture) => {
    const body = {
      image_base64: await toDataUrl(picture.blob),
      format,
      quality,
      strip_metadata: strips,
      progressive,
      ...(targetKb === null ? {} : { target_size_kb: targetKb }),
      ...resizeOf(draft),
    };
    const answer = await answerOf(atelier.imageStudio.POST('/image-studio/compress', { body }));
    if (!('image_base64' in answer)) throw new Error('the server answered with a job that nobody asked for');
    return { ...(await recoded(picture, answer, format)), isTargetMet: answer.target_met !== false };
  };
}

export function convertWith(draft: ConvertDraft): Recode {
  const { format, quality, keepsTransparency, strips } = draft;
  return async (picture) => {
    const body = {
      image_base64: await toDataUrl(picture.blob),
      target_format: format,
      preserve_transparency: keepsTransparency,
      strip_metadata: strips,
      ...(hasQuality(format) ? { quality } : {}),
      ...resizeOf(draft),
    };
    const answer = await answerOf(atelier.imageStudio.POST('/image-studio/convert-format', { body }));
    if (!('image_base64' in answer)) throw new Error('the server answered with a job that nobody asked for');
    return { ...(await recoded(picture, answer, format)), isTargetMet: true };
  };
}

async function recoded(
  { name }: PictureFile,
  { image_base64, width, height }: { image_base64: string; width: number; height: number },
  format: string,
): Promise<Omit<Recoded, 'isTargetMet'>> {
  const type = `image/${format}`;
  const bytes = Uint8Array.from(atob(image_base64.replace(/^data:[^,]*,/, '')), (letter) =>
    letter.charCodeAt(0),
  );
  const extension = format === 'jpeg' ? 'jpg' : format;
  return {
    blob: new Blob([bytes], { type }),
    name: `${name.replace(/\.[^.]+$/, '')}.${extension}`,
    width,
    height,
  };
}
