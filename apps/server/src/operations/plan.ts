import { createHash } from 'node:crypto';
import type { FlatLaySpec } from '@atelier/engine';
import type { TaskKind } from '../store/tables.ts';
import type { FlatLayOrder } from './operation.ts';
import type { DownloadInput, PrepareInput, RenderInput } from './task-input.ts';

/** A task before it has an id. */
export interface PlannedTask {
  kind: TaskKind;
  step: number;
  position: number;
  input: Record<string, unknown>;
}

const STEP = { download: 0, prepare: 1, render: 2 } as const satisfies Record<TaskKind, number>;

/**
 * An order as tasks: a download per URL, one preparation of the product, then a picture per image type and
 * variant. `photoIdentities` say what the photos are (content hashes of uploads, or URLs): together with the
 * wishes they decide the seeds, so the same order gives the same pictures.
 */
export function planFlatLay(order: FlatLayOrder, photoIdentities: string[]): PlannedTask[] {
  return [...downloads(order), preparation(order), ...renders(order, photoIdentities)];
}

function downloads(order: FlatLayOrder): PlannedTask[] {
  if (!('imageUrls' in order.photos)) return [];
  return order.photos.imageUrls.map((url, position) => {
    const input: DownloadInput = { url, position };
    return { kind: 'download', step: STEP.download, position, input: { ...input } };
  });
}

function preparation(order: FlatLayOrder): PlannedTask {
  const viewpoints = [...new Set(order.imageTypes.map((type) => type.viewpoint))];
  const input: PrepareInput = { hints: order.hints, viewpoints };
  return { kind: 'prepare', step: STEP.prepare, position: 0, input: { ...input } };
}

function renders(order: FlatLayOrder, photoIdentities: string[]): PlannedTask[] {
  return order.imageTypes.flatMap((type, typeIndex) =>
    Array.from({ length: order.generations }, (_, variant): PlannedTask => {
      const wish: Omit<FlatLaySpec, 'seed'> = {
        type: type.flat_lay_type,
        viewpoint: type.viewpoint,
        background: order.background,
        ...(order.size === undefined ? {} : { size: order.size }),
        ...(order.paddings === undefined ? {} : { paddings: order.paddings }),
        variant,
      };
      const input: RenderInput = {
        typeIndex,
        spec: { ...wish, seed: seedOf([photoIdentities, order.hints, wish]) },
      };
      return {
        kind: 'render',
        step: STEP.render,
        position: typeIndex * order.generations + variant,
        input: { ...input },
      };
    }),
  );
}

/** 32 bits of the SHA-256 of what the picture is to be. */
export function seedOf(content: unknown): number {
  return createHash('sha256').update(canonical(content)).digest().readUInt32BE(0);
}

/** Names a piece of work by everything that decides its result. */
export function workKey(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** JSON with sorted keys and without undefined members: equal content, equal text (as in RFC 8785). */
function canonical(content: unknown): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : value,
  );
}
