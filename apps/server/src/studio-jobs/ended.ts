import type { Ambient } from '../ambient.ts';
import type { Tx } from '../store/connect.ts';
import { entryOf, settleCredits } from '../store/credits.ts';
import type { OperationRow } from '../store/operations.ts';
import {
  dropStudioPictures,
  type StudioPictureRow,
  saveStudioPicture,
  sourceAssetOf,
  studioPicturesOf,
} from '../store/studio-jobs.ts';
import { STORED_ORDER, type StoredJob } from './job.ts';

const MODULES: Record<StoredJob['route'], string> = {
  create: 'image_studio_create',
  edit: 'image_studio_edit',
  upscale: 'image_studio_upscale',
  control: 'image_studio_control',
  social: 'image_studio_social',
  compress: 'image_studio_compress',
  convert: 'image_studio_convert',
  face_swap: 'image_studio_face_swap',
};
const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg' };
const TITLE_CHARACTERS = 80;

/**
 * What follows from the end of an operation, in the transaction that ends it: work of Image Studio is charged and saved,
 * or costs nothing and leaves nothing.
 * @param shareMade of what was ordered, 0..1; 0 = it failed or was cancelled
 * @returns keys of bytes that were let go of
 */
export async function studioOperationEnded(
  { ambient }: { ambient: Pick<Ambient, 'now'> },
  tx: Tx,
  operation: OperationRow,
  shareMade: number,
): Promise<string[]> {
  if (operation.kind !== 'image_studio') return [];
  const { id, account_id: account } = operation;
  const at = ambient.now();
  if (shareMade === 0) {
    await settleCredits(tx, account, id, 0, at);
    return dropStudioPictures(tx, id);
  }
  const isIdle = (await studioPicturesOf(tx, id)).every(({ metadata }) => metadata.unchanged === true);
  await settleCredits(tx, account, id, isIdle ? 0 : shareMade, at);
  const { job } = STORED_ORDER.parse(operation.request);
  if (job.save) await saveAll(tx, operation, job, at);
  return [];
}

async function saveAll(tx: Tx, operation: OperationRow, job: StoredJob, at: Date): Promise<void> {
  const { id, account_id: account } = operation;
  const pictures = (await studioPicturesOf(tx, id)).filter(({ metadata }) => metadata.extra !== true);
  const charged = (await entryOf(tx, account, id))?.cents ?? 0;
  const parent = await sourceAssetOf(tx, account, id);
  const { route, prompt, provider, model, operation: name } = job;
  for (const picture of pictures)
    await saveStudioPicture(tx, account, picture, {
      blob_key: picture.blob_key,
      source_module: MODULES[route],
      filename: fileName(name, picture),
      mime: picture.mime,
      width: picture.width,
      height: picture.height,
      title: prompt === null ? null : prompt.slice(0, TITLE_CHARACTERS),
      prompt,
      metadata: { operation: name, ...picture.metadata },
      provider,
      model,
      cost_cents: Math.round(charged / pictures.length),
      generation_ms: at.getTime() - operation.created_at.getTime(),
      created_at: at,
      parent_id: parent,
    });
}

/** `inpaint-1b2c3d4e-1.png`: unique within an account as far as people can see. */
function fileName(name: string, { operation_id, position, mime }: StudioPictureRow): string {
  const SHORT_ID = 8;
  const extension = EXTENSIONS[mime] ?? mime.slice(mime.indexOf('/') + 1);
  return `${name}-${operation_id.slice(-SHORT_ID)}-${position + 1}.${extension}`;
}
