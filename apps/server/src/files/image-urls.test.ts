import { describe, expect, test } from 'vitest';
import type { StoredImage } from '../assets/asset.ts';
import { ImageUrls } from './image-urls.ts';

const IMAGE: StoredImage = {
  id: 'gen_image-1',
  ownerType: 'user',
  mime: 'image/png',
  width: 1,
  height: 1,
  expiresAt: null,
};
const TTL_SECONDS = 3600;
const ORIGIN = 'https://studio.example';
const START = Date.parse('2026-03-01T00:00:00Z');

/** URLs at a clock that stands where it is put. */
function urlsAt(seconds: number, secret = 1): ImageUrls {
  return new ImageUrls({
    secret: new Uint8Array(32).fill(secret),
    ttlSeconds: TTL_SECONDS,
    now: () => new Date(START + seconds * 1000),
  });
}

const url = (seconds: number) => new URL(urlsAt(seconds).urlOf(IMAGE, ORIGIN));
const check = (at: number, { pathname, searchParams }: URL, secret?: number) =>
  urlsAt(at, secret).check(
    pathname.split('/').at(-1) ?? '',
    searchParams.get('exp') ?? '',
    searchParams.get('sig') ?? '',
  );

describe('an image URL', () => {
  test('names the image and its format', () => {
    expect(url(0).href).toMatch(
      /^https:\/\/studio\.example\/files\/gen_image-1\.png\?exp=\d+&sig=[\w-]{43}$/,
    );
  });

  test('works for at least its time, and at most a quarter longer', () => {
    expect(check(TTL_SECONDS - 1, url(0))).toMatchObject({ id: IMAGE.id });
    expect(check(TTL_SECONDS * 1.25, url(0))).toBeNull();
  });

  test('says how long it still works', () => {
    const made = url(10);
    const left = check(10, made)?.secondsLeft ?? 0;
    expect(check(10 + left - 1, made)?.secondsLeft).toBe(1);
    expect(check(10 + left, made)).toBeNull();
  });

  test('stands still for a quarter of its time, so that polls and caches meet it again', () => {
    expect(url(0).href).toBe(url(TTL_SECONDS / 4 - 1).href);
    expect(url(0).href).not.toBe(url(TTL_SECONDS / 4).href);
  });

  test('is worthless under another secret, for another image or another time', () => {
    expect(check(0, url(0), 2)).toBeNull();
    const other = url(0);
    other.pathname = '/files/gen_image-2.png';
    expect(check(0, other)).toBeNull();
    const later = url(0);
    later.searchParams.set('exp', '99999999999');
    expect(check(0, later)).toBeNull();
  });
});
