import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldErrors } from './field-errors.ts';

const Schema = z
  .object({
    name: z.string().min(2).max(4),
    count: z.int().min(1).max(9),
    tags: z.array(z.object({ key: z.enum(['a', 'b']) })).max(2),
    flag: z.boolean(),
  })
  .partial()
  .refine((body) => body.count !== 5, { error: 'Not five' });

const complain = (value: unknown) => {
  const parsed = Schema.safeParse(value, { reportInput: true });
  return parsed.success ? [] : fieldErrors(parsed.error, value, 'body');
};

describe('every kind of mistake has its place and its customary word', () => {
  test.each<[unknown, (string | number)[], string]>([
    [undefined, ['body'], 'missing'],
    [null, ['body'], 'missing'],
    [[], ['body'], 'model_attributes_type'],
    [{ name: 1 }, ['body', 'name'], 'string_type'],
    [{ name: 'a' }, ['body', 'name'], 'too_short'],
    [{ name: 'abcde' }, ['body', 'name'], 'too_long'],
    [{ count: 'x' }, ['body', 'count'], 'int_parsing'],
    [{ count: 1.5 }, ['body', 'count'], 'int_parsing'],
    [{ count: [] }, ['body', 'count'], 'int_type'],
    [{ count: 0 }, ['body', 'count'], 'greater_than_equal'],
    [{ count: 10 }, ['body', 'count'], 'less_than_equal'],
    [{ count: 5 }, ['body'], 'value_error'],
    [{ flag: 'x' }, ['body', 'flag'], 'bool_type'],
    [{ tags: 'abc' }, ['body', 'tags'], 'list_type'],
    [{ tags: [{}] }, ['body', 'tags', 0, 'key'], 'missing'],
    [{ tags: [{ key: 'a' }, { key: 'c' }] }, ['body', 'tags', 1, 'key'], 'enum'],
  ])('%j', (value, loc, type) => {
    expect(complain(value)).toEqual([{ loc, msg: expect.stringMatching(/./), type }]);
  });
});

test('how fields fit together is no matter while one of them is wrong by itself', () => {
  expect(complain({ count: 5, name: 'a' }).map(({ loc }) => loc)).toEqual([['body', 'name']]);
});

test('an answer stays readable however many mistakes there are', () => {
  const Many = z.array(z.string());
  const value = Array(1000).fill(0);
  const parsed = Many.safeParse(value, { reportInput: true });
  expect(parsed.success || fieldErrors(parsed.error, value, 'body').length).toBe(50);
});
