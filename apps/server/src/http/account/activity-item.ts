import type { ActivityItem } from '@atelier/contracts/account';
import type { OperationSummary } from '../../activity/activity.ts';
import type { ImageAnswers } from '../image-answers.ts';

/** An operation as lists and events show it. */
export function activityItem(
  operation: OperationSummary,
  images: ImageAnswers,
  origin: string,
): ActivityItem {
  const { preview, previewAsset, createdAt, updatedAt, finishedAt, ...shown } = operation;
  const asset = previewAsset === null ? null : `/api/content-assets/${previewAsset}/thumbnail`;
  return {
    id: shown.id,
    kind: shown.kind,
    module: shown.module,
    operation: shown.operation,
    title: shown.title,
    status: shown.status,
    progress: shown.progress,
    stage: shown.stage,
    ahead: shown.ahead,
    error: shown.error,
    preview_url: preview === null ? asset : images.url(preview, origin),
    version: shown.version,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    finished_at: finishedAt?.toISOString() ?? null,
  };
}
