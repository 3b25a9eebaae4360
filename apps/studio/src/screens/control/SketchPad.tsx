import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { greyPng } from '../../mask/grey-png.ts';
import styles from '../../mask/MaskEditor.module.css';
import { MaskStage } from '../../mask/MaskStage.tsx';
import { createMask, type MaskMode, paintedShare } from '../../mask/mask.ts';
import { maskKeys } from '../../mask/mask-keys.ts';
import { contextOf } from '../../mask/mask-pixels.ts';
import { MaskSession } from '../../mask/mask-session.ts';
import { INITIAL_MASK_SETTINGS, type MaskSettings } from '../../mask/mask-tools.ts';
import { useView } from '../../mask/use-view.ts';
import { ViewBar } from '../../mask/ViewBar.tsx';
import { type PictureFile, readPicture } from '../../pictures/picture-file.ts';
import { controlTexts as texts } from '../../texts/en/control.ts';
import { maskTexts } from '../../texts/en/mask.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Slider } from '../../ui/Slider.tsx';
import controlStyles from './Control.module.css';

const PAPER = { width: 1024, height: 1024 };
const INK = [24, 22, 20] as const;
const PEN: MaskSettings = { ...INITIAL_MASK_SETTINGS, brushSize: 10, hardness: 0.9, opacity: 1 };
const THICKEST_PEN_PX = 80;
const SKETCH_TOOLS = ['brush', 'rectangle', 'ellipse', 'lasso'] as const;
const MODES: readonly MaskMode[] = ['add', 'remove'];

/** White paper to draw on. What is drawn is kept as a mask of ink, so that all of the mask editor's tools draw here too. */
export default function SketchPad({
  onUse,
  onClose,
}: {
  onUse: (sketch: PictureFile) => void;
  onClose: () => void;
}) {
  const [paper, setPaper] = useState<ImageBitmap | null>(null);
  const [session] = useState(
    () => new MaskSession(createMask(PAPER.width, PAPER.height), new Uint8ClampedArray(0), INK),
  );
  const [settings, setSettings] = useState(PEN);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const view = useView(frame, PAPER);
  const { limits } = useSignedIn();
  useSyncExternalStore(session.subscribe, session.version);
  useEffect(() => {
    void whitePaper().then(setPaper);
  }, []);
  const edit = (changes: Partial<MaskSettings>) => setSettings((before) => ({ ...before, ...changes }));
  const use = async () => {
    const drawn = { ...session.mask, data: session.mask.data.map((ink) => 255 - ink) };
    onUse(await readPicture(await greyPng(drawn), 'sketch.png', limits.max_upload_bytes));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.sketchTitle}
      look="full"
      footer={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" disabled={paintedShare(session.mask) === 0} onClick={() => void use()}>
            {texts.use}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for the controls inside */}
      <div className={styles.editor} onKeyDown={maskKeys(session, settings, edit)}>
        <div className={styles.stage}>
          <ViewBar session={session} view={view} />
          <div ref={setFrame} className={classNames(styles.frame, controlStyles.desk)}>
            {paper !== null && (
              <MaskStage session={session} bitmap={paper} settings={settings} view={view} picture={PAPER} />
            )}
          </div>
        </div>
        <div className={styles.side}>
          <Choice
            label={texts.mode}
            value={settings.mode}
            onChange={(mode) => edit({ mode })}
            options={MODES.map((value) => ({ value, label: texts.modes[value] }))}
          />
          <Choice
            label={maskTexts.tool}
            look="cards"
            value={settings.tool}
            onChange={(tool) => edit({ tool })}
            options={SKETCH_TOOLS.map((value) => ({
              value,
              label: value === 'brush' ? texts.pen : maskTexts.tools[value],
            }))}
          />
          <Slider
            label={texts.penWidth}
            value={settings.brushSize}
            onChange={(brushSize) => edit({ brushSize })}
            min={1}
            max={THICKEST_PEN_PX}
            show={maskTexts.pixels}
          />
          <div className={styles.buttons}>
            <Button size="sm" onClick={() => session.changeAll(({ data }) => data.fill(0))}>
              {texts.clear}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}

function whitePaper(): Promise<ImageBitmap> {
  const context = contextOf(PAPER);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, PAPER.width, PAPER.height);
  return createImageBitmap(context.canvas);
}
