import type { FlatLayOrder } from '../../apps/server/src/operations/operation.ts';

/** An order of one flat front picture of these uploads, unless told otherwise. */
export function order(uploadedImageIds: string[], wish: Partial<FlatLayOrder> = {}): FlatLayOrder {
  return {
    photos: { uploadedImageIds },
    hints: {},
    imageTypes: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
    generations: 1,
    background: { background_type: 'arbitrary' },
    priority: 'offline',
    family: 'studio',
    echo: { note: 'as asked' },
    ...wish,
  };
}
