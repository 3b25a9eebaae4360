import { expect, test } from 'vitest';
import { readFindings } from './findings.ts';
import { runOperationsWhileKilling } from './rampage.ts';

// A short run; `node test/crash/kill-9.ts` is the long one.
test('a server that is killed again and again loses no operation, makes no finished picture again, doubles none and leaves no orphan', {
  timeout: 180_000,
}, async () => {
  const run = await runOperationsWhileKilling({ kills: 4, operations: 12, real: false });
  const { violations, figures } = await readFindings(run);
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ acceptedOperations: 12, shownPictures: 24 });
  // An order whose answer the kill swallowed was made all the same, and the client sent it again.
  expect(figures.succeeded).toBe(figures.operations);
});
