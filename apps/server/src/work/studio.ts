import { type ImageRole, StudioWork } from '@atelier/contracts/image-studio';
import { insertStudioPicture, studioInputsOf } from '../store/studio-jobs.ts';
import type { FinishedWork, TaskWork, WorkParts } from './task-work.ts';

/** Room for the pictures of a task among those of its operation. */
const POSITIONS_PER_TASK = 1000;

/** Does a piece of work of the Image Studio API. */
export const studio: TaskWork = async (parts, task, { signal, onProgress }): Promise<FinishedWork> => {
  const { storage, provider } = parts;
  const work = StudioWork.parse(task.input.work);
  const images = await imagesFor(parts, task.operation_id);
  const made = await provider.studio({ work, images }, { signal, onProgress });
  const held = await Promise.all(made.pictures.map(({ bytes }) => storage.hold(task.account, bytes)));
  return {
    held,
    warnings: made.warnings,
    write: async (tx) => {
      await storage.refer(tx, ...held);
      for (const [index, { mime, width, height, metadata }] of made.pictures.entries()) {
        const hold = held[index];
        if (hold === undefined) throw new Error('a picture was not stored');
        await insertStudioPicture(tx, {
          operation_id: task.operation_id,
          position: task.position * POSITIONS_PER_TASK + index,
          blob_key: hold.key,
          mime,
          width,
          height,
          metadata,
        });
      }
      return { timings: made.timings };
    },
  };
};

async function imagesFor(
  { db, storage }: WorkParts,
  operationId: string,
): Promise<Partial<Record<ImageRole, Uint8Array>>> {
  const images: Partial<Record<ImageRole, Uint8Array>> = {};
  for (const { role, key } of await studioInputsOf(db, operationId)) images[role] = await storage.read(key);
  return images;
}
