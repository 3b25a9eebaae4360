import type { NewOrder, Order, PhotoSource } from '../../apps/server/src/operations/operation.ts';

type Wish<K extends Order['kind']> = Partial<Order<K> & { photos: PhotoSource }>;

/** An order of one flat front picture of these uploads, unless told otherwise. */
export function order(uploadedImageIds: string[], wish: Wish<'flat_lay'> = {}): NewOrder & Order<'flat_lay'> {
  return {
    kind: 'flat_lay',
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

/** An order of one picture of a woman who stands, unless told otherwise. */
export function onFigureOrder(
  uploadedImageIds: string[],
  wish: Wish<'on_figure'> = {},
): NewOrder & Order<'on_figure'> {
  return {
    kind: 'on_figure',
    photos: { uploadedImageIds },
    hints: {},
    imageTypes: [{ viewpoint: 'front', pose: 'standing' }],
    model: { gender: 'female' },
    generations: 1,
    background: { background_type: 'arbitrary' },
    priority: 'offline',
    family: 'studio',
    echo: { note: 'as asked' },
    ...wish,
  };
}
