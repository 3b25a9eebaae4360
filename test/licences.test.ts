import { expect, test } from 'vitest';
import { isPermissive } from '../scripts/licences.ts';

const some = (declared: string | null, name = 'some-package') => ({ name, version: '1.0.0', declared });

test.each(['MIT', 'Apache-2.0', 'BSD-3-Clause', '(MIT OR CC0-1.0)', '(GPL-2.0 OR MIT)', 'MIT AND ISC'])(
  '%s is permissive',
  (licence) => {
    expect(isPermissive(some(licence))).toBe(true);
  },
);

test.each([
  null,
  'UNLICENSED',
  'GPL-3.0',
  'AGPL-3.0-only',
  'LGPL-3.0-or-later',
  'CC-BY-NC-4.0',
  'MIT AND GPL-2.0',
  'SEE LICENSE IN LICENSE.md',
])('%s is not', (licence) => {
  expect(isPermissive(some(licence))).toBe(false);
});

test("sharp's shared library may be under the LGPL, and under nothing stricter", () => {
  expect(isPermissive(some('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64'))).toBe(true);
  expect(isPermissive(some('GPL-3.0-or-later', '@img/sharp-libvips-linux-x64'))).toBe(false);
});
