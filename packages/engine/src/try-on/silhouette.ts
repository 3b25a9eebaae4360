import type { Size } from './photo-camera.ts';

/** Where the photo shows a person, 0..1: `Float32Array [height * width]` of the whole photo. */
export interface Silhouette extends Size {
  readonly data: Float32Array;
  /** Where it shows their bare skin, 0..1, as large; absent: not known. */
  readonly skin?: Float32Array;
}

/** A silhouette looked at in pixels of a smaller picture of the same photo. */
export class SmallSilhouette implements Size {
  readonly width: number;
  readonly height: number;
  readonly #full: Silhouette;

  constructor(full: Silhouette, { width, height }: Size) {
    this.#full = full;
    this.width = width;
    this.height = height;
  }

  /** Share of person at a place, 0..1; nobody is outside the picture. */
  personAt(x: number, y: number): number {
    return this.#at(this.#full.data, x, y);
  }

  /** Share of bare skin at a place, 0..1. */
  skinAt(x: number, y: number): number {
    return this.#full.skin ? this.#at(this.#full.skin, x, y) : 0;
  }

  #at(field: Float32Array, x: number, y: number): number {
    const { width, height } = this.#full;
    const column = Math.floor(((x + 0.5) * width) / this.width);
    const row = Math.floor(((y + 0.5) * height) / this.height);
    if (column < 0 || row < 0 || column >= width || row >= height) return 0;
    return field[row * width + column]!;
  }
}
