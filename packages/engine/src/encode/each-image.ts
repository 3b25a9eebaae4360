/** What became of one file of a batch. */
export type BatchItem<T> = { readonly result: T } | { readonly error: unknown };

/**
 * Does the same with each file of a batch, one after the other, so that only one is in memory at a time. A file that
 * fails leaves the others alone.
 *
 *     const items = await eachImage(files, (file) => compress(file, options));
 */
export async function eachImage<T>(
  files: readonly Uint8Array[],
  work: (file: Uint8Array) => Promise<T>,
): Promise<BatchItem<T>[]> {
  const items: BatchItem<T>[] = [];
  for (const file of files) {
    items.push(
      await work(file).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      ),
    );
  }
  return items;
}
