import { AtelierError } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import { contentOf } from '../blobs/blobs.ts';
import type { Tx } from '../store/connect.ts';
import { type ImageRow, liveImage, liveImages } from '../store/images.ts';
import { type OperationPhoto, photosOf } from '../store/operations.ts';
import type { PhotoSource } from './operation.ts';

/** A photo of an order. One that has a URL and no picture yet is still to be downloaded. */
export interface OrderedPhoto extends OperationPhoto {
  /** What the photo is, for the seeds. */
  identity: string;
}

/** @throws AtelierError `input_image_not_found` for an unknown upload id */
export async function orderedPhotos(
  tx: Tx,
  account: AccountId,
  source: PhotoSource,
  at: Date,
): Promise<OrderedPhoto[]> {
  if ('imageUrls' in source)
    return source.imageUrls.map((url, position) => ({
      position,
      source_url: url,
      image_id: null,
      identity: url,
    }));
  const ids = source.uploadedImageIds;
  const images = await liveImages(tx, account, ids, at);
  return ids.map((id, position) => {
    const image = images.find((row) => row.id === id && row.origin !== 'generated');
    if (image === undefined) throw new AtelierError('input_image_not_found');
    return { position, source_url: null, image_id: id, identity: contentIdentity(image) };
  });
}

/**
 * The photos of an earlier operation. Downloaded ones are used again; what was never downloaded, or is gone by now,
 * is fetched anew.
 * @throws AtelierError `input_image_not_found` for an upload that is gone
 */
export async function photosAgain(
  tx: Tx,
  account: AccountId,
  operationId: string,
  at: Date,
): Promise<OrderedPhoto[]> {
  const photos = await photosOf(tx, account, operationId, at);
  return photos.map(({ position, sourceUrl, image }) => {
    const identity = sourceUrl ?? (image && contentIdentity(image));
    if (identity === null) throw new AtelierError('input_image_not_found');
    return { position, source_url: sourceUrl, image_id: image?.id ?? null, identity };
  });
}

/**
 * The part of an order that an upload is the ground of its pictures.
 * @throws AtelierError `input_image_not_found`
 */
export async function groundFor(
  tx: Tx,
  account: AccountId,
  imageId: string | undefined,
  at: Date,
): Promise<{ groundKey?: string }> {
  if (imageId === undefined) return {};
  const image = await liveImage(tx, account, imageId, at);
  if (image?.origin !== 'upload') throw new AtelierError('input_image_not_found');
  return { groundKey: image.served_key };
}

/** Names what a picture shows: equal pictures, equal text. */
export function contentIdentity(image: ImageRow): string {
  return contentOf(image.original_key ?? image.served_key);
}
