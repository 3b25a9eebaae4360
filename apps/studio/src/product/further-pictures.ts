import type { StudioScreen } from '@atelier/contracts/studio-screens';
import type { AtelierFailure } from '@atelier/sdk';
import { type SideOrder, useSideOrders } from '../work/side-orders.ts';
import type { ProductResult } from './product-results.ts';

/** A further picture that is not there yet, or will not come; its name is its image type's. */
export type PendingPicture = Pick<SideOrder<unknown>, 'operationId' | 'name' | 'progress' | 'failure'>;

export interface FurtherPictures<ImageType> {
  /** The order's result with the further pictures behind those of their type. */
  result: ProductResult<ImageType>;
  pending: readonly PendingPicture[];
  /** Why the last wish was refused at once. */
  refusal: AtelierFailure | null;
  /** `order` sends the wish, and returns the id of its operation. */
  ask: (name: string, order: () => Promise<string>) => void;
  /** Ends one that is at work; takes one that failed out of sight. */
  drop: (picture: PendingPicture) => void;
}

/**
 * Single pictures made again beside those of an order; found again after a reload like the order itself, forgotten with
 * it.
 * @param load fetches what a finished operation made; of several pictures of a type the last is the new one
 */
export function useFurtherPictures<ImageType extends object>(
  studio: StudioScreen,
  original: ProductResult<ImageType>,
  load: (operationId: string) => Promise<ProductResult<ImageType>>,
): FurtherPictures<ImageType> {
  const { orders, refusal, ask, drop } = useSideOrders(`${studio}.further`, original.operationId, load);
  return {
    result: withFurther(
      original,
      orders.flatMap(({ result }) => result ?? []),
    ),
    pending: orders.filter(({ result }) => result === null),
    refusal,
    ask: (name, order) => ask({ name, order }),
    drop: (picture) => drop({ ...picture, result: null }),
  };
}

function withFurther<ImageType extends object>(
  original: ProductResult<ImageType>,
  further: readonly ProductResult<ImageType>[],
): ProductResult<ImageType> {
  const isSame = (a: ImageType, b: ImageType) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const groups = original.groups.map((group) => ({
    ...group,
    pictures: [
      ...group.pictures,
      ...further
        .flatMap((result) => result.groups)
        .filter(({ imageType }) => isSame(imageType, group.imageType))
        .flatMap(({ pictures }) => pictures.slice(-1)),
    ],
  }));
  const warnings = new Set([...original.warnings, ...further.flatMap((result) => result.warnings)]);
  return { ...original, groups, warnings: [...warnings] };
}

/** Answers may have the fields of an image type in another order. */
function sorted(imageType: object): [string, unknown][] {
  return Object.entries({ ...imageType }).toSorted(([a], [b]) => a.localeCompare(b));
}
