import type { AiutaImage } from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import type { StoredImage } from '../assets/asset.ts';
import type { ImageUrls } from '../files/image-urls.ts';

/** A `Host` header that may stand in the URLs we hand out. */
const PLAIN_HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** Shapes pictures for answers, with URLs on the origin that the caller reached us by. */
export class ImageAnswers {
  readonly #urls: ImageUrls;
  readonly #publicUrl: string | null;

  constructor(urls: ImageUrls, publicUrl: string | null) {
    this.#urls = urls;
    this.#publicUrl = publicUrl;
  }

  /** Scheme and authority of the URLs in the answer to this request. */
  originFor(request: FastifyRequest): string {
    if (this.#publicUrl !== null) return this.#publicUrl;
    const { localAddress, localPort } = request.socket;
    const host = PLAIN_HOST.test(request.host) ? request.host : `${localAddress}:${localPort}`;
    return `${request.protocol}://${host}`;
  }

  image(image: StoredImage, origin: string): AiutaImage {
    return {
      id: image.id,
      owner_type: image.ownerType,
      url: this.url(image, origin),
      expires_at: image.expiresAt?.toISOString() ?? null,
    };
  }

  url(image: StoredImage, origin: string): string {
    return this.#urls.urlOf(image, origin);
  }

  /** The same for a file that is kept elsewhere than among the pictures. */
  fileUrl(file: Pick<StoredImage, 'id' | 'mime'>, origin: string): string {
    return this.#urls.urlOf(file, origin);
  }

  /** URLs made at times with the same value are the same. */
  epoch(): number {
    return this.#urls.expiry();
  }
}
