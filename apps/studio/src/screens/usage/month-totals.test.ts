import { expect, test } from 'vitest';
import type { LedgerEntry } from './Ledger.tsx';
import { boundsOf, daysIn, monthAfter } from './month.ts';
import { dayTotals, studioTotals } from './month-totals.ts';

const entry = (operation: string, credits: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: `${operation} ${credits}`,
  operation,
  provider: 'stability',
  model: 'core',
  images: 1,
  credits,
  status: 'charged',
  created_at: '2026-11-03T10:00:00.000Z',
  ...more,
});

const ENTRIES = [
  entry('generate', 6, { images: 2 }),
  entry('remove_background', 2),
  entry('inpaint', 3, { created_at: '2026-11-30T23:59:00.000Z' }),
  entry('sketch', 5),
  entry('upscale', 0, { status: 'released' }),
];

test('studios are added up from their operations, the dearest first, without what was given back', () => {
  expect(studioTotals(ENTRIES)).toMatchObject([
    { screen: 'create', credits: 6, orders: 1, pictures: 2 },
    {
      screen: 'edit',
      credits: 5,
      orders: 2,
      operations: [{ name: 'inpaint' }, { name: 'remove_background' }],
    },
    { screen: 'control', credits: 5 },
  ]);
});

test('days are those of the ledger, from the first to the last', () => {
  const days = dayTotals(ENTRIES, 30);
  expect([days.length, days[2], days[29]]).toEqual([30, 13, 3]);
});

test('months end where the next one begins', () => {
  expect(boundsOf({ year: 2026, index: 11 })).toEqual({
    from: '2026-12-01T00:00:00.000Z',
    to: '2026-12-31T23:59:59.999Z',
  });
  expect(monthAfter({ year: 2026, index: 0 }, -1)).toEqual({ year: 2025, index: 11 });
  expect(daysIn({ year: 2028, index: 1 })).toBe(29);
});
