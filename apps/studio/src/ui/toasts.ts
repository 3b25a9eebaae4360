import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  sentence: string;
  tone: 'neutral' | 'good' | 'bad';
  /** One thing to do about it, as "Undo". */
  action?: { label: string; run: () => void };
}

const STAY_MS = 6000;
const STAY_WITH_ACTION_MS = 10_000;
const MOST = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something at the foot of the page, aloud too, for a while. */
export function showToast(sentence: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  const toast: Toast = { id: nextId++, sentence, tone: 'neutral', ...options };
  change([...toasts, toast].slice(-MOST));
  setTimeout(() => dismissToast(toast.id), toast.action === undefined ? STAY_MS : STAY_WITH_ACTION_MS);
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
