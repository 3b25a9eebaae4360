import { FLAT_LAY_VIEWPOINTS } from '@atelier/contracts';
import type { OperationKind } from './kind.ts';

/** Getting a SKU ready: from both sides, since any picture of it may come to be asked for. */
export const preparation: OperationKind<'preparation'> = {
  idPrefix: 'preparation-',
  complete: (order) => order,
  preparation: ({ cutOut, hints }) => (cutOut ? { hints, viewpoints: [...FLAT_LAY_VIEWPOINTS] } : null),
  pictures: () => [],
  make: () => Promise.reject(new Error('a preparation has no pictures')),
  forProviders: () => null,
};
