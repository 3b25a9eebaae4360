import type { Observation } from './observe.ts';

/** Share of an object that the network could not decide about, from which the caller should look at the result. */
const HARD_TO_SEE = 0.15;

/** Public sentences about what a photo makes difficult. `photo` counts from 0. */
export function misgivingsAbout(
  photo: number,
  seen: Observation,
  { doubt, uncovered, leftOut }: { doubt: number; uncovered: boolean; leftOut: boolean },
): string[] {
  const sentences: string[] = [];
  if (seen.sidesTouched > 0) {
    sentences.push(`Photo ${photo + 1} does not show the whole product: its frame cuts it off.`);
  }
  if (doubt > HARD_TO_SEE) {
    sentences.push(
      `In photo ${photo + 1} the product is hard to tell from its background; please check its outline.`,
    );
  }
  if (leftOut) {
    sentences.push(
      `Photo ${photo + 1} shows other things that its frame cuts off: only what it shows whole was taken.`,
    );
  }
  if (uncovered) {
    sentences.push(
      `In photo ${photo + 1} a hand, an arm or hair covers a part of the garment: that part was made up from its cloth.`,
    );
  }
  return sentences;
}
