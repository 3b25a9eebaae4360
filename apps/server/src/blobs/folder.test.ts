import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/server.ts';
import { FolderBlobs } from './folder.ts';

const KEY = `account-1/${'ab'.repeat(32)}`;
const open = (folder: string, sole = true) => FolderBlobs.open(folder, { sole, now: new Date() });

test('bytes come back whole, in part, and with their size', async () => {
  const blobs = await open(temporaryFolder());
  await blobs.put(KEY, Buffer.from('hello'));
  expect(Buffer.from(await blobs.read(KEY)).toString()).toBe('hello');
  expect(await text(blobs.open(KEY, { start: 1, end: 3 }))).toBe('ell');
  expect(await blobs.size(KEY)).toBe(5);
});

test('deleted and unknown bytes are not there', async () => {
  const blobs = await open(temporaryFolder());
  await blobs.put(KEY, Buffer.from('hello'));
  await blobs.delete(KEY);
  await blobs.delete(KEY);
  expect(await blobs.size(KEY)).toBeNull();
  await expect(blobs.read(KEY)).rejects.toThrow('ENOENT');
});

test('a key cannot name a file outside the folder', async () => {
  const blobs = await open(temporaryFolder());
  for (const key of ['../../etc/passwd', `../${'ab'.repeat(32)}`, `a/b/${'ab'.repeat(32)}`, 'account-1/xyz'])
    await expect(blobs.put(key, Buffer.from('x'))).rejects.toThrow('Expected a blob key');
});

test('unfinished files of dead processes go at the start, but not those that somebody may be writing', async () => {
  const folder = temporaryFolder();
  const unfinished = join(folder, '.unfinished');
  await mkdir(unfinished);
  await writeFile(join(unfinished, 'young'), 'x');
  await writeFile(join(unfinished, 'old'), 'x');
  const yesterday = new Date(Date.now() - 86_400_000);
  await utimes(join(unfinished, 'old'), yesterday, yesterday);

  await open(folder, false);
  expect(await readdir(unfinished)).toEqual(['young']);
  await open(folder, true);
  expect(await readdir(unfinished)).toEqual([]);
});
