import type Konva from 'konva';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Circle, Group, Image, Layer, Line, Stage } from 'react-konva';
import { maskTexts as texts } from '../texts/en/mask.ts';
import styles from './MaskEditor.module.css';
import type { Point } from './mask.ts';
import type { Size } from './mask-pixels.ts';
import { type MaskSession, outlineOf, type ShapeTool } from './mask-session.ts';
import type { MaskSettings } from './mask-tools.ts';
import type { Brush } from './stroke.ts';
import type { useView } from './use-view.ts';

export interface MaskStageProps {
  session: MaskSession;
  /** The picture, drawn in its own size. */
  bitmap: ImageBitmap;
  settings: MaskSettings;
  view: ReturnType<typeof useView>;
  picture: Size;
}

const WHEEL_ZOOM = 1.0015;
/** Of a mouse. */
const MIDDLE_BUTTON = 1;
const OUTLINE_DASH = [6, 4];
/** Of mice and fingers, which tell none that means anything. */
const USUAL_PRESSURE = 1;

/** The picture with its mask, to paint on: by pen, mouse, finger or keyboard. */
export function MaskStage({ session, bitmap, settings, view, picture }: MaskStageProps) {
  const overlay = useRef<Konva.Image>(null);
  const [trail, setTrail] = useState<readonly Point[]>([]);
  const [pointer, setPointer] = useState<Point | null>(null);
  /** Where the screen was held last, while the picture is moved. */
  const held = useRef<Point | null>(null);
  const isSpaceDown = useSpace();
  const { tool, mode } = settings;
  /** Mask pixels for one of the picture's. */
  const ratio = session.mask.width / picture.width;
  const brush: Brush = { diameter: settings.brushSize * ratio, hardness: settings.hardness };
  useEffect(() => {
    const stop = session.subscribe(() => overlay.current?.getLayer()?.batchDraw());
    return () => {
      stop();
    };
  }, [session]);

  const press = ({ evt, target }: Konva.KonvaEventObject<PointerEvent>) => {
    const at = placeOf(target);
    if (at === null) return;
    if (isSpaceDown || evt.button === MIDDLE_BUTTON || tool === 'hand') {
      held.current = { x: evt.clientX, y: evt.clientY };
      return;
    }
    if (tool === 'wand') session.takeSimilar(at, settings.tolerance, mode);
    else if (tool === 'brush') session.beginStroke({ ...at, pressure: pressureOf(evt) }, brush, mode);
    else setTrail([at]);
  };
  const move = ({ evt, target }: Konva.KonvaEventObject<PointerEvent>) => {
    const at = placeOf(target);
    setPointer(at);
    if (at === null) return;
    if (held.current !== null) {
      view.pan(evt.clientX - held.current.x, evt.clientY - held.current.y);
      held.current = { x: evt.clientX, y: evt.clientY };
    } else if (tool === 'brush') session.continueStroke({ ...at, pressure: pressureOf(evt) }, brush, mode);
    else if (trail.length > 0) setTrail([...trail, at]);
  };
  const release = () => {
    held.current = null;
    session.endStroke();
    if (trail.length > 1 && isShape(tool)) session.fill(outlineOf(tool, trail), mode);
    setTrail([]);
  };
  const wheel = ({ evt, target }: Konva.KonvaEventObject<WheelEvent>) => {
    evt.preventDefault();
    view.zoom(WHEEL_ZOOM ** -evt.deltaY, target.getStage()?.getPointerPosition() ?? undefined);
  };
  const keys = useKeyboardBrush({ session, brush, mode, pointer, setPointer });

  const scale = view.view.scale / ratio;
  return (
    <div
      className={styles.canvas}
      role="application"
      aria-label={texts.canvas}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys paint
      tabIndex={0}
      data-autofocus
      data-tool={isSpaceDown ? 'hand' : tool}
      onKeyDown={keys}
    >
      <Stage
        width={view.room.width}
        height={view.room.height}
        x={view.view.x}
        y={view.view.y}
        scaleX={scale}
        scaleY={scale}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerLeave={() => {
          release();
          setPointer(null);
        }}
        onWheel={wheel}
      >
        <Layer listening={false}>
          <Image
            image={bitmap}
            width={session.mask.width}
            height={session.mask.height}
            visible={!settings.isMaskOnly}
          />
          <Image ref={overlay} image={session.canvas} opacity={settings.isMaskOnly ? 1 : settings.opacity} />
        </Layer>
        <Layer listening={false}>
          {isShape(tool) && trail.length > 1 && <Outline points={outlineOf(tool, trail)} />}
          {tool === 'brush' && pointer !== null && (
            <Group x={pointer.x} y={pointer.y}>
              <Circle
                radius={brush.diameter / 2}
                stroke="#000000"
                strokeWidth={3}
                strokeScaleEnabled={false}
              />
              <Circle
                radius={brush.diameter / 2}
                stroke="#ffffff"
                strokeWidth={1}
                strokeScaleEnabled={false}
              />
            </Group>
          )}
        </Layer>
      </Stage>
    </div>
  );
}

function Outline({ points }: { points: readonly Point[] }) {
  const flat = points.flatMap(({ x, y }) => [x, y]);
  const shared = { points: flat, closed: true, strokeScaleEnabled: false, strokeWidth: 2 };
  return (
    <>
      <Line {...shared} stroke="#000000" />
      <Line {...shared} stroke="#ffffff" dash={OUTLINE_DASH} />
    </>
  );
}

/** Where the pointer is on the mask. */
function placeOf(target: Konva.Node): Point | null {
  return target.getStage()?.getRelativePointerPosition() ?? null;
}

function pressureOf({ pointerType, pressure }: PointerEvent): number {
  return pointerType === 'pen' ? pressure : USUAL_PRESSURE;
}

function isShape(tool: MaskSettings['tool']): tool is ShapeTool {
  return tool === 'rectangle' || tool === 'ellipse' || tool === 'lasso';
}

const ARROWS: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Arrow keys move by this share of the brush. */
const KEY_STEP = 0.25;

interface KeyboardBrush {
  session: MaskSession;
  brush: Brush;
  mode: MaskSettings['mode'];
  pointer: Point | null;
  setPointer: (at: Point) => void;
}

/** Painting without a pointer: arrow keys move the brush, Enter paints where it is, Shift and an arrow key draw. */
function useKeyboardBrush({ session, brush, mode, pointer, setPointer }: KeyboardBrush) {
  return (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    const from = pointer ?? { x: session.mask.width / 2, y: session.mask.height / 2 };
    const step = Math.max(1, brush.diameter * KEY_STEP);
    const to = { x: from.x + (arrow?.x ?? 0) * step, y: from.y + (arrow?.y ?? 0) * step };
    setPointer(to);
    if (arrow !== undefined && !event.shiftKey) return;
    session.beginStroke({ ...from, pressure: USUAL_PRESSURE }, brush, mode);
    session.continueStroke({ ...to, pressure: USUAL_PRESSURE }, brush, mode);
    session.endStroke();
  };
}

/** Whether the space bar is held, which pans; in controls it keeps its meaning. */
function useSpace(): boolean {
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.code !== 'Space') return;
      if (event.target instanceof HTMLElement && event.target.matches('button, input, select')) return;
      event.preventDefault();
      setDown(event.type === 'keydown');
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('keyup', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('keyup', listen);
    };
  }, []);
  return isDown;
}
