import type { EditOperationId } from '@atelier/contracts/image-studio';
import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';

interface Size {
  width: number;
  height: number;
}

/** The operations and what they cost; only a new version of the server changes them. */
export function useEditOperations() {
  return useQuery({
    queryKey: ['edit-operations'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/edit/operations')),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Models for edits by words, and which of them the server would take for a picture of this size. */
export function useEditModels(size: Size | null) {
  const models = useQuery({
    queryKey: ['edit-models'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/edit/models')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const recommendation = useQuery({
    queryKey: ['edit-recommend', size?.width, size?.height],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.POST('/image-studio/edit/recommend', {
          body: {
            operation: 'general_edit',
            ...(size === null ? {} : { image_resolution: { width: size.width, height: size.height } }),
          },
        }),
      ),
    enabled: size !== null,
  });
  return { models: models.data?.models ?? [], recommendation: recommendation.data ?? null };
}

/** What an edit will cost. Outpainting is priced by the size that comes of it, everything else by that of the source. */
export function useEditPrice(operation: EditOperationId, size: Size | null, model: string) {
  return useQuery({
    queryKey: ['edit-price', operation, size?.width, size?.height, model],
    queryFn: () =>
      answerOf(
        atelier.imageStudio.POST('/image-studio/estimate-cost', {
          body: {
            provider: 'auto',
            operation,
            ...(size === null ? {} : { width: size.width, height: size.height }),
            ...(model === '' ? {} : { model }),
          },
        }),
      ),
    placeholderData: (before) => before,
    retry: false,
  });
}
