import { expect, test } from 'vitest';
import { withoutFolders } from './without-folders.ts';

test.each([
  ['at run (file:///srv/atelier/src/host.ts:3:1)', 'at run (host.ts:3:1)'],
  [
    "Cannot find module '/home/me/a b/x.ts'",
    "Cannot find module '/home/me/a b/x.ts'".replace('/home/me/', ''),
  ],
  ['read /data/blobs/@acc/file.png failed', 'read file.png failed'],
  ['1/2 of image/png', '1/2 of image/png'],
])('%s', (text, shortened) => {
  expect(withoutFolders(text)).toBe(shortened);
});
