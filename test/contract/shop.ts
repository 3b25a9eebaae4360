import {
  AiutaImage,
  BASE_PATHS,
  FLAT_LAY_TYPES,
  FLAT_LAY_VIEWPOINTS,
  OperationCreated,
  ValidationErrors,
} from '@atelier/contracts';
import { SignJWT } from 'jose';
import { expect } from 'vitest';
import { photo } from '../support/photos.ts';
import { DescribedApi } from './described-api.ts';

export const ALL_BASES = Object.values(BASE_PATHS);

export interface Credentials {
  subscription_id: string;
  api_key: string;
  jwt_iss: string;
  jwt_secret: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined for an empty body. */
  body: unknown;
}

/** What `fetch` can send. */
export type Payload = NonNullable<RequestInit['body']>;

interface Call {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is; a form brings its own content type. */
  body?: Payload;
}

/** A shop's developer calling the server; every answer is held against the description of its API family. */
export class Shop {
  readonly url: string;
  readonly credentials: Credentials;
  readonly #apis: Map<string, DescribedApi>;

  private constructor(url: string, credentials: Credentials, apis: Map<string, DescribedApi>) {
    this.url = url;
    this.credentials = credentials;
    this.#apis = apis;
  }

  static async open(url: string, credentials: Credentials): Promise<Shop> {
    const apis = await Promise.all(
      ALL_BASES.map(async (base) => [base, await DescribedApi.read(url, base)] as const),
    );
    return new Shop(url, credentials, new Map(apis));
  }

  get key(): Record<string, string> {
    return { 'x-api-key': this.credentials.api_key };
  }

  get id(): Record<string, string> {
    return { 'x-user-id': this.credentials.subscription_id };
  }

  /** A token as the reference issuer makes them: 60 seconds, HS256, whatever else the claims say. */
  async token(claims: Record<string, unknown> = {}): Promise<Record<string, string>> {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: this.credentials.jwt_iss, iat: now, exp: now + 60, ...claims };
    return bearer(await sign(payload, this.credentials.jwt_secret));
  }

  /** Calls with exactly these headers, so without credentials unless given. */
  async call(method: string, path: string, { headers = {}, json, body }: Call = {}): Promise<Answer> {
    const asJson = json === undefined ? {} : { 'content-type': 'application/json' };
    const sent = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...asJson, ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    const base = ALL_BASES.toSorted((a, b) => b.length - a.length).find((candidate) =>
      path.startsWith(`${candidate}/`),
    );
    const api = base === undefined ? undefined : this.#apis.get(base);
    if (base !== undefined && api !== undefined) {
      expect(
        api.problems(method, withoutQuery(path.slice(base.length)), answer.status, answer.body),
        text,
      ).toEqual([]);
    }
    return answer;
  }

  upload(
    base: string = BASE_PATHS.studio,
    bytes: Uint8Array = SMALL_PHOTO,
    headers = this.key,
  ): Promise<Answer> {
    return this.call('POST', `${base}/uploaded_images`, { headers, body: form('image_data', bytes) });
  }

  /** Uploads a photo and returns it. */
  async image(): Promise<AiutaImage> {
    return AiutaImage.parse((await this.upload()).body);
  }

  create(json: unknown, headers = this.key, base: string = BASE_PATHS.studio): Promise<Answer> {
    return this.call('POST', `${base}/flat_lay_operations`, { headers, json });
  }

  /** Creates an operation and returns its id. */
  async order(json: unknown, base: string = BASE_PATHS.studio): Promise<string> {
    return OperationCreated.parse((await this.create(json, this.key, base)).body).operation_id;
  }

  operation(id: string, headers = this.key, base: string = BASE_PATHS.studio): Promise<Answer> {
    return this.call('GET', `${base}/flat_lay_operations/${id}`, { headers });
  }
}

function withoutQuery(path: string): string {
  return path.split('?')[0] ?? path;
}

/** A photo of a product, small enough to upload often. */
export const SMALL_PHOTO: Uint8Array<ArrayBuffer> = Uint8Array.from(photo('product-tee-blue-front.jpg'));

export function form(field: string, bytes: Uint8Array, name = 'photo.jpg'): FormData {
  const data = new FormData();
  data.append(field, new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }), name);
  return data;
}

export function sign(payload: Record<string, unknown>, secret: string): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

export const FLAT_FRONT = { flat_lay_type: 'flat', viewpoint: 'front' };

export const ALL_IMAGE_TYPES = FLAT_LAY_TYPES.flatMap((flat_lay_type) =>
  FLAT_LAY_VIEWPOINTS.map((viewpoint) => ({ flat_lay_type, viewpoint })),
);

export const TEN_PX_PADDINGS = { top: 10, bottom: 10, left: 10, right: 10 };

/** A URL that is well-formed and leads nowhere. */
export const NO_PHOTO = 'http://127.0.0.1:9/photo.jpg';

/** The smallest order that is valid. */
export function flatLay(image: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    product_info: { uploaded_image_ids: [image] },
    image_types: [FLAT_FRONT],
    ...more,
  };
}

/** An order of a product told in full. */
export function orderOf(product_info: unknown): Record<string, unknown> {
  return { product_info, image_types: [FLAT_FRONT] };
}

/** What a 422 says, without its words: `body.image_types.0.viewpoint enum`. */
export function complaints(answer: Answer): string[] {
  expect(answer.status).toBe(422);
  const { detail } = ValidationErrors.parse(answer.body);
  return detail.map(({ loc, type }) => `${loc.join('.')} ${type}`);
}
