import type { StudioScreen } from '@atelier/contracts/studio-screens';
import type { LedgerEntry } from './Ledger.tsx';

/** Screens that priced operations are ordered from, by their names in the ledger; all others are edits. */
const STUDIOS: Partial<Record<string, StudioScreen>> = {
  generate: 'create',
  upscale: 'upscale',
  sketch: 'control',
  structure: 'control',
  style: 'control',
  style_transfer: 'control',
  social_optimize: 'social',
  compress: 'compress',
  convert_format: 'convert',
};

export interface Total {
  /** A screen or an operation. */
  name: string;
  credits: number;
  orders: number;
  pictures: number;
}

export interface StudioTotal extends Total {
  screen: StudioScreen;
  operations: readonly Total[];
}

/** What each studio took, the dearest first; what was given back counts nowhere. */
export function studioTotals(entries: readonly LedgerEntry[]): StudioTotal[] {
  const spent = entries.filter(({ status }) => status !== 'released');
  const byStudio = Map.groupBy(spent, ({ operation }) => STUDIOS[operation] ?? 'edit');
  return dearestFirst(
    [...byStudio].map(([screen, own]) => ({
      ...totalOf(screen, own),
      screen,
      operations: dearestFirst(
        [...Map.groupBy(own, ({ operation }) => operation)].map(([name, rows]) => totalOf(name, rows)),
      ),
    })),
  );
}

/** Credits of each day of a month, the first day first. */
export function dayTotals(entries: readonly LedgerEntry[], days: number): number[] {
  const totals = new Array<number>(days).fill(0);
  for (const { status, credits, created_at: at } of entries) {
    const day = new Date(at).getUTCDate() - 1;
    if (status !== 'released') totals[day] = (totals[day] ?? 0) + credits;
  }
  return totals;
}

function totalOf(name: string, entries: readonly LedgerEntry[]): Total {
  const sum = (count: (entry: LedgerEntry) => number) =>
    entries.reduce((total, entry) => total + count(entry), 0);
  return {
    name,
    credits: sum(({ credits }) => credits),
    orders: entries.length,
    pictures: sum(({ images }) => images),
  };
}

function dearestFirst<T extends Total>(totals: T[]): T[] {
  return totals.toSorted((a, b) => b.credits - a.credits || b.orders - a.orders);
}
