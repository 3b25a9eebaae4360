import { useEffect } from 'react';
import { type Action, currentActions } from './actions.ts';

/** Letters of a sequence come within this time. */
const SEQUENCE_MS = 1000;
/** What orders on every screen. */
const ORDER = 'Mod+Enter';
const IS_MAC = navigator.userAgent.includes('Mac');

/** The shortcut as people read it: `⌘ ↵`, `Ctrl ↵`, `g c`. */
export function showShortcut(shortcut: string): string {
  return shortcut
    .replace('Mod', IS_MAC ? '⌘' : 'Ctrl')
    .replace('Shift', '⇧')
    .replace('Enter', '↵')
    .replaceAll('+', ' ');
}

/** Listens for the shortcuts of all registered actions, once for the whole studio. */
export function useShortcuts(): void {
  useEffect(() => {
    let last = '';
    let lastAt = 0;
    const listen = (event: KeyboardEvent) => {
      const chord = chordOf(event);
      // Radio groups refuse every Enter, also the one that orders what was chosen in them.
      const isTaken = event.defaultPrevented && chord !== ORDER;
      if (isTaken || event.isComposing) return;
      const sequence = event.timeStamp - lastAt < SEQUENCE_MS ? `${last} ${chord}` : chord;
      last = chord;
      lastAt = event.timeStamp;
      const action = findAction(sequence, event) ?? findAction(chord, event);
      if (action === undefined) return;
      event.preventDefault();
      last = '';
      if (action.disabledReason === undefined) action.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function findAction(keys: string, { target }: KeyboardEvent): Action | undefined {
  // Plain letters belong to whatever is being written.
  if (!keys.includes('Mod') && isWriting(target)) return undefined;
  return currentActions().find(({ shortcut }) => shortcut?.toLowerCase() === keys.toLowerCase());
}

function chordOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const isLetter = key.length === 1;
  const parts = [
    (IS_MAC ? metaKey : ctrlKey) && 'Mod',
    // A shifted letter is another character already, as "?".
    shiftKey && !isLetter && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])'))
  );
}
