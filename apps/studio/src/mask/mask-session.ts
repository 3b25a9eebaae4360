import { ellipse, fillShape, rectangle } from './fill-shape.ts';
import { takeSimilar } from './magic-wand.ts';
import { type Box, joinBoxes, type Mask, type MaskMode, type Point, wholeBox } from './mask.ts';
import { MaskHistory } from './mask-history.ts';
import { canvasOf, drawMask, type Tint } from './mask-pixels.ts';
import { type Brush, drawStroke, type Touch } from './stroke.ts';

/** Shapes that are drawn from one point to another, or around. */
export type ShapeTool = 'rectangle' | 'ellipse' | 'lasso';

/** One opening of the mask editor: the mask, its steps, and the canvas that shows it. */
export class MaskSession {
  readonly mask: Mask;
  readonly canvas: HTMLCanvasElement;
  readonly #history: MaskHistory;
  readonly #pixels: Uint8ClampedArray;
  readonly #listeners = new Set<() => void>();
  #tint: Tint | null;
  #last: Touch | null = null;
  #strokeBox: Box | null = null;
  #version = 0;

  /** @param pixels RGBA of the picture in the mask's size */
  constructor(mask: Mask, pixels: Uint8ClampedArray, tint: Tint | null) {
    this.mask = mask;
    this.canvas = canvasOf(mask);
    this.#history = new MaskHistory(mask);
    this.#pixels = pixels;
    this.#tint = tint;
    this.#show(wholeBox(mask));
  }

  /** Grows with every change, for `useSyncExternalStore`. */
  version = () => this.#version;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** How the mask is shown: as a tint, or alone in black and white. */
  show(tint: Tint | null): void {
    if (tint === this.#tint) return;
    this.#tint = tint;
    this.#show(wholeBox(this.mask));
  }

  beginStroke(touch: Touch, brush: Brush, mode: MaskMode): void {
    this.#history.begin();
    this.#last = touch;
    this.#strokeBox = null;
    this.continueStroke(touch, brush, mode);
  }

  continueStroke(touch: Touch, brush: Brush, mode: MaskMode): void {
    if (this.#last === null) return;
    const box = drawStroke(this.mask, this.#last, touch, brush, mode);
    this.#last = touch;
    this.#strokeBox = joinBoxes(this.#strokeBox, box);
    this.#show(box);
  }

  endStroke(): void {
    if (this.#last === null) return;
    this.#last = null;
    if (this.#strokeBox !== null) this.#history.commit(this.#strokeBox);
    this.#tell();
  }

  /** One step that changes the mask at once. @param act returns the pixels that may have changed */
  change(act: (mask: Mask) => Box): void {
    this.#history.begin();
    const box = act(this.mask);
    this.#history.commit(box);
    this.#show(box);
  }

  /** One step over the whole mask. */
  changeAll(act: (mask: Mask) => void): void {
    this.change((mask) => {
      act(mask);
      return wholeBox(mask);
    });
  }

  fill(outline: readonly Point[], mode: MaskMode): void {
    this.change((mask) => fillShape(mask, outline, mode));
  }

  takeSimilar(from: Point, tolerance: number, mode: MaskMode): void {
    this.change((mask) => takeSimilar(mask, this.#pixels, from, tolerance, mode));
  }

  undo(): void {
    this.#show(this.#history.undo());
  }

  redo(): void {
    this.#show(this.#history.redo());
  }

  #show(box: Box | null): void {
    const context = this.canvas.getContext('2d');
    if (box !== null && context !== null) drawMask(context, this.mask, box, this.#tint);
    this.#tell();
  }

  #tell(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

/** The outline that a drag describes; `trail` holds every point of it. */
export function outlineOf(tool: ShapeTool, trail: readonly Point[]): readonly Point[] {
  const [from] = trail;
  const to = trail.at(-1);
  if (from === undefined || to === undefined || tool === 'lasso') return trail;
  return tool === 'rectangle' ? rectangle(from, to) : ellipse(from, to);
}
