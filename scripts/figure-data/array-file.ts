type Packable = Int16Array | Int32Array | Uint8Array | Uint16Array;

/**
 * Collects named arrays and a JSON index into one file: the length of the index (uint32, little endian), the index
 * (UTF-8), then the arrays, each starting at a multiple of four bytes after the index. Read by `ArrayFile` of the
 * figure package.
 */
export class ArrayFileWriter {
  #chunks: Uint8Array[] = [];
  #offset = 0;
  #arrays: Record<string, { type: string; offset: number; length: number }> = {};

  put(name: string, array: Packable): void {
    this.#arrays[name] = { type: array.constructor.name, offset: this.#offset, length: array.length };
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const padding = (4 - (bytes.length % 4)) % 4;
    this.#chunks.push(bytes, new Uint8Array(padding));
    this.#offset += bytes.length + padding;
  }

  /** @param facts whatever else the reader needs, kept beside the list of arrays. */
  finish(facts: Record<string, unknown>): Buffer {
    const text = JSON.stringify({ ...facts, arrays: this.#arrays });
    const index = Buffer.from(text.padEnd(text.length + ((4 - (Buffer.byteLength(text) % 4)) % 4)));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(index.length);
    return Buffer.concat([length, index, ...this.#chunks]);
  }
}
