import { answerOf } from '@atelier/sdk';
import { useQueries } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { useSettled } from '../../work/use-settled.ts';
import { type Size, type UpscaleDraft, wishOf } from './upscale-draft.ts';

const SETTLE_MS = 300;

/** What would come of one picture; undefined while it is worked out. */
export type Preview = Awaited<ReturnType<typeof ask>> | undefined;

export interface Previews {
  /** One for each source, in their order. */
  all: readonly Preview[];
  /** Why one of them cannot be made. */
  error: Error | null;
}

/** The sizes that come of the draft and their prices, as the server says before anything is sent. */
export function useUpscalePreviews(draft: UpscaleDraft, sources: readonly Size[]): Previews {
  const questions = useSettled(
    sources.map(({ width, height }) => ({ ...wishOf(draft, { width, height }), width, height })),
    SETTLE_MS,
  );
  return useQueries({
    queries: questions.map((question) => ({
      queryKey: ['upscale-preview', question],
      queryFn: () => ask(question),
      retry: false,
    })),
    combine: (all) => ({
      all: sources.map((_, index) => all[index]?.data),
      error: all.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
}

function ask(body: ReturnType<typeof wishOf> & Size) {
  return answerOf(atelier.imageStudio.POST('/image-studio/upscale/preview', { body }));
}
