import { useState } from 'react';

export interface Selection {
  ids: ReadonlySet<number>;
  /** `isRange`: everything from the last one that was pressed. */
  toggle: (id: number, isRange: boolean) => void;
  set: (ids: readonly number[]) => void;
}

/** What is selected of a list: one by one, or in ranges with Shift. */
export function useSelection(shown: readonly number[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [last, setLast] = useState<number | null>(null);
  const toggle = (id: number, isRange: boolean) => {
    setLast(id);
    const [from, to] = [shown.indexOf(last ?? id), shown.indexOf(id)].toSorted((a, b) => a - b);
    if (isRange && from !== undefined && from >= 0) {
      setIds(ids.union(new Set(shown.slice(from, (to ?? from) + 1))));
      return;
    }
    setIds(ids.symmetricDifference(new Set([id])));
  };
  return { ids, toggle, set: (chosen) => setIds(new Set(chosen)) };
}
