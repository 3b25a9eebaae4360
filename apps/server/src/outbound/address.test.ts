import { expect, test } from 'vitest';
import { isPublicAddress } from './address.ts';

test.each([
  '8.8.8.8',
  '93.184.215.14',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '::ffff:808:808',
  '64:ff9b::8.8.8.8',
  '2001:470:1::5efe:8.8.8.8',
])('%s may be a public server', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each(['', 'localhost', '8.8.8', 'fe80::1%eth0', '2606:4700::1111%1', '[::1]', '08.8.8.8.'])(
  '"%s" is no address',
  (address) => {
    expect(isPublicAddress(address)).toBe(false);
  },
);
