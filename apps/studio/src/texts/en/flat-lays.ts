/** Words of Flat lays. */
export const flatLayTexts = {
  title: 'Flat lays',
  purpose:
    'Photos of a garment or a thing become clean studio pictures of it: laid flat, worn by nobody, up close.',
  types: 'Pictures',
  typeMissing: 'Choose at least one picture',
  names: {
    'flat.front': 'Flat, front',
    'flat.back': 'Flat, back',
    'ghost_mannequin.front': 'Ghost mannequin, front',
    'ghost_mannequin.back': 'Ghost mannequin, back',
    'detail.front': 'Detail, front',
    'detail.back': 'Detail, back',
  },
  run: 'Make pictures',
  emptyTitle: 'From phone photo to studio picture',
  emptyHint:
    'Drop one or more photos of a product, choose the pictures you need, and press Make pictures. Backs need a photo of the back.',
};
