import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { useSettled } from '../../work/use-settled.ts';
import { type UpscaleDraft, wishOf } from './upscale-draft.ts';

const SETTLE_MS = 300;

/** The size that comes of the draft and its price, as the server says before anything is sent. */
export function useUpscalePreview(draft: UpscaleDraft, source: { width: number; height: number } | null) {
  const size = source === null ? null : { width: source.width, height: source.height };
  const question = useSettled(size === null ? null : { ...wishOf(draft, size), ...size }, SETTLE_MS);
  return useQuery({
    queryKey: ['upscale-preview', question],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.POST('/image-studio/upscale/preview', {
          body: question ?? { width: 1, height: 1 },
        }),
      ),
    enabled: question !== null,
    retry: false,
  });
}
