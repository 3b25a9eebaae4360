import { expect, test } from 'vitest';
import { archiveNames } from './archive-names.ts';

test.each([
  [
    ['mug.png', 'cup.png'],
    ['mug.png', 'cup.png'],
  ],
  [
    ['mug.png', 'Mug.png', 'mug.png'],
    ['mug.png', 'Mug (2).png', 'mug (3).png'],
  ],
  [
    ['a (2).png', 'a.png', 'a.png'],
    ['a (2).png', 'a.png', 'a (3).png'],
  ],
  [
    ['../../etc/passwd', 'a\\b\n.png', ''],
    ['.._.._etc_passwd', 'a_b_.png', 'file'],
  ],
])('%j become %j', (filenames, names) => {
  expect(archiveNames(filenames)).toEqual(names);
});
