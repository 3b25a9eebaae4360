/** A calendar month of the ledger, which counts in UTC. */
export interface Month {
  year: number;
  /** 0 = January. */
  index: number;
}

export function monthOf(moment: Date): Month {
  return { year: moment.getUTCFullYear(), index: moment.getUTCMonth() };
}

/** The month so many months later, or earlier. */
export function monthAfter({ year, index }: Month, by: number): Month {
  return monthOf(new Date(Date.UTC(year, index + by, 1)));
}

export function isSameMonth(a: Month, b: Month): boolean {
  return a.year === b.year && a.index === b.index;
}

/** Its first moment and its last millisecond, as the API takes them. */
export function boundsOf(month: Month): { from: string; to: string } {
  const { year, index } = monthAfter(month, 1);
  return {
    from: new Date(Date.UTC(month.year, month.index, 1)).toISOString(),
    to: new Date(Date.UTC(year, index, 1) - 1).toISOString(),
  };
}

export function daysIn({ year, index }: Month): number {
  return new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
}
