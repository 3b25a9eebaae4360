const ARRAY_TYPES = { Int16Array, Int32Array, Uint8Array, Uint16Array };
type ArrayTypes = typeof ARRAY_TYPES;
type ArrayType = keyof ArrayTypes;

interface ArrayEntry {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** The length of the index, before the index. */
const HEADER_BYTES = 4;

/**
 * Named arrays and a JSON index in one file: length of the index (uint32, little endian), index (UTF-8), arrays at
 * multiples of four bytes after it. Arrays are views, not copies.
 */
export class ArrayFile {
  readonly index: Readonly<Record<string, unknown>>;
  readonly #arrays: Readonly<Record<string, ArrayEntry>>;
  readonly #buffer: ArrayBuffer;
  readonly #start: number;

  /** Throws when the bytes are not such a file. */
  constructor(bytes: Uint8Array) {
    // A copy aligns the arrays, wherever the bytes came from.
    this.#buffer = new Uint8Array(bytes).buffer;
    const length = new DataView(this.#buffer).getUint32(0, true);
    this.#start = HEADER_BYTES + length;
    const text = new TextDecoder().decode(new Uint8Array(this.#buffer, HEADER_BYTES, length));
    this.index = JSON.parse(text);
    this.#arrays = this.index.arrays as Readonly<Record<string, ArrayEntry>>;
  }

  /** A view of one array. Throws when there is none of this name and type. */
  array<T extends ArrayType>(name: string, type: T): InstanceType<ArrayTypes[T]> {
    const entry = this.#arrays[name];
    if (entry?.type !== type) {
      throw new Error(`Expected an ${type} "${name}" but received ${entry?.type ?? 'nothing'}.`);
    }
    const view = new ARRAY_TYPES[type](this.#buffer, this.#start + entry.offset, entry.length);
    return view as InstanceType<ArrayTypes[T]>;
  }
}
