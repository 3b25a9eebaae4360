import { expect, test } from 'vitest';
import { redact } from './redact.ts';

const KEY = 'sk-live/0123+456789=abc';

test.each([
  ['as it is', `bad key ${KEY}!`],
  ['in a URL', `?key=${encodeURIComponent(KEY)}`],
  ['in base64', `Basic ${btoa(KEY)}`],
  ['after Bearer', `Authorization: Bearer ${KEY}`],
])('takes a key out %s', (_, text) => {
  const clean = redact(text, [KEY]);
  expect(clean).not.toContain(KEY);
  expect(clean).not.toContain(encodeURIComponent(KEY));
  expect(clean).not.toContain(btoa(KEY));
  expect(clean).toContain('[key]');
});

test('takes out credentials that nobody knew of', () => {
  expect(redact('Bearer abcdefghijklmnop is wrong', [])).toBe('Bearer [key] is wrong');
});

test('leaves other text alone, also without a key', () => {
  expect(redact('The key is missing.', [''])).toBe('The key is missing.');
});
