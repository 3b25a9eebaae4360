import { AiutaImage } from '@atelier/contracts';
import { describe, expect, test } from 'vitest';
import { ALL_BASES, complaints, form, type Payload, SMALL_PHOTO } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const shops = useShopsWithCheckedUploads();

const UNKNOWN = 'user_image-00000000-0000-4000-8000-000000000000';
const MEBIBYTE = 1024 * 1024;

describe.each(ALL_BASES)('data endpoints under %s', (base) => {
  const path = (id: string) => `${base}/uploaded_images/${id}`;

  describe('200', () => {
    test('an upload is answered as an image of the user that a plain GET fetches', async () => {
      const answer = await shops.shop.upload(base);
      expect(answer.status).toBe(200);
      const image = AiutaImage.parse(answer.body);
      expect(image).toMatchObject({
        owner_type: 'user',
        id: expect.stringMatching(/^user_image-[0-9a-f-]{36}$/),
      });
      const file = await fetch(image.url);
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    });

    test('an upload can be looked up, under every other base too', async () => {
      const image = AiutaImage.parse((await shops.shop.upload(base)).body);
      for (const other of ALL_BASES) {
        const answer = await shops.shop.call('GET', `${other}/uploaded_images/${image.id}`, {
          headers: shops.shop.key,
        });
        expect(answer).toMatchObject({ status: 200, body: image });
      }
    });

    test('an expiry is a time with a zone, in the future', async () => {
      const { expires_at } = AiutaImage.parse((await shops.shop.upload(base)).body);
      expect(Date.parse(expires_at ?? '')).toBeGreaterThan(Date.now());
      expect(expires_at).toMatch(/T.*Z$/);
    });

    test('the subscription id alone may upload and look up', async () => {
      const answer = await shops.shop.upload(base, SMALL_PHOTO, shops.shop.id);
      const { id } = AiutaImage.parse(answer.body);
      expect(await shops.shop.call('GET', path(id), { headers: shops.shop.id })).toMatchObject({
        status: 200,
      });
    });

    test('a token may upload and look up', async () => {
      const answer = await shops.shop.upload(base, SMALL_PHOTO, await shops.shop.token());
      const { id } = AiutaImage.parse(answer.body);
      expect(await shops.shop.call('GET', path(id), { headers: await shops.shop.token() })).toMatchObject({
        status: 200,
      });
    });

    test('name, type and neighbours of the part do not matter', async () => {
      const body = new FormData();
      body.append('note', 'anything');
      body.append('image_data', new Blob([SMALL_PHOTO], { type: 'text/plain' }), 'notes.txt');
      const answer = await shops.shop.call('POST', `${base}/uploaded_images`, {
        headers: shops.shop.key,
        body,
      });
      expect(answer.status).toBe(200);
    });

    test('a part without file name and type is a picture all the same', async () => {
      const boundary = 'part-boundary';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="image_data"\r\n\r\n`;
      const body = Buffer.concat([Buffer.from(head), SMALL_PHOTO, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const headers = { ...shops.shop.key, 'content-type': `multipart/form-data; boundary=${boundary}` };
      expect(await shops.shop.call('POST', `${base}/uploaded_images`, { headers, body })).toMatchObject({
        status: 200,
      });
    });
  });

  describe('204', () => {
    test('a deleted upload is gone: its id is unknown and its URL stops working', async () => {
      const image = AiutaImage.parse((await shops.shop.upload(base)).body);
      const deletion = await shops.shop.call('DELETE', path(image.id), { headers: shops.shop.key });
      expect([deletion.status, deletion.body]).toEqual([204, undefined]);
      expect(await shops.shop.call('GET', path(image.id), { headers: shops.shop.key })).toMatchObject({
        status: 404,
      });
      expect(await shops.shop.call('DELETE', path(image.id), { headers: shops.shop.key })).toMatchObject({
        status: 404,
      });
      expect((await fetch(image.url)).status).toBe(404);
    });

    test('a token may delete, and a JSON content type without a body does no harm', async () => {
      const image = AiutaImage.parse((await shops.shop.upload(base)).body);
      const headers = { ...(await shops.shop.token()), 'content-type': 'application/json' };
      expect(await shops.shop.call('DELETE', path(image.id), { headers })).toMatchObject({ status: 204 });
    });
  });

  describe('401', () => {
    test.each([
      ['POST', 'uploaded_images'],
      ['GET', `uploaded_images/${UNKNOWN}`],
      ['DELETE', `uploaded_images/${UNKNOWN}`],
      ['DELETE', `generated_images/${UNKNOWN}`],
    ])('%s %s without credentials', async (method, call) => {
      const answer = await shops.shop.call(method, `${base}/${call}`);
      expect(answer).toMatchObject({ status: 401, body: { detail: expect.any(String) } });
    });

    test.each(['uploaded_images', 'generated_images'])(
      'the subscription id may not delete %s',
      async (kind) => {
        const image = await shops.shop.image();
        const answer = await shops.shop.call('DELETE', `${base}/${kind}/${image.id}`, {
          headers: shops.shop.id,
        });
        expect(answer.status).toBe(401);
      },
    );
  });

  describe('404', () => {
    test.each(['uploaded_images', 'generated_images'])('deleting unknown %s', async (kind) => {
      for (const id of [UNKNOWN, 'x', '%00', '%F0%9F%92%A5', 'a'.repeat(3000)]) {
        const answer = await shops.shop.call('DELETE', `${base}/${kind}/${id}`, { headers: shops.shop.key });
        expect(answer).toMatchObject({ status: 404, body: { detail: expect.any(String) } });
      }
    });

    test("another account's image is as unknown as one that never was", async () => {
      const image = await shops.stranger.image();
      for (const id of [image.id, UNKNOWN]) {
        const looked = await shops.shop.call('GET', path(id), { headers: shops.shop.key });
        const deleted = await shops.shop.call('DELETE', path(id), { headers: shops.shop.key });
        expect([looked.status, deleted.status]).toEqual([404, 404]);
        expect(looked.body).toEqual(deleted.body);
      }
      expect((await fetch(image.url)).status).toBe(200);
    });

    test('an upload is not deleted as a generated image', async () => {
      const image = await shops.shop.image();
      const answer = await shops.shop.call('DELETE', `${base}/generated_images/${image.id}`, {
        headers: shops.shop.key,
      });
      expect(answer.status).toBe(404);
    });
  });

  describe('413', () => {
    const tooLarge = () => form('image_data', new Uint8Array(26 * MEBIBYTE).fill(255));

    test('a file above the limit, announced by its length', async () => {
      const answer = await shops.shop.call('POST', `${base}/uploaded_images`, {
        headers: shops.shop.key,
        body: tooLarge(),
      });
      expect(answer).toMatchObject({ status: 413, body: { detail: expect.any(String) } });
    });
  });

  describe('422', () => {
    const post = (body?: Payload, headers: Record<string, string> = {}) =>
      shops.shop.call('POST', `${base}/uploaded_images`, {
        headers: { ...shops.shop.key, ...headers },
        ...(body === undefined ? {} : { body }),
      });

    test('a form without the field', async () => {
      expect(complaints(await post(form('picture', SMALL_PHOTO)))).toEqual(['body.image_data missing']);
    });

    test('no body at all', async () => {
      expect(complaints(await post())).toEqual(['body.image_data missing']);
    });

    test('a body that is no form', async () => {
      expect(complaints(await post('{}', { 'content-type': 'application/json' }))).toEqual([
        'body.image_data missing',
      ]);
      expect(complaints(await post(SMALL_PHOTO, { 'content-type': 'image/jpeg' }))).toEqual([
        'body.image_data missing',
      ]);
    });

    test('an empty file', async () => {
      expect(complaints(await post(form('image_data', new Uint8Array())))).toEqual([
        'body.image_data value_error',
      ]);
    });

    test('a file that is no picture', async () => {
      const answer = await post(form('image_data', Buffer.from('<svg onload="alert(1)"/>'), 'photo.jpg'));
      expect(complaints(answer)).toEqual(['body.image_data value_error']);
    });

    test('a picture that is cut off after its head', async () => {
      expect(complaints(await post(form('image_data', SMALL_PHOTO.subarray(0, 300))))).toEqual([
        'body.image_data value_error',
      ]);
    });

    test('two pictures at once', async () => {
      const body = form('image_data', SMALL_PHOTO);
      body.append('image_data', new Blob([SMALL_PHOTO]), 'second.jpg');
      expect(complaints(await post(body))).toEqual(['body.image_data value_error']);
    });

    test('a form that breaks off', async () => {
      const body = '--b\r\nContent-Disposition: form-data; name="image_data"; filename="a"\r\n\r\nabc';
      const answer = await post(body, { 'content-type': 'multipart/form-data; boundary=b' });
      expect(complaints(answer)).toEqual(['body.image_data value_error']);
    });

    test('a form that does not name its boundary', async () => {
      const answer = await post('abc', { 'content-type': 'multipart/form-data' });
      expect(complaints(answer)).toEqual(['body.image_data value_error']);
    });
  });
});

test('a file of unknown length is refused once it is above the limit', async () => {
  const chunk = new Uint8Array(MEBIBYTE).fill(255);
  const head = '--b\r\nContent-Disposition: form-data; name="image_data"; filename="a"\r\n\r\n';
  async function* parts() {
    yield Buffer.from(head);
    for (let sent = 0; sent < 26; sent++) yield chunk;
    yield Buffer.from('\r\n--b--\r\n');
  }
  const answer = await fetch(`${shops.shop.url}/v1/uploaded_images`, {
    method: 'POST',
    headers: { ...shops.shop.key, 'content-type': 'multipart/form-data; boundary=b' },
    body: ReadableStream.from(parts()),
    duplex: 'half',
  });
  expect(answer.status).toBe(413);
});
