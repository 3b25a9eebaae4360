import { expiry } from '../assets/assets.ts';
import { workKey } from '../operations/content.ts';
import { KINDS } from '../operations/kinds/kinds.ts';
import type { ClaimedTask } from '../operations/settle.ts';
import { RENDER_INPUT } from '../operations/task-input.ts';
import type { Hold } from '../store/blobs.ts';
import type { Tx } from '../store/connect.ts';
import { insertImage } from '../store/images.ts';
import { findWorkResult, rememberWorkResult, type WorkResultRow } from '../store/work-results.ts';
import { identityOf, materialsOf, picturesAmong, type Sources, sourcesOf } from './render-sources.ts';
import type { FinishedWork, TaskWork, WorkContext, WorkParts } from './task-work.ts';

/** A picture whose bytes are stored: just made, or made before for the same work. */
type Picture = Omit<WorkResultRow, 'account_id' | 'created_at'>;

/** Makes one picture of prepared products. */
export const render: TaskWork = async (parts, task, context) => {
  const { provider } = parts;
  const { spec } = RENDER_INPUT.parse(task.input);
  const sources = await sourcesOf(parts, task);
  const key = workKey(['render', provider.id, provider.engineVersion, identityOf(sources), spec]);
  const known = await findWorkResult(parts.db, task.account, key);
  return known === null
    ? makePicture(parts, task, context, key, sources)
    : {
        held: [],
        warnings: known.warnings,
        write: async (tx) => ({ imageId: await publish(parts, tx, task, known), timings: { remembered: 0 } }),
      };
};

async function makePicture(
  parts: WorkParts,
  task: ClaimedTask,
  { signal, onProgress }: WorkContext,
  key: string,
  sources: Sources,
): Promise<FinishedWork> {
  const { spec } = RENDER_INPUT.parse(task.input);
  const materials = await materialsOf(parts, sources);
  if (task.operationKind === 'image_studio') throw new Error(`task ${task.id} renders no product`);
  const kind = KINDS[task.operationKind];
  const made = await kind.make(parts.provider, materials, spec, { signal, onProgress });
  const held: Hold = await parts.storage.hold(task.account, made.bytes);
  const { mime, width, height, warnings, metadata } = made;
  const picture: Picture = { work_key: key, blob_key: held.key, mime, width, height, warnings, metadata };
  return {
    held: [held],
    warnings,
    write: async (tx) => {
      await parts.storage.refer(tx, held);
      const result = { ...picture, created_at: parts.ambient.now() };
      await rememberWorkResult(tx, task.account, result, picturesAmong(sources));
      return { imageId: await publish(parts, tx, task, picture), timings: made.timings };
    },
  };
}

/** Gives the picture its public id; returns it. */
async function publish(parts: WorkParts, tx: Tx, task: ClaimedTask, picture: Picture): Promise<string> {
  const at = parts.ambient.now();
  const id = `gen_image-${parts.ambient.uuid()}`;
  await insertImage(tx, task.account, {
    id,
    origin: 'generated',
    owner_type: 'user',
    original_key: null,
    served_key: picture.blob_key,
    mime: picture.mime,
    width: picture.width,
    height: picture.height,
    metadata: { ...picture.metadata, warnings: picture.warnings },
    created_at: at,
    expires_at: task.skuInternalId === null ? expiry(at, parts.imageTtlDays) : null,
  });
  return id;
}
