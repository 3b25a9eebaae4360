import { expect, test } from 'vitest';
import { namesSwimOrUnderwear } from './on-figure-young-models.ts';

test.each([
  'Swim Trunks',
  'One-piece SWIMSUIT',
  'bikini-bottoms',
  'Cotton underwear, pack of 3',
  'Sports bra',
  'Boxer shorts',
  'G-String',
  'Apparel & Accessories > Clothing > Underwear & Socks > Lingerie',
  'Unterwäsche',
  'maillot de bain une pièce',
  'sous-vêtements',
  'Ropa interior',
  'Купальник для девочки',
  '儿童泳衣',
  'キッズ水着',
  '아동 수영복',
])('%s names swimwear or underwear', (words) => {
  expect(namesSwimOrUnderwear(words)).toBe(true);
});

test.each([
  '',
  'Embroidered blouse',
  'Brand-new bracelet',
  'Cotton tee with brass buttons',
  'Camisole top',
  'Boxy shirt, a brief history',
  'Slip-on shoes',
  'Trunk-sized bag',
  'Белая футболка',
  'コットンTシャツ',
])('%s names neither', (words) => {
  expect(namesSwimOrUnderwear(words)).toBe(false);
});
