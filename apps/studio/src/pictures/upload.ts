import { AtelierFailure, answerOf, failureOf } from '@atelier/sdk';
import { atelier } from '../api/atelier.ts';
import type { PictureFile } from './picture-file.ts';

const GONE = 404;
/** Ids of what was sent already, so that the same photo is not sent again for the next order. */
const sent = new Map<string, string>();

/**
 * Sends a picture to the product APIs, which know uploads by their ids.
 * @throws AtelierFailure
 */
export async function uploadPicture(picture: PictureFile): Promise<string> {
  const known = sent.get(picture.id);
  if (known !== undefined && (await isThere(known))) return known;
  const form = new FormData();
  form.append('image_data', picture.blob, picture.name);
  const response = await fetch('/studio/v1/uploaded_images', { method: 'POST', body: form }).catch(
    (cause: unknown) => {
      throw new AtelierFailure('The server could not be reached.', { cause });
    },
  );
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw failureOf(body, response);
  const { id } = Object(body);
  sent.set(picture.id, String(id));
  return String(id);
}

/** Uploads expire and can be deleted. */
async function isThere(image_id: string): Promise<boolean> {
  try {
    await answerOf(atelier.studio.GET('/uploaded_images/{image_id}', { params: { path: { image_id } } }));
    return true;
  } catch (error) {
    if (error instanceof AtelierFailure && error.status === GONE) return false;
    throw error;
  }
}
