import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { useSettled } from '../../work/use-settled.ts';
import { type CreateDraft, orderOf } from './create-draft.ts';

/** Lists that only a new version of the server changes. */
const FOR_THE_SESSION = { staleTime: Number.POSITIVE_INFINITY } as const;
const SETTLE_MS = 300;

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.GET('/image-studio/templates', { params: { query: { include_extended: true } } }),
      ),
    ...FOR_THE_SESSION,
  });
}

export function useStyles() {
  return useQuery({
    queryKey: ['style-presets'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/style-presets')),
    ...FOR_THE_SESSION,
  });
}

export function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/providers')),
  });
}

export function usePersonas() {
  return useQuery({
    queryKey: ['personas'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/personas')),
  });
}

export type CreatePreview = NonNullable<ReturnType<typeof useCreatePreview>['data']>;
export type Providers = NonNullable<ReturnType<typeof useProviders>['data']>['providers'];

/** What the draft would lead to and cost: asked again when it has stood still, and never in the way of typing. */
export function useCreatePreview(draft: CreateDraft) {
  const settled = useSettled(draft, SETTLE_MS);
  // The price does not hang on the words, so it is known before there are any.
  const order = { ...orderOf(settled), prompt: settled.prompt.trim() || '…' };
  return useQuery({
    queryKey: ['create-preview', order],
    queryFn: () => answerOf(atelier.imageStudio.POST('/image-studio/create/preview', { body: order })),
    placeholderData: (before) => before,
    retry: false,
  });
}
