import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { AccountId } from '../../accounts/account.ts';
import { UploadMemory } from './upload-memory.ts';

const LARGEST = 100;
const SHOP = 'account-shop' as AccountId;
const OTHER = 'account-other' as AccountId;

/** All that is looked at of an answer is that it closes. */
const answer = () => new EventEmitter() as ServerResponse;

async function isIn(room: Promise<void>): Promise<boolean> {
  return Promise.race([room.then(() => true), new Promise<false>((no) => setImmediate(no, false))]);
}

test('an upload waits until there is room for it', async () => {
  const memory = new UploadMemory(LARGEST, 2);
  const first = answer();
  expect(await isIn(memory.take(SHOP, LARGEST, first))).toBe(true);
  const second = memory.take(SHOP, LARGEST, answer());
  expect(await isIn(second)).toBe(false);
  first.emit('close');
  expect(await isIn(second)).toBe(true);
});

test('many small uploads fit where few large ones do', async () => {
  const memory = new UploadMemory(LARGEST, 2);
  const small = Array.from({ length: 100 }, () => memory.take(SHOP, 1, answer()));
  expect(await isIn(Promise.all(small).then(() => {}))).toBe(true);
  expect(await isIn(memory.take(SHOP, 1, answer()))).toBe(false);
});

test("an account's slow clients hold up nobody else's", async () => {
  const memory = new UploadMemory(LARGEST, 4);
  for (let client = 0; client < 50; client++) void memory.take(SHOP, LARGEST, answer());
  expect(await isIn(memory.take(OTHER, LARGEST, answer()))).toBe(true);
});

test('small uploads do not overtake a large one for ever', async () => {
  const memory = new UploadMemory(LARGEST, 2);
  const first = answer();
  await memory.take(SHOP, 90, first);
  await memory.take(OTHER, 90, answer());
  const third = 'account-third' as AccountId;
  const large = memory.take(third, LARGEST, answer());
  const small = memory.take('account-fourth' as AccountId, 20, answer());
  expect(await isIn(small)).toBe(false);
  first.emit('close');
  expect(await isIn(large)).toBe(true);
});

test('a client that leaves while it waits gives its turn to the next', async () => {
  const memory = new UploadMemory(LARGEST, 2);
  const first = answer();
  await memory.take(SHOP, LARGEST, first);
  const impatient = answer();
  const left = memory.take(SHOP, LARGEST, impatient);
  const third = memory.take(SHOP, LARGEST, answer());
  impatient.emit('close');
  first.emit('close');
  expect(await isIn(third)).toBe(true);
  expect(await isIn(left)).toBe(false);
});
