import type { StudioScreen } from '@atelier/contracts/studio-screens';
import { type ActivityItem, AtelierFailure, answerOf, hasEnded } from '@atelier/sdk';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { atelier } from '../api/atelier.ts';
import { useDraft } from '../drafts/draft.ts';
import { workTexts } from '../texts/en/work.ts';
import { cancelOperation, OPERATIONS_KEY } from '../work/operations.ts';
import { toFailure } from '../work/use-work.ts';
import type { ProductResult } from './product-results.ts';

/** One picture that was asked for after its order had ended. */
interface Asked {
  operationId: string;
  /** Its image type, by the name that the screen gives it. */
  name: string;
}

const INITIAL: { of: string; asked: Asked[] } = { of: '', asked: [] };
/** Events come faster; this is for streams that a proxy holds back. */
const LOOK_MS = 3000;

/** A further picture that is not there yet, or will not come. */
export interface PendingPicture extends Asked {
  progress: number;
  failure: AtelierFailure | null;
}

export interface FurtherPictures<ImageType> {
  /** The order's result with the further pictures behind those of their type. */
  result: ProductResult<ImageType>;
  pending: readonly PendingPicture[];
  /** Why the last wish was refused at once. */
  refusal: AtelierFailure | null;
  /** `order` sends the wish, and returns the id of its operation. */
  ask: (name: string, order: () => Promise<string>) => void;
  /** Ends one that is at work; takes one that failed out of sight. */
  drop: (picture: PendingPicture) => void;
}

/**
 * Single pictures made again beside those of an order; found again after a reload like the order itself, forgotten with
 * it.
 * @param load fetches what a finished operation made; of several pictures of a type the last is the new one
 */
export function useFurtherPictures<ImageType extends object>(
  studio: StudioScreen,
  original: ProductResult<ImageType>,
  load: (operationId: string) => Promise<ProductResult<ImageType>>,
): FurtherPictures<ImageType> {
  const [kept, edit] = useDraft(`${studio}.further`, INITIAL);
  const [refusal, setRefusal] = useState<AtelierFailure | null>(null);
  const asked = kept.of === original.operationId ? kept.asked : [];
  const answers = useQueries({
    queries: asked.map(({ operationId }) => ({
      queryKey: [...OPERATIONS_KEY, 'further', operationId],
      queryFn: () => look(operationId, load),
      refetchInterval: (query: { state: { data: Look<ImageType> | undefined } }) =>
        query.state.data !== undefined && hasEnded(query.state.data.operation) ? (false as const) : LOOK_MS,
    })),
  });
  const looked = asked.map((one, index) => ({
    ...one,
    data: answers[index]?.data,
    error: answers[index]?.error ?? null,
  }));
  const forget = (operationId: string) =>
    edit({ asked: asked.filter((one) => one.operationId !== operationId) });
  return {
    result: withFurther(
      original,
      looked.flatMap(({ data }) => data?.result ?? []),
    ),
    pending: looked
      .filter(({ data }) => data?.result == null)
      .map(({ operationId, name, data, error }) => ({
        operationId,
        name,
        progress: data?.operation.progress ?? 0,
        failure: failureOf(data?.operation, error),
      })),
    refusal,
    ask: (name, order) => {
      setRefusal(null);
      order()
        .then((operationId) => edit({ of: original.operationId, asked: [...asked, { operationId, name }] }))
        .catch((error: unknown) => setRefusal(toFailure(error)));
    },
    drop: ({ operationId, failure }) => {
      forget(operationId);
      if (failure === null)
        cancelOperation(operationId).catch((error: unknown) => setRefusal(toFailure(error)));
    },
  };
}

interface Look<ImageType> {
  operation: ActivityItem;
  result: ProductResult<ImageType> | null;
}

async function look<ImageType>(
  operation_id: string,
  load: (operationId: string) => Promise<ProductResult<ImageType>>,
): Promise<Look<ImageType>> {
  const operation = await answerOf(
    atelier.account.GET('/operations/{operation_id}', { params: { path: { operation_id } } }),
  );
  return { operation, result: operation.status === 'SUCCESS' ? await load(operation_id) : null };
}

function failureOf(operation: ActivityItem | undefined, error: Error | null): AtelierFailure | null {
  if (error !== null) return toFailure(error);
  if (operation === undefined || !hasEnded(operation) || operation.status === 'SUCCESS') return null;
  return new AtelierFailure(operation.error ?? workTexts.failed);
}

function withFurther<ImageType extends object>(
  original: ProductResult<ImageType>,
  further: readonly ProductResult<ImageType>[],
): ProductResult<ImageType> {
  const isSame = (a: ImageType, b: ImageType) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const groups = original.groups.map((group) => ({
    ...group,
    pictures: [
      ...group.pictures,
      ...further
        .flatMap((result) => result.groups)
        .filter(({ imageType }) => isSame(imageType, group.imageType))
        .flatMap(({ pictures }) => pictures.slice(-1)),
    ],
  }));
  const warnings = new Set([...original.warnings, ...further.flatMap((result) => result.warnings)]);
  return { ...original, groups, warnings: [...warnings] };
}

/** Answers may have the fields of an image type in another order. */
function sorted(imageType: object): [string, unknown][] {
  return Object.entries({ ...imageType }).toSorted(([a], [b]) => a.localeCompare(b));
}
