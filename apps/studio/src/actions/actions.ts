import type { LucideIcon } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';

/**
 * Something a person can do. Written once; the command palette, menus, buttons and shortcuts all read it, so no
 * shortcut is wired by hand.
 */
export interface Action {
  /** Unique, as `create.generate`. */
  id: string;
  label: string;
  /** Heading in the palette. */
  group: string;
  icon?: LucideIcon;
  /** More words that the palette finds it by. */
  keywords?: string;
  /** `Mod+Enter` (Cmd on a Mac, else Ctrl), or letters pressed one after the other: `g c`. */
  shortcut?: string;
  /** Why it cannot be done now; shown instead of doing it. */
  disabledReason?: string | undefined;
  run: () => void;
}

let registered: ReadonlyMap<string, Action> = new Map();
const listeners = new Set<() => void>();

function change(edit: (actions: Map<string, Action>) => void): void {
  const next = new Map(registered);
  edit(next);
  registered = next;
  for (const listener of listeners) listener();
}

/** Offers actions while the calling component is shown. */
export function useActions(actions: readonly Action[]): void {
  // Every render brings fresh closures; the registry must hold those.
  useEffect(() => {
    change((all) => {
      for (const action of actions) all.set(action.id, action);
    });
    return () =>
      change((all) => {
        for (const { id } of actions) all.delete(id);
      });
  });
}

/** Everything that can be done here and now. */
export function useRegisteredActions(): readonly Action[] {
  const actions = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
  return [...actions.values()];
}

/** For event handlers, which need no rendering. */
export function currentActions(): readonly Action[] {
  return [...registered.values()];
}
