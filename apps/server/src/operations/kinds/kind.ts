import type { CallContext, PictureProvider, PictureResult } from '@atelier/providers';
import type { OperationKindName } from '../../store/tables.ts';
import type { Order } from '../operation.ts';
import type { PrepareInput } from '../task-input.ts';
import type { ProductPicture } from './product-picture.ts';

/** A picture that an order asks for. */
export interface PlannedPicture {
  /** Which of the order's image types. */
  typeIndex: number;
  /** What the provider is told; `variant` counts from 0. */
  spec: { variant: number; seed: number };
}

/** Everything about an operation that differs from kind to kind. */
export interface OperationKind<K extends OperationKindName> {
  /** What its ids begin with. */
  readonly idPrefix: string;
  /** The order with everything decided that its pictures share. `photoIdentities` say what the photos are. */
  complete(order: Order<K>, photoIdentities: string[]): Order<K>;
  /** What is to be cut out for its pictures; null when nothing is. */
  preparation(order: Order<K>): PrepareInput | null;
  /**
   * A picture per image type and variant of a completed order, those first that are to be made first. The same order
   * of the same photos gives the same seeds.
   */
  pictures(order: Order<K>, photoIdentities: string[]): PlannedPicture[];
  /** Makes a picture. `spec` is a planned picture's, back from the database. */
  make(
    provider: PictureProvider,
    materials: Materials,
    spec: unknown,
    context: CallContext,
  ): Promise<PictureResult>;
  /** The same picture in the terms of hosted providers; null when only the local engine makes such pictures. */
  forProviders(materials: Materials, spec: unknown): ProductPicture | null;
}

/** What a picture is made from. */
export interface Materials {
  /** The cutouts of the product, of several in the order's order. */
  prepared: readonly [Uint8Array, ...Uint8Array[]];
  /** The picture of the person who is to be dressed. */
  person?: Uint8Array;
  /** The picture that is to be its ground. */
  ground?: Uint8Array;
}

/** Calls `plan` for every image type and variant, in the order of the request. */
export function eachPicture<ImageType>(
  order: { imageTypes: ImageType[]; generations: number },
  plan: (imageType: ImageType, variant: number) => PlannedPicture['spec'],
): PlannedPicture[] {
  return order.imageTypes.flatMap((imageType, typeIndex) =>
    Array.from({ length: order.generations }, (_, variant) => ({
      typeIndex,
      spec: plan(imageType, variant),
    })),
  );
}
