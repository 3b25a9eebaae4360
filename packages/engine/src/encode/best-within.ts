/** A file and the quality it was written at. */
export interface Graded {
  readonly bytes: Uint8Array;
  readonly quality: number;
  /** Whether the file is as small as it had to be. */
  readonly fits: boolean;
}

/**
 * The best quality whose file is not larger than `maxBytes`, by bisection: files grow with quality. When none is small
 * enough, the smallest of those tried.
 * @param lowest 1..100, at most `highest`
 * @param write makes the file of a quality; asked at most 8 times
 */
export async function bestWithin(
  maxBytes: number,
  lowest: number,
  highest: number,
  write: (quality: number) => Promise<Uint8Array>,
): Promise<Graded> {
  let low = lowest;
  let high = highest;
  let best: Graded | undefined;
  let smallest: Graded | undefined;
  while (low <= high) {
    const quality = Math.floor((low + high + 1) / 2);
    const bytes = await write(quality);
    const tried = { bytes, quality, fits: bytes.length <= maxBytes };
    if (!smallest || bytes.length < smallest.bytes.length) smallest = tried;
    if (tried.fits) {
      best = tried;
      low = quality + 1;
    } else {
      high = quality - 1;
    }
  }
  const found = best ?? smallest;
  if (!found)
    throw new RangeError(`Expected qualities from low to high but received ${lowest} to ${highest}.`);
  return found;
}
