import type { StudioScreen } from '@atelier/contracts/studio-screens';

const FILES = import.meta.glob<string>('./pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** What a studio made of a real picture: before where it was given one, and after. */
export interface StudioPictures {
  before: string | undefined;
  after: string;
}

/** Undefined for studios whose work is not seen in one picture. */
export function studioPictures(screen: StudioScreen): StudioPictures | undefined {
  const after = FILES[`./pictures/${screen}-after.webp`];
  return after === undefined ? undefined : { before: FILES[`./pictures/${screen}-before.webp`], after };
}
