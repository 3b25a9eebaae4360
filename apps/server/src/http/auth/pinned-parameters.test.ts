import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pinParameters } from './pinned-parameters.ts';

const Schema = z.object({
  uploaded_image_id: z.string(),
  sku_id: z.string().nullable().optional(),
  sku_ids: z.array(z.string()).optional(),
  enhanced_quality: z.boolean().default(false),
});

const pin = (
  claims: Record<string, unknown>,
  body: unknown,
  more: { params?: unknown; query?: unknown } = {},
) => pinParameters(claims, { params: {}, query: {}, body, ...more }, { body: Schema, querystring: Schema });

describe('a request agrees with its token', () => {
  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ sku_id: 'a' }, { sku_id: 'a' }],
    [{ sku_id: 7 }, { sku_id: '7' }],
    [{ enhanced_quality: 'true' }, { enhanced_quality: true }],
    [{ sku_ids: ['a', 'b'] }, { sku_ids: ['a', 'b'] }],
    [{ sku_ids: '["a","b"]' }, { sku_ids: ['a', 'b'] }],
    [{ sku_ids: 'a' }, { sku_ids: ['a'] }],
    [{ sku_ids: 'a,b' }, { sku_ids: ['a,b'] }],
    [{ sku_id: null }, { sku_id: 'anything' }],
    [{ iss: 'x', iat: 1, exp: 2, product_id: '3' }, { sku_id: 'a' }],
    [
      { iss: 'x', sub: 'me', product_id: '3' },
      { sku_id: 'a', iss: 'y', sub: 'you', product_id: '4' },
    ],
  ])('claims %j, body %j', (claims, body) => {
    expect(pin(claims, body)).toEqual(body);
  });
});

describe('a request that says something else is refused', () => {
  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ sku_id: 'a' }, { sku_id: 'A' }],
    [{ sku_id: '' }, { sku_id: 'a' }],
    [{ enhanced_quality: 'false' }, { enhanced_quality: true }],
    [{ sku_ids: ['a', 'b'] }, { sku_ids: ['b', 'a'] }],
    [{ sku_ids: ['a', 'b'] }, { sku_ids: ['a'] }],
    [{ sku_ids: 'a' }, { sku_ids: ['a', 'b'] }],
    [{ sku_ids: '["a"]' }, { sku_ids: ['["a"]'] }],
    [{ sku_ids: ['a'] }, { sku_ids: [] }],
  ])('claims %j, body %j', (claims, body) => {
    expect(() => pin(claims, body)).toThrow(
      expect.objectContaining({ code: 'pinned_parameter', status: 403 }),
    );
  });

  test('in the path and in the query too', () => {
    const refusal = expect.objectContaining({ code: 'pinned_parameter' });
    expect(() => pin({ sku_id: 'a' }, undefined, { params: { sku_id: 'b' } })).toThrow(refusal);
    expect(() => pin({ sku_id: 'a' }, undefined, { query: { sku_id: 'b' } })).toThrow(refusal);
  });
});

describe('a body is filled from the claims', () => {
  test.each<[Record<string, unknown>, unknown, unknown]>([
    [{ sku_id: 'a' }, { uploaded_image_id: 'i' }, { uploaded_image_id: 'i', sku_id: 'a' }],
    [{ sku_id: 'a' }, { sku_id: null }, { sku_id: 'a' }],
    [{ sku_ids: 'a' }, {}, { sku_ids: ['a'] }],
    [{ sku_ids: '["a","b"]' }, {}, { sku_ids: ['a', 'b'] }],
    [{ enhanced_quality: 'true' }, {}, { enhanced_quality: true }],
    [{ enhanced_quality: 'perhaps' }, {}, { enhanced_quality: 'perhaps' }],
    [{ uploaded_image_id: 'i', sku_id: 'a' }, undefined, { uploaded_image_id: 'i', sku_id: 'a' }],
    [{ uploaded_image_id: 'i' }, null, { uploaded_image_id: 'i' }],
    [{ iss: 'x', constructor: 'y' }, {}, {}],
    [{ iss: 'x' }, undefined, undefined],
    [{ sku_id: 'a' }, ['no object'], ['no object']],
  ])('claims %j, body %j', (claims, body, filled) => {
    expect(pin(claims, body)).toEqual(filled);
  });

  test('whichever shape of a body has the field', () => {
    const either = z.union([z.object({ a: z.string() }), z.object({ b: z.int() })]);
    expect(pinParameters({ b: '7' }, { params: {}, query: {}, body: {} }, { body: either })).toEqual({
      b: 7,
    });
  });
});
