import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { flatLay } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const RUNS = 150;

const shops = useShopsWithCheckedUploads();
let image = '';
beforeAll(async () => {
  image = (await shops.shop.image()).id;
});

/** Any JSON, odd strings included. */
const json = fc.jsonValue({ stringUnit: 'binary' });

/** An order whose fields are partly right and partly anything. */
const nearlyOrder = fc
  .record(
    {
      product_info: fc.oneof(json, fc.record({ title: json, uploaded_image_ids: fc.constant(['IMAGE']) })),
      image_types: fc.oneof(json, fc.constant(flatLay('').image_types)),
      number_of_generations: fc.oneof(json, fc.constant(1)),
      background_settings: fc.oneof(json, fc.record({ background_type: json, reference_color: json })),
      output_image_size: fc.oneof(json, fc.record({ width: json, height: json })),
      output_image_paddings: fc.oneof(json, fc.record({ top: json, bottom: json, left: json, right: json })),
      output_resolution: json,
      uploaded_product_image_ids: fc.oneof(json, fc.constant(['IMAGE'])),
      product_title: json,
    },
    { requiredKeys: [] },
  )
  .map((order) => JSON.stringify(order).replaceAll('IMAGE', image));

/** 200, or a refusal in the documented shape (the call checks it against the description). */
const REFUSALS = [400, 413, 422];

test.each(['/studio/v1', '/flat-lays/v1'])(
  'no JSON makes the creation call of %s fail on our side',
  async (base) => {
    const headers = { ...shops.shop.key, 'content-type': 'application/json' };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          nearlyOrder,
          json.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        async (body) => {
          const answer = await shops.shop.call('POST', `${base}/flat_lay_operations`, { headers, body });
          expect([200, ...REFUSALS]).toContain(answer.status);
        },
      ),
      { numRuns: RUNS },
    );
  },
);

test('no claims make the creation call fail on our side', async () => {
  const claims = fc.dictionary(
    fc.constantFrom('product_info', 'image_types', 'number_of_generations', 'sub', '__proto__'),
    json,
  );
  await fc.assert(
    fc.asyncProperty(claims, async (given) => {
      const answer = await shops.shop.create(flatLay('user_image-unknown'), await shops.shop.token(given));
      expect([403, ...REFUSALS]).toContain(answer.status);
    }),
    { numRuns: RUNS },
  );
});

test('no id makes a call fail on our side', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (id) => {
      if (!id.isWellFormed() || id === '.' || id === '..') return;
      const name = encodeURIComponent(id);
      const looked = await shops.shop.call('GET', `/v1/uploaded_images/${name}`, { headers: shops.shop.key });
      expect(looked.status).toBe(404);
      expect((await shops.shop.operation(name)).body).toBeNull();
    }),
    { numRuns: RUNS },
  );
});

test('no bytes make the upload call fail on our side', async () => {
  const type = fc.constantFrom(
    'multipart/form-data; boundary=b',
    'multipart/form-data',
    'application/json',
    'text/plain',
    'x',
  );
  const part = fc
    .uint8Array()
    .map((bytes) =>
      Buffer.concat([
        Buffer.from('--b\r\nContent-Disposition: form-data; name="image_data"\r\n\r\n'),
        bytes,
        Buffer.from('\r\n--b--'),
      ]),
    );
  await fc.assert(
    fc.asyncProperty(type, fc.oneof(part, fc.uint8Array()), async (contentType, bytes) => {
      const headers = { ...shops.shop.key, 'content-type': contentType };
      const answer = await shops.shop.call('POST', '/v1/uploaded_images', {
        headers,
        body: Uint8Array.from(bytes),
      });
      expect(answer.status).toBe(422);
    }),
    { numRuns: RUNS },
  );
});
