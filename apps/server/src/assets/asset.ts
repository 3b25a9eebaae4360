import type { AccountId } from '../accounts/account.ts';

/** A picture with a public id. */
export interface StoredImage {
  /** `user_image-<uuid>` or `gen_image-<uuid>`. */
  id: string;
  ownerType: 'user' | 'aiuta';
  mime: string;
  width: number;
  height: number;
  expiresAt: Date | null;
}

/** The bytes behind an image URL. */
export interface ServedImage {
  mime: string;
  bytes: number;
  /** Strong, without quotes. */
  etag: string;
  expiresAt: Date | null;
  /** Opens a byte range, both ends inclusive; the whole file without one. */
  open(range?: { start: number; end: number }): NodeJS.ReadableStream;
}

/** The pictures of an account. Unknown, expired, deleted and foreign ids are all the same: unknown. */
export interface Assets {
  /** @throws AtelierError `invalid_request` at `["body","image_data"]` when the bytes are no picture we take */
  upload(account: AccountId, bytes: Uint8Array): Promise<StoredImage>;
  /** Only uploads (and downloaded product photos). */
  uploaded(account: AccountId, id: string): Promise<StoredImage | null>;
  /** @throws AtelierError `image_not_found`, `image_not_owned` */
  deleteUploaded(account: AccountId, id: string): Promise<void>;
  /** @throws AtelierError `image_not_found`, `image_not_owned` */
  deleteGenerated(account: AccountId, id: string): Promise<void>;
  /** For the file route, which has checked the URL's signature. */
  served(id: string): Promise<ServedImage | null>;
}
