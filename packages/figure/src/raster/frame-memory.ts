/**
 * Large arrays that pictures made one after the other share, so that a worker's memory does not grow with their
 * number. Contents are left over from the last use. Not for two pictures at a time.
 */
export class FrameMemory {
  readonly #floats = new Map<string, Float32Array>();
  readonly #integers = new Map<string, Uint32Array>();

  /** `Float32Array [length]` for the named purpose. */
  floats(purpose: string, length: number): Float32Array {
    let array = this.#floats.get(purpose);
    if (array === undefined || array.length < length) {
      array = new Float32Array(length);
      this.#floats.set(purpose, array);
    }
    return array.subarray(0, length);
  }

  /** `Uint32Array [length]` for the named purpose. */
  integers(purpose: string, length: number): Uint32Array {
    let array = this.#integers.get(purpose);
    if (array === undefined || array.length < length) {
      array = new Uint32Array(length);
      this.#integers.set(purpose, array);
    }
    return array.subarray(0, length);
  }
}
