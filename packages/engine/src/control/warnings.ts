import type { Look } from './look.ts';

const NO_PHOTO = 'The local engine paints: a photo needs a hosted or self-hosted image model.';
const NO_NEGATIVE = 'The local engine adds nothing to the control image; the negative prompt was ignored.';

interface Asked {
  readonly stylePreset: string | null;
  readonly negativePrompt: string | null;
}

/** What is said of a prompt and preset that the local engine takes colours and manner from, but no things. */
export function promptWarnings({ stylePreset, negativePrompt }: Asked, { style }: Look): string[] {
  return [
    ...(stylePreset !== null && style?.wantsPhoto ? [NO_PHOTO] : []),
    ...(negativePrompt ? [NO_NEGATIVE] : []),
  ];
}
