import { type Box, clipBox, isEmptyBox, type Mask } from './mask.ts';

const MOST_STEPS = 50;

/** What a part of the mask holds on the other side of a step. */
interface Patch {
  box: Box;
  values: Uint8Array;
}

/** The steps of a mask, to take back and do again. Each keeps only the part that it changed. */
export class MaskHistory {
  readonly #mask: Mask;
  readonly #undone: Patch[] = [];
  readonly #done: Patch[] = [];
  #before: Uint8Array | null = null;

  constructor(mask: Mask) {
    this.#mask = mask;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Before a change: remembers the mask. */
  begin(): void {
    this.#before = this.#mask.data.slice();
  }

  /** After a change within `box`: one step more; what was undone is gone. */
  commit(box: Box): void {
    const within = clipBox(this.#mask, box);
    if (this.#before === null || isEmptyBox(within)) return;
    this.#done.push({ box: within, values: cut({ ...this.#mask, data: this.#before }, within) });
    if (this.#done.length > MOST_STEPS) this.#done.shift();
    this.#undone.length = 0;
    this.#before = null;
  }

  /** Takes the last step back. @returns what changed, or null when there is none */
  undo(): Box | null {
    return this.#swap(this.#done, this.#undone);
  }

  redo(): Box | null {
    return this.#swap(this.#undone, this.#done);
  }

  #swap(from: Patch[], to: Patch[]): Box | null {
    const patch = from.pop();
    if (patch === undefined) return null;
    to.push({ box: patch.box, values: cut(this.#mask, patch.box) });
    paste(this.#mask, patch);
    return patch.box;
  }
}

function cut({ width, data }: Mask, { left, top, right, bottom }: Box): Uint8Array {
  const values = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++)
    values.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return values;
}

function paste({ width, data }: Mask, { box: { left, top, right, bottom }, values }: Patch): void {
  const span = right - left;
  for (let y = top; y < bottom; y++)
    data.set(values.subarray((y - top) * span, (y - top + 1) * span), y * width + left);
}
