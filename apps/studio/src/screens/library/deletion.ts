import { useSyncExternalStore } from 'react';
import { libraryTexts as texts } from '../../texts/en/library.ts';
import { showToast } from '../../ui/toasts.ts';
import { changeAssets } from './use-library.ts';

/** As long as the notice with "Undo" stands. */
const UNDO_MS = 10_000;

let hidden: ReadonlySet<number> = new Set();
const waiting = new Set<{ ids: number[]; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();

/** Assets that are deleted as far as people see, while they can still be had back. */
export function useDeleted(): ReadonlySet<number> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hidden,
  );
}

/** Deletes after a while, in which it can be undone; at once when the page is left. */
export function deleteAssets(ids: number[]): void {
  const deletion = {
    ids,
    timer: setTimeout(() => {
      waiting.delete(deletion);
      // Shown again should the server refuse.
      void changeAssets('delete', ids).finally(() => show(ids));
    }, UNDO_MS),
  };
  waiting.add(deletion);
  change(hidden.union(new Set(ids)));
  showToast(texts.deleted(ids.length), {
    action: {
      label: texts.undo,
      run: () => {
        clearTimeout(deletion.timer);
        waiting.delete(deletion);
        show(ids);
      },
    },
  });
}

function show(ids: number[]): void {
  change(hidden.difference(new Set(ids)));
}

function change(next: ReadonlySet<number>): void {
  hidden = next;
  for (const listener of listeners) listener();
}

/** `keepalive` lets the order reach the server although its page is gone. */
addEventListener('pagehide', () => {
  for (const { ids, timer } of waiting) {
    clearTimeout(timer);
    void fetch('/api/content-assets/bulk', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'delete', asset_ids: ids }),
      keepalive: true,
    });
  }
  waiting.clear();
});
