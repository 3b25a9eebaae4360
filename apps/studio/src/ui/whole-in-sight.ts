/** Room that the top bar, the panel around a picture and the words below it take of the height. */
const AROUND = '17rem';
/** Larger than this a picture gains nothing. */
const WIDEST = '44rem';

/**
 * The greatest width of a picture that stands alone, as CSS: with what can be done with it, all of it is in sight.
 * @param ratio width / height
 */
export function wholeInSight(ratio: number): string {
  return `min(100%, ${WIDEST}, max(16rem, (100dvh - ${AROUND}) * ${ratio}))`;
}
