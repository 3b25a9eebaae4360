import { Brush, Circle, Hand, Lasso, Square, WandSparkles } from 'lucide-react';
import { maskTexts as texts } from '../texts/en/mask.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { FieldGroup } from '../ui/Field.tsx';
import { MoreSettings } from '../ui/Panel.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './MaskEditor.module.css';
import type { MaskMode } from './mask.ts';
import type { MaskSession } from './mask-session.ts';
import {
  BRUSH_RANGE,
  MASK_TOOLS,
  type MaskSettings,
  MOST_EDGE_PX,
  MOST_TOLERANCE,
  type TintName,
} from './mask-tools.ts';
import { feather, grow, invert } from './spread.ts';

const ICONS = {
  brush: Brush,
  rectangle: Square,
  ellipse: Circle,
  lasso: Lasso,
  wand: WandSparkles,
  hand: Hand,
};
const MODES: readonly MaskMode[] = ['add', 'remove'];
const TINT_NAMES: readonly TintName[] = ['red', 'green', 'blue'];

export interface MaskControlsProps {
  settings: MaskSettings;
  edit: (changes: Partial<MaskSettings>) => void;
  session: MaskSession;
  /** Mask pixels for one of the picture's. */
  ratio: number;
}

/** Tools of the mask editor and what they are set to. */
export function MaskControls({ settings, edit, session, ratio }: MaskControlsProps) {
  const { tool, edgePx } = settings;
  const edge = Math.max(1, Math.round(edgePx * ratio));
  return (
    <div className={styles.controls}>
      <Choice
        label={texts.mode}
        value={settings.mode}
        onChange={(mode) => edit({ mode })}
        options={MODES.map((value) => ({ value, label: texts.modes[value] }))}
      />
      <Choice
        label={texts.tool}
        look="cards"
        value={tool}
        onChange={(chosen) => edit({ tool: chosen })}
        options={MASK_TOOLS.map((value) => {
          const Icon = ICONS[value];
          return { value, label: texts.tools[value], picture: <Icon aria-hidden size={18} /> };
        })}
      />
      {tool === 'brush' && <BrushFields settings={settings} edit={edit} />}
      {tool === 'wand' && (
        <Slider
          label={texts.tolerance}
          value={settings.tolerance}
          onChange={(tolerance) => edit({ tolerance })}
          min={0}
          max={MOST_TOLERANCE}
        />
      )}
      <FieldGroup label={texts.whole}>
        <div className={styles.buttons}>
          <Button size="sm" onClick={() => session.changeAll(invert)}>
            {texts.invert}
          </Button>
          <Button size="sm" onClick={() => session.changeAll(({ data }) => data.fill(255))}>
            {texts.fill}
          </Button>
          <Button size="sm" onClick={() => session.changeAll(({ data }) => data.fill(0))}>
            {texts.clear}
          </Button>
        </div>
      </FieldGroup>
      <Slider
        label={texts.edge}
        value={edgePx}
        onChange={(chosen) => edit({ edgePx: chosen })}
        min={1}
        max={MOST_EDGE_PX}
        show={texts.pixels}
      />
      <div className={styles.buttons}>
        <Button size="sm" onClick={() => session.changeAll((mask) => grow(mask, edge))}>
          {texts.grow}
        </Button>
        <Button size="sm" onClick={() => session.changeAll((mask) => feather(mask, edge))}>
          {texts.feather}
        </Button>
      </div>
      <LookFields settings={settings} edit={edit} />
    </div>
  );
}

type FieldsProps = Pick<MaskControlsProps, 'settings' | 'edit'>;

function BrushFields({ settings, edit }: FieldsProps) {
  return (
    <>
      <Slider
        label={texts.size}
        value={settings.brushSize}
        onChange={(brushSize) => edit({ brushSize })}
        {...BRUSH_RANGE}
        show={texts.pixels}
      />
      <Slider
        label={texts.hardness}
        value={settings.hardness}
        onChange={(hardness) => edit({ hardness })}
        min={0}
        max={1}
        step={0.05}
        show={texts.percent}
      />
    </>
  );
}

function LookFields({ settings, edit }: FieldsProps) {
  return (
    <MoreSettings label={texts.view}>
      <Switch
        label={texts.maskOnly}
        checked={settings.isMaskOnly}
        onChange={(isMaskOnly) => edit({ isMaskOnly })}
      />
      <Choice
        label={texts.tint}
        value={settings.tint}
        onChange={(tint) => edit({ tint })}
        options={TINT_NAMES.map((value) => ({
          value,
          label: texts.tints[value],
        }))}
      />
      <Slider
        label={texts.opacity}
        value={settings.opacity}
        onChange={(opacity) => edit({ opacity })}
        min={0.1}
        max={1}
        step={0.05}
        show={texts.percent}
      />
    </MoreSettings>
  );
}
