import type { StudioScreen } from '@atelier/contracts/studio-screens';
import { useSyncExternalStore } from 'react';

/** A studio, or a part of one that keeps its own last order, as `control.sketch`. */
export type WorkName = StudioScreen | `${StudioScreen}.${string}`;

/** The last order of a studio: kept in this browser, so that a reload finds it again, running or ended. */
export interface KeptWork {
  operationId: string;
  /** When it was ordered here, milliseconds. */
  since: number;
}

const ENTRY = 'atelier.work';
const listeners = new Set<() => void>();
let all: Partial<Record<string, KeptWork>> | null = null;

function read(): Partial<Record<string, KeptWork>> {
  if (all !== null) return all;
  try {
    all = Object(JSON.parse(localStorage.getItem(ENTRY) ?? '{}'));
  } catch {
    all = {};
  }
  return all ?? {};
}

/** Remembers the order of a studio or of a part of it; null forgets it. */
export function keepWork(name: WorkName, work: KeptWork | null): void {
  all = { ...read(), [name]: work ?? undefined };
  localStorage.setItem(ENTRY, JSON.stringify(all));
  for (const listener of listeners) listener();
}

export function useKeptWork(name: WorkName): KeptWork | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read()[name] ?? null,
  );
}

/** Which studio ordered an operation in this browser. */
export function studioOf(operationId: string): string | null {
  const [name] = Object.entries(read()).find(([, work]) => work?.operationId === operationId) ?? [];
  return name?.split('.')[0] ?? null;
}
