import { z } from 'zod';
import type { OperationKindName, TaskKind } from '../store/tables.ts';
import type { OperationKind } from './kinds/kind.ts';
import type { Order } from './operation.ts';
import type { OrderedPhoto } from './photos.ts';
import { type DownloadInput, type PrepareInput, RENDER_INPUT, type RenderInput } from './task-input.ts';

/** A task before it has an id. */
export interface PlannedTask {
  kind: TaskKind;
  step: number;
  position: number;
  input: Record<string, unknown>;
}

const STEP = { download: 0, prepare: 1, render: 2 } as const satisfies Partial<Record<TaskKind, number>>;
/** Of the pictures that are made after the first one of a series. */
const FOLLOWING_STEP = 3;

/**
 * A completed order as tasks, those first that are to be done first: a download per photo that we do not hold yet, one
 * preparation of the product unless it is prepared or nothing of it is asked for, then a picture per image type and
 * variant.
 * @param leads whether one picture is made before the others, which then look at it to show the same person
 */
export function planTasks<K extends OperationKindName>(
  kind: OperationKind<K>,
  order: Order<K>,
  photos: OrderedPhoto[],
  { isPrepared = false, leads = false }: { isPrepared?: boolean; leads?: boolean } = {},
): PlannedTask[] {
  const preparing = isPrepared ? null : kind.preparation(order);
  return [
    ...downloads(photos),
    ...(preparing === null ? [] : [preparation(preparing)]),
    ...(leads ? inTheLead(renders(kind, order, photos)) : renders(kind, order, photos)),
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

/** One picture first, in which the person is seen best. */
function inTheLead(pictures: PlannedTask[]): PlannedTask[] {
  const [leader, ...others] = pictures.toSorted((a, b) => facelessness(a) - facelessness(b));
  if (leader === undefined) return [];
  return [leader, ...others.map((task) => ({ ...task, step: FOLLOWING_STEP }))];
}

/** How little of a face is to be seen in a picture: 0 = from the front. */
function facelessness({ input }: PlannedTask): number {
  const { pose, viewpoint } = POSTURE.parse(RENDER_INPUT.parse(input).spec);
  const turned = Math.max(0, BEST_VIEWPOINTS.indexOf(viewpoint ?? ''));
  return pose === 'close_up' ? BEST_VIEWPOINTS.length + turned : turned;
}

const POSTURE = z.object({ pose: z.string().optional(), viewpoint: z.string().optional() });
const BEST_VIEWPOINTS = ['front', 'front_angled', 'side', 'back_angled', 'back'];
