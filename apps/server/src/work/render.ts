import { LOCAL, type PictureResult } from '@atelier/providers';
import type { AccountId } from '../accounts/account.ts';
import { expiry } from '../assets/assets.ts';
import { productPictureByProviders } from '../hosted/product-by-providers.ts';
import { workKey } from '../operations/content.ts';
import type { Materials, OperationKind } from '../operations/kinds/kind.ts';
import { KINDS } from '../operations/kinds/kinds.ts';
import type { ClaimedTask } from '../operations/settle.ts';
import { RENDER_INPUT } from '../operations/task-input.ts';
import { productEngineOf } from '../store/accounts.ts';
import type { Hold } from '../store/blobs.ts';
import type { Tx } from '../store/connect.ts';
import { dropHostedResults } from '../store/hosted-jobs.ts';
import { insertImage } from '../store/images.ts';
import type { OperationKindName } from '../store/tables.ts';
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
  const engine = await productEngineOf(parts.db, task.account);
  // What providers made is theirs, and remembered as such.
  const by = engine === LOCAL ? [] : [engine];
  const key = workKey(['render', provider.id, provider.engineVersion, identityOf(sources), spec, ...by]);
  const known = await findWorkResult(parts.db, task.account, key);
  return known === null
    ? makePicture(parts, task, context, key, { ...sources, engine })
    : {
        held: [],
        warnings: known.warnings,
        write: async (tx) => ({ imageId: await publish(parts, tx, task, known), timings: { remembered: 0 } }),
      };
};

async function makePicture(
  parts: WorkParts,
  task: ClaimedTask,
  context: WorkContext,
  key: string,
  sources: Sources & { engine: string },
): Promise<FinishedWork> {
  const { spec } = RENDER_INPUT.parse(task.input);
  const materials = await materialsOf(parts, sources);
  if (task.operationKind === 'image_studio') throw new Error(`task ${task.id} renders no product`);
  const kind = KINDS[task.operationKind];
  const made = await makeBy(
    sources.engine,
    parts,
    task.id,
    { account: task.account, kind, materials, spec },
    context,
  );
  const held: Hold = await parts.storage.hold(task.account, made.bytes);
  const { mime, width, height, warnings, metadata } = made;
  const picture: Picture = { work_key: key, blob_key: held.key, mime, width, height, warnings, metadata };
  return {
    held: [held],
    warnings,
    write: async (tx) => {
      await parts.storage.refer(tx, held);
      await dropHostedResults(tx, task.id);
      const result = { ...picture, created_at: parts.ambient.now() };
      await rememberWorkResult(tx, task.account, result, picturesAmong(sources));
      return { imageId: await publish(parts, tx, task, picture), timings: made.timings };
    },
  };
}

interface Wanted {
  account: AccountId;
  kind: Pick<OperationKind<OperationKindName>, 'make' | 'forProviders'>;
  materials: Materials;
  spec: unknown;
}

/** By the engine that the account wants, and by the local one where that makes no such pictures. */
async function makeBy(
  engine: string,
  parts: WorkParts,
  id: string,
  { account, kind, materials, spec }: Wanted,
  context: WorkContext,
): Promise<PictureResult> {
  const locally = () => kind.make(parts.provider, materials, spec, context);
  const picture = engine === LOCAL ? null : kind.forProviders(materials, spec);
  if (picture === null) return locally();
  // Photos of people are checked by the local engine, whoever dresses them; its picture is there if nobody else can.
  const checked = picture.person === undefined ? null : await locally();
  const given = await productPictureByProviders(parts, { id, account, engine, picture }, context);
  if (!Array.isArray(given)) return given;
  const made = checked ?? (await locally());
  return { ...made, warnings: [...given, ...made.warnings] };
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
