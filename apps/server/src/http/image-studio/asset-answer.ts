import type { Asset } from '@atelier/contracts/image-studio';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AssetRow } from '../../store/library.ts';
import type { RouteContext } from '../route-context.ts';

const CENTS = 100;
const MS_PER_SECOND = 1000;

/** A signed URL: whoever shows the picture needs no token. What is kept elsewhere has its own. */
export function assetUrl(
  images: RouteContext['images'],
  { id, mime, url }: AssetRow,
  request: FastifyRequest,
): string {
  return url ?? images.fileUrl({ id: `asset-${id}`, mime }, images.originFor(request));
}

/** An asset as answers show it. */
export function assetAnswer(row: AssetRow, file_url: string): z.infer<typeof Asset> {
  return {
    id: Number(row.id),
    user_id: row.account_id,
    asset_type: row.asset_type,
    source_module: row.source_module,
    filename: row.filename,
    file_url,
    file_size: row.bytes,
    mime_type: row.mime,
    title: row.title,
    description: row.description,
    prompt: row.prompt,
    tags: row.tags,
    asset_metadata: row.metadata,
    provider: row.provider,
    model: row.model,
    cost: row.cost_cents / CENTS,
    generation_time: row.generation_ms === null ? null : row.generation_ms / MS_PER_SECOND,
    status: row.status,
    width: row.width,
    height: row.height,
    is_favorite: row.is_favorite,
    collection_ids: row.collections.map(Number),
    download_count: row.download_count,
    share_count: row.share_count,
    last_accessed: row.last_accessed?.toISOString() ?? null,
    parent_id: row.parent_id === null ? null : Number(row.parent_id),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
