import { answerOf } from '@atelier/sdk';
import { useRef, useState } from 'react';
import { atelier } from '../../api/atelier.ts';
import { useDraft } from '../../drafts/draft.ts';
import { toDataUrl } from '../../pictures/picture-file.ts';
import { type ShownPicture, usePictures } from '../../pictures/use-pictures.ts';
import { cancelOperation, useRunning } from '../../work/operations.ts';
import { jobIdOf } from '../../work/studio-jobs.ts';
import { toFailure } from '../../work/use-work.ts';
import { keepWork } from '../../work/work-store.ts';
import { type UpscaleDraft, wishOf } from './upscale-draft.ts';

/** The order of one picture. */
export interface Entry {
  pictureId: string;
  /** Null until the server took it. */
  operationId: string | null;
  /** When it was sent, milliseconds. */
  since: number;
  /** Why the server did not take it. */
  problem: string | null;
}

/** Kept over reloads; its pictures are kept beside it. */
const INITIAL = { entries: [] as Entry[] };

export interface BatchItem extends Entry {
  picture: ShownPicture;
  /** Whether it waits to be sent, or is being sent. */
  isSending: boolean;
}

export interface UpscaleBatch {
  items: readonly BatchItem[];
  isBusy: boolean;
  /** Orders every picture for itself, so that one that fails leaves the others alone. */
  start: (pictures: readonly ShownPicture[], draft: UpscaleDraft) => void;
  /** Orders one picture of the batch again. */
  retry: (pictureId: string, draft: UpscaleDraft) => void;
  /** Sends no more, and ends what runs. */
  cancel: () => void;
  clear: () => void;
}

/** The pictures that were ordered together, found again after a reload. */
export function useUpscaleBatch(): UpscaleBatch {
  const [{ entries }, edit] = useDraft('upscale.batch', INITIAL);
  const ordered = usePictures('upscale.ordered');
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const run = useRef(0);
  const latest = useRef(entries);
  latest.current = entries;
  const running = useRunning(entries.flatMap(({ operationId }) => operationId ?? []));

  const change = (pictureId: string, changes: Partial<Entry>) => {
    latest.current = latest.current.map((one) =>
      one.pictureId === pictureId ? { ...one, ...changes } : one,
    );
    edit({ entries: latest.current });
  };
  const send = async (pictures: readonly ShownPicture[], draft: UpscaleDraft) => {
    const own = ++run.current;
    setSending(new Set(pictures.map(({ id }) => id)));
    for (const picture of pictures) {
      if (run.current !== own) return;
      try {
        const operationId = await order(picture, draft);
        keepWork('upscale', { operationId, since: Date.now() });
        change(picture.id, { operationId, since: Date.now(), problem: null });
      } catch (error) {
        change(picture.id, { problem: toFailure(error).message });
      }
      setSending((before) => before.difference(new Set([picture.id])));
    }
  };
  const start = (pictures: readonly ShownPicture[], draft: UpscaleDraft) => {
    ordered.replace(pictures);
    latest.current = pictures.map(({ id }) => ({
      pictureId: id,
      operationId: null,
      since: Date.now(),
      problem: null,
    }));
    edit({ entries: latest.current });
    void send(pictures, draft);
  };
  const items = entries.flatMap((entry): BatchItem[] => {
    const picture = ordered.pictures.find(({ id }) => id === entry.pictureId);
    return picture === undefined ? [] : [{ ...entry, picture, isSending: sending.has(picture.id) }];
  });
  return {
    items,
    isBusy: sending.size > 0 || running.size > 0,
    start,
    retry: (pictureId, draft) => {
      const pictures = ordered.pictures.filter(({ id }) => id === pictureId);
      change(pictureId, { operationId: null, problem: null });
      void send(pictures, draft);
    },
    cancel: () => {
      run.current++;
      setSending(new Set());
      for (const id of running) void cancelOperation(id).catch(() => {});
    },
    clear: () => edit(INITIAL),
  };
}

/** @throws AtelierFailure */
async function order(picture: ShownPicture, draft: UpscaleDraft): Promise<string> {
  const prompt = draft.prompt.trim();
  const body = {
    image_base64: await toDataUrl(picture.blob),
    ...wishOf(draft, picture),
    ...(prompt === '' ? {} : { prompt }),
    async: true,
  };
  return jobIdOf(await answerOf(atelier.imageStudio.POST('/image-studio/upscale', { body })));
}
