import { expect, test } from 'vitest';
import { findWeights, hashFiles, weightPaths } from './weight-files.ts';
import { MODEL_NAMES, WEIGHTS } from './weights.ts';

test('the weights of a whole install are found and unaltered', async () => {
  const states = await findWeights();
  expect(states.map(({ name }) => name)).toEqual(MODEL_NAMES);
  expect(states.filter(({ ok }) => !ok)).toEqual([]);
});

test('the second look hashes nothing', async () => {
  await findWeights();
  const start = performance.now();
  await findWeights();
  expect(performance.now() - start).toBeLessThan(200);
});

const { 'esrgan-x2': small } = WEIGHTS;

test.each([
  ['altered', { ...small, sha256: '0'.repeat(64) }, 'sha256 does not match'],
  ['incomplete', { ...small, files: [...small.files, 'models/x2/no-such-file.bin'] }, 'incomplete'],
  ['missing', { ...small, package: 'no-such-package' }, 'not installed'],
])('%s weights are told of with their package, and nothing else is lost', async (_title, weights, words) => {
  const [u2net, esrgan] = await findWeights({ u2net: WEIGHTS.u2net, 'esrgan-x2': weights });
  expect(u2net?.ok).toBe(true);
  expect(esrgan).toMatchObject({ ok: false });
  const message = esrgan?.ok === false ? esrgan.message : '';
  expect(message).toContain(words);
  expect(message).toContain(weights.package);
});

test('files are hashed as if they were one', async () => {
  expect(await hashFiles(weightPaths(small) ?? [])).toBe(small.sha256);
  expect(await hashFiles([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
