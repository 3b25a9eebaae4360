import type { EditOperationId } from '@atelier/contracts/image-studio';
import { useEffect, useRef } from 'react';
import { useDraft } from '../../drafts/draft.ts';
import { type PictureFile, readPicture } from '../../pictures/picture-file.ts';
import type { ResultPicture } from '../../pictures/result-picture.ts';
import { type ShownPicture, usePictures } from '../../pictures/use-pictures.ts';

const INITIAL = {
  /** The picture that the steps began with. */
  of: '',
  /** Place in the stack: 0 = the picture as it was given. */
  at: 0,
  /** What each step did. */
  operations: [] as EditOperationId[],
  /** The picture that the running or last order was for, and what it does. */
  orderedFrom: '',
  orderedOperation: 'remove_background' as EditOperationId,
  /** The last result that became a step. */
  taken: '',
};

/** The steps of an editing session: each result becomes the next source, and any step can be gone back to. */
export interface EditSteps {
  source: ReturnType<typeof usePictures>;
  /** The given picture and the result of every edit. */
  all: readonly { picture: ShownPicture; operation: EditOperationId | null }[];
  at: number;
  current: ShownPicture | null;
  /** The picture that the last order was for, and what was ordered. */
  orderedFrom: ShownPicture | null;
  orderedOperation: EditOperationId;
  /** Whether the current picture is the last result. */
  isLastResult: boolean;
  goTo: (at: number) => void;
  /** Remembers what an order is for. */
  noteOrder: (operation: EditOperationId) => void;
}

/** @param result the finished work of this screen, which becomes a step when its source is still the current picture */
export function useEditSteps(result: ResultPicture | null): EditSteps {
  const source = usePictures('edit.source');
  const kept = usePictures('edit.steps');
  const [draft, edit] = useDraft('edit.steps', INITIAL);
  const given = source.first;
  const isOfGiven = given !== null && draft.of === given.id;
  const made = isOfGiven ? kept.pictures : [];
  const all =
    given === null
      ? []
      : [
          { picture: given, operation: null },
          ...made.map((picture, index) => ({ picture, operation: draft.operations[index] ?? null })),
        ];
  const at = isOfGiven ? Math.min(draft.at, all.length - 1) : 0;
  const current = all[at]?.picture ?? null;
  const isReady = source.isReady && kept.isReady;
  const taking = useRef('');

  useEffect(() => {
    if (!isReady || result === null || current === null) return;
    if (draft.taken === result.id || taking.current === result.id) return;
    if (draft.orderedFrom !== current.id) return;
    taking.current = result.id;
    void fetchPicture(result).then((picture) => {
      kept.replace([...made.slice(0, at), picture]);
      edit({
        of: given?.id ?? '',
        at: at + 1,
        operations: [...draft.operations.slice(0, at), draft.orderedOperation],
        taken: result.id,
      });
    });
  });

  return {
    source,
    all,
    at,
    current,
    orderedFrom: all.find(({ picture }) => picture.id === draft.orderedFrom)?.picture ?? null,
    orderedOperation: draft.orderedOperation,
    isLastResult: result !== null && draft.taken === result.id && at === all.length - 1 && at > 0,
    goTo: (place) => edit({ at: Math.min(all.length - 1, Math.max(0, place)) }),
    noteOrder: (operation) =>
      edit({
        of: given?.id ?? '',
        at,
        operations: isOfGiven ? draft.operations : [],
        orderedFrom: current?.id ?? '',
        orderedOperation: operation,
      }),
  };
}

async function fetchPicture({ url, name }: ResultPicture): Promise<PictureFile> {
  const blob = await (await fetch(url)).blob();
  return readPicture(blob, name, Number.POSITIVE_INFINITY);
}
