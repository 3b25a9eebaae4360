/**
 * Tells a thread that is deep in a computation, and so reads no messages, that its result is no longer wanted:
 * `Int32Array [1]` on shared memory, 0 = go on.
 */
export type StopFlag = Int32Array<SharedArrayBuffer>;

export function createStopFlag(): StopFlag {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

export function raiseStopFlag(flag: StopFlag): void {
  Atomics.store(flag, 0, 1);
}

/** @throws DOMException `AbortError` once the flag is raised */
export function throwIfStopped(flag: StopFlag): void {
  if (Atomics.load(flag, 0) !== 0) throw new DOMException('The work was aborted.', 'AbortError');
}
