import { StudioWork } from '@atelier/contracts/image-studio';
import { HOSTED_ORDER } from '../hosted/hosted-order.ts';
import { type HostedTask, type StudioResult, studioByProviders } from '../hosted/hosted-studio.ts';
import type { ClaimedTask } from '../operations/settle.ts';
import { dropHostedResults } from '../store/hosted-jobs.ts';
import { insertStudioPicture, studioInputsOf } from '../store/studio-jobs.ts';
import type { FinishedWork, TaskWork, WorkContext, WorkParts } from './task-work.ts';

/** Room for the pictures of a task among those of its operation. */
const POSITIONS_PER_TASK = 1000;

/** Does a piece of work of the Image Studio API. */
export const studio: TaskWork = async (parts, task, { signal, onProgress }): Promise<FinishedWork> => {
  const { storage } = parts;
  const made = await make(parts, task, { signal, onProgress });
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
      await dropHostedResults(tx, task.id);
      return { timings: made.timings };
    },
  };
};

/** By the providers that were chosen when it was ordered; by the engine when none were. */
async function make(parts: WorkParts, task: ClaimedTask, context: WorkContext): Promise<StudioResult> {
  const work = StudioWork.parse(task.input.work);
  const { images, references } = await imagesFor(parts, task.operation_id);
  const order = HOSTED_ORDER.optional().parse(task.input.hosted);
  if (order === undefined) return parts.provider.studio({ work, images }, context);
  const { id, account } = task;
  return studioByProviders(parts, { id, account, work, images, references, order }, context);
}

async function imagesFor(
  { db, storage }: WorkParts,
  operationId: string,
): Promise<Pick<HostedTask, 'images' | 'references'>> {
  const images: HostedTask['images'] = {};
  const references: Uint8Array[] = [];
  for (const { role, key } of await studioInputsOf(db, operationId)) {
    const bytes = await storage.read(key);
    if (role === 'reference') references.push(bytes);
    else images[role] = bytes;
  }
  return { images, references };
}
