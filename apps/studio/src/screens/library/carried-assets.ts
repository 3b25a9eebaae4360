import type { DragEvent } from 'react';

/** What assets are called while they are dragged; other pages do not know it. */
const TYPE = 'application/x-atelier-assets';

/** Lets a drag carry assets. */
export function carryAssets({ dataTransfer }: DragEvent, ids: readonly number[]): void {
  dataTransfer.setData(TYPE, JSON.stringify(ids));
  dataTransfer.effectAllowed = 'copy';
}

/** Whether a drag carries assets; which ones is told when they are dropped. */
export function carriesAssets({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(TYPE);
}

/** The assets that were dropped. */
export function carriedAssets({ dataTransfer }: DragEvent): number[] {
  const ids: unknown = JSON.parse(dataTransfer.getData(TYPE) || '[]');
  return Array.isArray(ids) ? ids.map(Number) : [];
}
