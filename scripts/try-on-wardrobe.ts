import { type Models, type PreparedGarment, prepareProduct } from '@atelier/engine';
import { DRAWN_GARMENTS } from '../test/support/drawn-garments.ts';
import { draw } from '../test/support/drawn-products.ts';
import { productOf, WORN } from '../test/support/drawn-products-worn.ts';
import { photo } from '../test/support/photos.ts';

/** Products for contact sheets of try-ons: photos, and drawings of kinds that there are no photos of. */

type Product = (models: Models) => Promise<PreparedGarment>;

/** Photos of one product, prepared as a shop's would be. */
function photographed(title: string, ...names: string[]): Product {
  return async (models) => {
    const words = { title };
    const photos = names.map((name) => photo(`product-${name}`));
    const { product } = await prepareProduct(photos, words, ['front', 'back'], models);
    return { views: product.views, words };
  };
}

function drawn(title: string, make: () => Promise<PreparedGarment['views']>): Product {
  return async () => ({ views: await make(), words: { title } });
}

const top = (garment: keyof typeof DRAWN_GARMENTS) => async () =>
  productOf(await draw(DRAWN_GARMENTS[garment].svg), 'top');

export const PRODUCTS: Readonly<Record<string, Product>> = {
  'blue-tee': photographed('T-shirt', 'tee-blue-front.jpg', 'tee-blue-back.jpg'),
  'striped-tee': photographed('Striped T-shirt', 'flat-tee-stripes.jpg'),
  'pink-dress': photographed('Dress', 'flat-dress-pink.jpg'),
  shorts: photographed('Shorts', 'flat-shorts-blue.jpg'),
  jeans: photographed('Jeans', 'worn-jeans-woman.jpg'),
  'worn-tee': photographed('T-shirt', 'worn-tee-blue.jpg'),
  tote: photographed('Tote bag', 'bag-tote.png'),
  hat: photographed('Cap', 'flat-hat-green.jpg'),
  tank: drawn('Tank top', WORN.tank),
  'long-sleeve': drawn('Long sleeve', WORN.longSleeve),
  hoodie: drawn('Hoodie', top('hoodie')),
  jacket: drawn('Jacket', top('jacket')),
  skirt: drawn('Skirt', WORN.skirt),
  trousers: drawn('Trousers', WORN.trousers),
  bag: drawn('Bag', WORN.bag),
};

/** What sheets show when nothing else is asked for. */
export const SHEETS = {
  garments: ['blue-tee', 'striped-tee', 'pink-dress', 'shorts', 'jeans', 'worn-tee', 'hoodie', 'skirt'],
  outfits: [
    'blue-tee+jeans',
    'striped-tee+skirt',
    'worn-tee+shorts+tote',
    'blue-tee+jacket+trousers',
    'tank+long-sleeve+jacket+jeans+hat',
    'blue-tee+hoodie+shorts+tote+bag',
  ],
} as const;

/** The products of an outfit: names joined by `+`. Each product is prepared once. */
export function wardrobe(models: Models): (outfit: string) => Promise<PreparedGarment[]> {
  const prepared = new Map<string, Promise<PreparedGarment>>();
  return (outfit) =>
    Promise.all(
      outfit.split('+').map((name) => {
        const product = PRODUCTS[name];
        if (!product) throw new Error(`No product ${name}; there are ${Object.keys(PRODUCTS).join(', ')}.`);
        const known = prepared.get(name) ?? product(models);
        prepared.set(name, known);
        return known;
      }),
    );
}
