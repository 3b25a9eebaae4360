import type {
  AbortReason,
  BackgroundSettings,
  FlatLayImageType,
  OnFigureImageType,
  OnFigureModelSettings,
  OperationStatus,
  OutputPaddings,
  OutputSize,
  PhotoCheck,
} from '@atelier/contracts';
import type { PredefinedModel } from '@atelier/engine';
import type { AccountId } from '../accounts/account.ts';
import type { StoredImage } from '../assets/asset.ts';
import type { OperationKindName, StoredKindName } from '../store/tables.ts';

/** Where the product's photos come from: exactly one of the two, 1..20 entries. */
export type PhotoSource = { imageUrls: string[] } | { uploadedImageIds: string[] };

/** What the client says about a product. */
export interface Hints {
  category?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
}

/** What every order says, whatever its kind and the API family it came through. */
interface AnyOrder {
  generations: number;
  priority: 'online' | 'offline';
  /** The API family, so that its GET can shape the answer: `studio`, `studio-legacy`, `flat-lays`, `unified`, `try-on`, `sku`. */
  family: string;
  /** The request as the family echoes it (defaults filled in, without the photos). Stored for its answers. */
  echo: Record<string, unknown>;
}

/** What orders of pictures of one product say. */
interface ProductOrder extends AnyOrder {
  hints: Hints;
  background: BackgroundSettings;
  size?: OutputSize | undefined;
  paddings?: OutputPaddings | undefined;
}

/** What orders of each kind say besides. */
interface OrderDetails {
  flat_lay: ProductOrder & {
    imageTypes: FlatLayImageType[];
    /** Key of a stored picture that is to be the ground. */
    groundKey?: string | undefined;
    /** Generations are candidates: only the best one of each image type is shown. */
    showBest?: boolean | undefined;
  };
  on_figure: ProductOrder & {
    imageTypes: OnFigureImageType[];
    model: OnFigureModelSettings;
    /** Who the model is; absent for somebody new. */
    appearance?: Appearance | undefined;
  };
  /** Gets a SKU ready: its photos and, when somebody needs them, its cutouts. No pictures. */
  preparation: ProductOrder & { imageTypes: never[]; cutOut: boolean };
  /** Products on a person, all of them in one picture. The person is the order's photo unless there is a model. */
  try_on: AnyOrder & {
    imageTypes: ['outfit'];
    /** What is said of each product, in the order of their cutouts. */
    words: Hints[];
    model?: PredefinedModel | undefined;
    /** What the photo is checked for. */
    checks: PhotoCheck[];
    /** Whom all products are made for, if they agree. */
    gender?: 'female' | 'male' | undefined;
  };
}

/** One person through all operations that were regenerated from each other. */
export interface Appearance {
  /** 32 bits; with the model's settings it makes the face and the body. */
  seed: number;
  /** How many regenerations lie before: each take moves the light a little, never the person. */
  take: number;
}

/** An order of one of the kinds `K`. */
export type Order<K extends OperationKindName = OperationKindName> = {
  [P in K]: { kind: P } & OrderDetails[P];
}[K];

/** The kinds that clients order with photos of a product. */
export type PictureKindName = Exclude<OperationKindName, 'preparation' | 'try_on'>;

/** An order with its photos, as a client makes it. */
export type NewOrder = Order<PictureKindName> & {
  photos: PhotoSource;
  /** An upload that is to be the ground of the pictures. */
  groundImageId?: string | undefined;
};

/** What an operation belongs to, and what is already there for it. */
export interface OperationRoots {
  /** The SKU that it prepares; the operation and its pictures stay and go with it. */
  skuInternalId?: string;
  /** The stored cutouts of its products. */
  preparedKeys?: string[];
}

/** More pictures of what an earlier on-figure operation showed. */
export interface RegenerationOrder {
  originalId: string;
  imageTypes: OnFigureImageType[];
  /** Null = as in the original. */
  generations: number | null;
}

export interface OperationView {
  id: string;
  kind: StoredKindName;
  family: string;
  echo: Record<string, unknown>;
  status: OperationStatus;
  /** Public sentence; null unless failed or aborted. */
  error: string | null;
  /** Null unless aborted. */
  abortReason: AbortReason | null;
  warnings: string[];
  /** Grows with every change of the operation. */
  version: number;
  /** How much of the work is done, 0..1. */
  progress: number;
  /** The product's photos that we hold, in the caller's order (may be fewer than asked while downloading). */
  photos: StoredImage[];
  /**
   * Empty until SUCCESS. Per image type of the order exactly `generations` pictures (or only the best of them, if the
   * order says so), null once expired or deleted.
   */
  results: (StoredImage | null)[][];
}

export interface Operations {
  /**
   * Writes operation, tasks and queue jobs in one transaction and returns the new id.
   * @throws AtelierError `input_image_not_found` for an unknown upload id
   */
  create(account: AccountId, order: NewOrder): Promise<string>;
  /**
   * The same product on the same model again; returns the id of the new operation.
   * @throws AtelierError `operation_not_found` unless the original is an on-figure operation of this account
   * @throws AtelierError `input_image_not_found` when a photo of it was deleted and has no URL
   */
  regenerate(account: AccountId, order: RegenerationOrder): Promise<string>;
  /** Null when unknown or another account's. */
  get(account: AccountId, id: string): Promise<OperationView | null>;
}
