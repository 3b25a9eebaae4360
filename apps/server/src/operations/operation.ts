import type {
  BackgroundSettings,
  FlatLayImageType,
  OperationStatus,
  OutputPaddings,
  OutputSize,
} from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import type { StoredImage } from '../assets/asset.ts';

/** Where the product's photos come from: exactly one of the two, 1..20 entries. */
export type PhotoSource = { imageUrls: string[] } | { uploadedImageIds: string[] };

/** A flat-lay order, whatever API family it came through. */
export interface FlatLayOrder {
  photos: PhotoSource;
  hints: { category?: string | undefined; title?: string | undefined; description?: string | undefined };
  imageTypes: FlatLayImageType[];
  generations: number;
  background: BackgroundSettings;
  size?: OutputSize | undefined;
  paddings?: OutputPaddings | undefined;
  priority: 'online' | 'offline';
  /** The API family, so that its GET can shape the answer: `studio`, `studio-legacy`, `flat-lays`. */
  family: string;
  /** The request as the family echoes it (defaults filled in, without the photos). Stored, never read here. */
  echo: Record<string, unknown>;
}

export interface OperationView {
  id: string;
  kind: string;
  family: string;
  echo: Record<string, unknown>;
  status: OperationStatus;
  /** Public sentence; null unless failed. */
  error: string | null;
  warnings: string[];
  /** Grows with every change of the operation. */
  version: number;
  /** How much of the work is done, 0..1. */
  progress: number;
  /** The product's photos that we hold, in the caller's order (may be fewer than asked while downloading). */
  photos: StoredImage[];
  /** Empty until SUCCESS. In request order; each with exactly `generations` entries, null once expired or deleted. */
  results: { imageType: FlatLayImageType; images: (StoredImage | null)[] }[];
}

export interface Operations {
  /**
   * Writes operation, tasks and queue jobs in one transaction and returns the new id.
   * @throws AtelierError `input_image_not_found` for an unknown upload id
   */
  createFlatLay(account: AccountId, order: FlatLayOrder): Promise<string>;
  /** Null when unknown or another account's. */
  get(account: AccountId, id: string): Promise<OperationView | null>;
}
