import { contentOf } from '../blobs/blobs.ts';
import type { Materials } from '../operations/kinds/kind.ts';
import type { ClaimedTask } from '../operations/settle.ts';
import { RENDER_INPUT } from '../operations/task-input.ts';
import { cutoutsOf, photosOf } from '../store/operations.ts';
import { tasksOf } from '../store/tasks.ts';
import { TaskRefused, type WorkParts } from './task-work.ts';

/** Keys of the stored bytes that a picture is made from. */
export interface Sources {
  /** The cutouts of its products. */
  prepared: readonly [string, ...string[]];
  /** The photo of whoever is dressed. */
  person?: string;
  ground?: string;
}

/** @throws TaskRefused when the photo of a person was deleted or has expired since the order */
export async function sourcesOf(parts: WorkParts, task: ClaimedTask): Promise<Sources> {
  const { groundKey } = RENDER_INPUT.parse(task.input).spec;
  const prepared = await preparedFor(parts, task);
  const person = task.operationKind === 'try_on' ? await personOf(parts, task) : undefined;
  return {
    prepared,
    ...(person === undefined ? {} : { person }),
    ...(groundKey === undefined ? {} : { ground: groundKey }),
  };
}

/** Names what the bytes say: equal sources, equal text. */
export function identityOf({ prepared, person }: Sources): unknown[] {
  return [prepared.map(contentOf), person === undefined ? null : contentOf(person)];
}

/** Pictures that a result is derived from: it is forgotten with them. */
export function picturesAmong({ person, ground }: Sources): string[] {
  return [person, ground].filter((key) => key !== undefined);
}

/** Reads what the keys name. @throws TaskRefused for a picture that was deleted since the order */
export async function materialsOf({ storage }: WorkParts, sources: Sources): Promise<Materials> {
  const [first, ...others] = sources.prepared;
  const { person, ground } = sources;
  const read = (key: string, sentence: string) =>
    storage.read(key).catch((cause: unknown) => {
      throw new TaskRefused(sentence, { cause });
    });
  return {
    prepared: [await storage.read(first), ...(await Promise.all(others.map((key) => storage.read(key))))],
    ...(person === undefined ? {} : { person: await read(person, NO_PERSON) }),
    ...(ground === undefined ? {} : { ground: await read(ground, NO_GROUND) }),
  };
}

const NO_PERSON = 'The photo of the person does not exist any more.';
const NO_GROUND = 'The reference image of the background does not exist any more.';

/** Those that the operation was given, else those that its own preparation made. */
async function preparedFor({ db }: WorkParts, task: ClaimedTask): Promise<Sources['prepared']> {
  const [given, ...more] = await cutoutsOf(db, task.operation_id);
  if (given !== undefined) return [given, ...more];
  const tasks = await tasksOf(db, task.account, task.operation_id);
  const key = tasks.find(({ kind }) => kind === 'prepare')?.result_key;
  if (key === null || key === undefined) throw new Error(`task ${task.id} has no prepared product`);
  return [key];
}

/** Undefined for a try-on on a predefined model, which needs no photo. */
async function personOf({ db, ambient }: WorkParts, task: ClaimedTask): Promise<string | undefined> {
  const [photo] = await photosOf(db, task.account, task.operation_id, ambient.now());
  if (photo === undefined) return undefined;
  if (photo.image === null) throw new TaskRefused(NO_PERSON);
  return photo.image.original_key ?? photo.image.served_key;
}
