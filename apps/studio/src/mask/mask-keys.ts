import type { KeyboardEvent } from 'react';
import type { MaskSession } from './mask-session.ts';
import { type MaskSettings, stepBrush } from './mask-tools.ts';

/** The keys of everything that is drawn with masks: `[` and `]` for the brush, undo and redo. */
export function maskKeys(
  session: MaskSession,
  settings: MaskSettings,
  edit: (changes: Pick<MaskSettings, 'brushSize'>) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === '[' || event.key === ']')
      edit({ brushSize: stepBrush(settings.brushSize, event.key === ']' ? 1 : -1) });
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    event.shiftKey ? session.redo() : session.undo();
  };
}
