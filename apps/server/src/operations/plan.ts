import type { OperationKindName, TaskKind } from '../store/tables.ts';
import type { OperationKind } from './kinds/kind.ts';
import type { Order } from './operation.ts';
import type { OrderedPhoto } from './photos.ts';
import type { DownloadInput, PrepareInput, RenderInput } from './task-input.ts';

/** A task before it has an id. */
export interface PlannedTask {
  kind: TaskKind;
  step: number;
  position: number;
  input: Record<string, unknown>;
}

const STEP = { download: 0, prepare: 1, render: 2 } as const satisfies Partial<Record<TaskKind, number>>;

/**
 * A completed order as tasks, those first that are to be done first: a download per photo that we do not hold yet, one
 * preparation of the product unless it is prepared or nothing of it is asked for, then a picture per image type and
 * variant.
 */
export function planTasks<K extends OperationKindName>(
  kind: OperationKind<K>,
  order: Order<K>,
  photos: OrderedPhoto[],
  isPrepared = false,
): PlannedTask[] {
  const preparing = isPrepared ? null : kind.preparation(order);
  return [
    ...downloads(photos),
    ...(preparing === null ? [] : [preparation(preparing)]),
    ...renders(kind, order, photos),
  ];
}

function downloads(photos: OrderedPhoto[]): PlannedTask[] {
  return photos.flatMap(({ position, source_url, image_id }) => {
    if (source_url === null || image_id !== null) return [];
    const input: DownloadInput = { url: source_url, position };
    return [{ kind: 'download', step: STEP.download, position, input: { ...input } }];
  });
}

function preparation(input: PrepareInput): PlannedTask {
  return { kind: 'prepare', step: STEP.prepare, position: 0, input: { ...input } };
}

function renders<K extends OperationKindName>(
  kind: OperationKind<K>,
  order: Order<K>,
  photos: OrderedPhoto[],
): PlannedTask[] {
  const identities = photos.map(({ identity }) => identity);
  return kind.pictures(order, identities).map(({ typeIndex, spec }) => {
    const input: RenderInput = { typeIndex, spec: { ...spec } };
    const position = typeIndex * order.generations + spec.variant;
    return { kind: 'render', step: STEP.render, position, input: { ...input } };
  });
}
