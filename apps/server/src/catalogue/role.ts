import type { ProductTraits } from '@atelier/engine';

/** Where on a person a product goes. An outfit has each place once. */
export const ROLES = [
  'top',
  'bottom',
  'whole',
  'layer',
  'shoes',
  'bag',
  'head',
  'neck',
  'eyes',
  'jewellery',
  'waist',
  'hands',
  'legs',
  'under',
] as const;
export type Role = (typeof ROLES)[number];

const ROLE_OF_KIND: Record<NonNullable<ProductTraits['kind']>, Role> = {
  tee: 'top',
  shirt: 'top',
  long_sleeve: 'top',
  tank: 'top',
  camisole: 'top',
  hoodie: 'top',
  sweater: 'top',
  jacket: 'layer',
  coat: 'layer',
  dress: 'whole',
  jumpsuit: 'whole',
  skirt: 'bottom',
  trousers: 'bottom',
  shorts: 'bottom',
  bag: 'bag',
  backpack: 'bag',
  hat: 'head',
  glasses: 'eyes',
  shoes: 'shoes',
  necklace: 'jewellery',
  earrings: 'jewellery',
  watch: 'jewellery',
  underwear: 'under',
  socks: 'legs',
  gloves: 'hands',
  scarf: 'neck',
  belt: 'waist',
};

const ROLE_OF_CLASS: Record<ProductTraits['garment'], Role | null> = {
  top: 'top',
  bottom: 'bottom',
  dress: 'whole',
  headwear: 'head',
  footwear: 'shoes',
  bag: 'bag',
  object: null,
};

/** By its words, else by its shape; null for what nobody wears. */
export function roleOf({ kind, garment }: Pick<ProductTraits, 'kind' | 'garment'>): Role | null {
  return kind === null ? ROLE_OF_CLASS[garment] : ROLE_OF_KIND[kind];
}
