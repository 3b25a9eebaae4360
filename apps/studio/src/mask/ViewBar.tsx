import { Maximize, Redo2, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { maskTexts as texts } from '../texts/en/mask.ts';
import { IconButton } from '../ui/Button.tsx';
import styles from './MaskEditor.module.css';
import type { MaskSession } from './mask-session.ts';
import type { useView } from './use-view.ts';

const ZOOM_STEP = 1.25;

/** Steps back and forth, and how large the picture is shown. */
export function ViewBar({ session, view }: { session: MaskSession; view: ReturnType<typeof useView> }) {
  return (
    <div className={styles.bar}>
      <IconButton
        icon={Undo2}
        label={texts.undo}
        disabled={!session.canUndo}
        onClick={() => session.undo()}
      />
      <IconButton
        icon={Redo2}
        label={texts.redo}
        disabled={!session.canRedo}
        onClick={() => session.redo()}
      />
      <span className={styles.gap} />
      <IconButton icon={ZoomOut} label={texts.zoomOut} onClick={() => view.zoom(1 / ZOOM_STEP)} />
      <small>{texts.percent(view.view.scale)}</small>
      <IconButton icon={ZoomIn} label={texts.zoomIn} onClick={() => view.zoom(ZOOM_STEP)} />
      <IconButton icon={Maximize} label={texts.fit} onClick={view.fit} />
    </div>
  );
}
