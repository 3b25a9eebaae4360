import { contentOf } from '../blobs/blobs.ts';
import { workKey } from '../operations/content.ts';
import type { ClaimedTask } from '../operations/settle.ts';
import { PREPARE_INPUT } from '../operations/task-input.ts';
import type { Tx } from '../store/connect.ts';
import type { ImageRow } from '../store/images.ts';
import { photosOf } from '../store/operations.ts';
import { changeSku } from '../store/skus.ts';
import { findWorkResult, rememberWorkResult } from '../store/work-results.ts';
import { TaskRefused, type TaskWork, type WorkParts } from './task-work.ts';

const PREPARED_MIME = 'application/octet-stream';

/** Looks at all photos of a product once, for every picture that will be made of it. */
export const prepare: TaskWork = async (parts, task, context) => {
  const { provider, storage, db, ambient } = parts;
  const input = PREPARE_INPUT.parse(task.input);
  const photos = await requirePhotos(parts, task);
  const originals = photos.map((photo) => photo.original_key ?? photo.served_key);
  const key = workKey(['traits', provider.id, provider.engineVersion, originals.map(contentOf), input]);

  const known = await findWorkResult(db, task.account, key);
  if (known !== null)
    return {
      held: [],
      warnings: known.warnings,
      write: async (tx) => {
        await keepForSku(tx, task, known.blob_key, known.metadata);
        return { key: known.blob_key, timings: { remembered: 0 } };
      },
    };

  const bytes = await Promise.all(originals.map((original) => storage.read(original)));
  const { signal, onProgress } = context;
  const prepared = await provider.prepareProduct({ photos: bytes, ...input }, { signal, onProgress });
  const held = await storage.hold(task.account, prepared.bytes);
  return {
    held: [held],
    warnings: prepared.warnings,
    write: async (tx) => {
      await storage.refer(tx, held);
      const result = {
        work_key: key,
        blob_key: held.key,
        mime: PREPARED_MIME,
        width: 0,
        height: 0,
        warnings: prepared.warnings,
        metadata: { ...prepared.traits },
        created_at: ambient.now(),
      };
      await rememberWorkResult(tx, task.account, result, originals);
      await keepForSku(tx, task, held.key, result.metadata);
      return { key: held.key, timings: prepared.timings };
    },
  };
};

/** A SKU keeps its cutouts for every picture that will be made of it. */
async function keepForSku(
  tx: Tx,
  { account, skuInternalId }: ClaimedTask,
  key: string,
  traits: Record<string, unknown>,
): Promise<void> {
  if (skuInternalId !== null) await changeSku(tx, account, skuInternalId, { prepared_key: key, traits });
}

/** @throws TaskRefused naming a photo that was deleted or has expired since the order */
async function requirePhotos(parts: WorkParts, task: ClaimedTask): Promise<ImageRow[]> {
  const photos = await photosOf(parts.db, task.account, task.operation_id, parts.ambient.now());
  return photos.map(({ position, image }) => {
    if (image === null) throw new TaskRefused(`Photo ${position + 1} does not exist any more.`);
    return image;
  });
}
