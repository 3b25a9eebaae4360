export const ASSET_TYPES = ['text', 'image', 'video', 'audio'] as const;
export const ASSET_STATUSES = ['completed', 'processing', 'failed', 'pending'] as const;
