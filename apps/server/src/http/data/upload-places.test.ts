import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { UploadPlaces } from './upload-places.ts';

/** All that is looked at of an answer is that it closes. */
const answer = () => new EventEmitter() as ServerResponse;

async function isIn(place: Promise<void>): Promise<boolean> {
  return Promise.race([place.then(() => true), new Promise<false>((no) => setImmediate(no, false))]);
}

test('an upload waits until an earlier one is answered', async () => {
  const places = new UploadPlaces(1);
  const first = answer();
  expect(await isIn(places.take(first))).toBe(true);
  const second = places.take(answer());
  expect(await isIn(second)).toBe(false);
  first.emit('close');
  expect(await isIn(second)).toBe(true);
});

test('a client that leaves while it waits gives its turn to the next', async () => {
  const places = new UploadPlaces(1);
  const first = answer();
  await places.take(first);
  const impatient = answer();
  const left = places.take(impatient);
  const third = places.take(answer());
  impatient.emit('close');
  first.emit('close');
  expect(await isIn(third)).toBe(true);
  expect(await isIn(left)).toBe(false);
});
