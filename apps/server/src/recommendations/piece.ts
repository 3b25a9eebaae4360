import type { SkuProductWords } from '@atelier/contracts';
import type { PaletteColour, ProductTraits } from '@atelier/engine';
import { type Role, roleOf } from '../catalogue/role.ts';
import { formalityOf, seasonOf } from './words.ts';

/** A product as far as it matters for what it is worn with. */
export interface Piece {
  /** The SKU's internal id. */
  id: string;
  skuId: string;
  role: Role;
  kind: ProductTraits['kind'];
  gender: SkuProductWords['gender'];
  ageGroup: SkuProductWords['age_group'];
  brand: string | null;
  /** Largest share first. */
  colours: PaletteColour[];
  /** 0 plain .. 1 patterned. */
  pattern: number;
  /** -1 winter .. 1 summer; null when its words say nothing. */
  season: number | null;
  /** -1 sport .. 1 formal; null when its words say nothing. */
  formality: number | null;
}

/** Null for what nobody wears. */
export function pieceOf(sku: {
  internalId: string;
  skuId: string;
  product: SkuProductWords;
  traits: ProductTraits;
}): Piece | null {
  const { product, traits } = sku;
  const role = roleOf(traits);
  if (role === null) return null;
  const words = [product.category, product.title, product.description].join(' ');
  return {
    id: sku.internalId,
    skuId: sku.skuId,
    role,
    kind: traits.kind,
    gender: product.gender,
    ageGroup: product.age_group,
    brand: product.brand,
    colours: traits.colours,
    pattern: traits.pattern,
    season: seasonOf(words),
    formality: formalityOf(words),
  };
}

/** The young by age, so that neighbours can share an outfit. */
const YOUNG = ['newborn', 'infant', 'toddler', 'kids'] as const;

/** Whether one person could wear both. What is not said fits everybody. */
export function fitTogether(a: Piece, b: Piece): boolean {
  return gendersFit(a.gender, b.gender) && agesFit(a.ageGroup, b.ageGroup);
}

function gendersFit(a: Piece['gender'], b: Piece['gender']): boolean {
  return a === null || b === null || a === 'unisex' || b === 'unisex' || a === b;
}

function agesFit(a: Piece['ageGroup'], b: Piece['ageGroup']): boolean {
  if (a === null || b === null || a === b) return true;
  if (a === 'adult' || b === 'adult') return false;
  return Math.abs(YOUNG.indexOf(a) - YOUNG.indexOf(b)) <= 1;
}
