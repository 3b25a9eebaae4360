import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StoredImage } from '../assets/asset.ts';

/** The folder of the URL space that holds pictures. */
export const FILES_PATH = '/files';

const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** A URL changes at most this many times during the time it works, so that polling clients and caches meet it again. */
const CHANGES_PER_LIFETIME = 4;

export interface ImageUrlSettings {
  /** 32 random bytes, shared by all replicas. */
  secret: Uint8Array;
  /** For how long a URL works at least, seconds. */
  ttlSeconds: number;
  now: () => Date;
}

/**
 * Picture URLs that carry their own permission: `/files/<id>.<extension>?exp=<unix seconds>&sig=<signature>`, where
 * the signature is HMAC-SHA-256 (RFC 2104) over id and expiry, base64url.
 */
export class ImageUrls {
  readonly #secret: Uint8Array;
  readonly #ttlSeconds: number;
  readonly #windowSeconds: number;
  readonly #now: () => Date;

  constructor({ secret, ttlSeconds, now }: ImageUrlSettings) {
    this.#secret = secret;
    this.#ttlSeconds = ttlSeconds;
    this.#windowSeconds = Math.ceil(ttlSeconds / CHANGES_PER_LIFETIME);
    this.#now = now;
  }

  /** The absolute URL of a picture, the same until `expiry()` changes. */
  urlOf(image: Pick<StoredImage, 'id' | 'mime'>, origin: string): string {
    const expires = this.expiry();
    const name = `${encodeURIComponent(image.id)}.${EXTENSIONS[image.mime] ?? 'bin'}`;
    return `${origin}${FILES_PATH}/${name}?exp=${expires}&sig=${this.#sign(image.id, expires).toString('base64url')}`;
  }

  /** When URLs made now stop working, unix seconds: rounded up, so that it stands still for a while. */
  expiry(): number {
    const now = this.#now().getTime() / 1000;
    return (Math.floor(now / this.#windowSeconds) + 1) * this.#windowSeconds + this.#ttlSeconds;
  }

  /** The id that a file name stands for and for how many more seconds; null when the URL is not ours or too old. */
  check(name: string, exp: string, sig: string): { id: string; secondsLeft: number } | null {
    const id = name.replace(/\.[a-z]+$/, '');
    const expires = /^\d{1,12}$/.test(exp) ? Number(exp) : 0;
    const secondsLeft = Math.floor(expires - this.#now().getTime() / 1000);
    if (secondsLeft <= 0) return null;
    const given = Buffer.from(sig, 'base64url');
    const expected = this.#sign(id, expires);
    return given.length === expected.length && timingSafeEqual(given, expected) ? { id, secondsLeft } : null;
  }

  #sign(id: string, expires: number): Buffer {
    return createHmac('sha256', this.#secret).update(`${id}\n${expires}`).digest();
  }
}
