import { COCO_CLASSES, type CocoClass } from './coco.ts';

/** What of a person is looked for by the parsing networks. */
export type BodyPart =
  | 'hair'
  | 'face'
  | 'skin'
  | 'clothes'
  | 'upper'
  | 'lower'
  | 'full'
  | 'shoes'
  | 'hat'
  | 'accessory';

/** How something that has a name is looked for. */
export type Thing =
  | { readonly kind: 'background' | 'subject' | 'product' | 'print' | 'sky' | 'greenery' }
  | { readonly kind: 'part'; readonly part: BodyPart }
  | { readonly kind: 'object'; readonly classes: readonly CocoClass[] };

const PART_WORDS: Readonly<Record<BodyPart, string>> = {
  hair: 'hair, hairs, hairstyle, haircut, beard',
  face: 'face, head',
  skin: 'skin, arm, arms, leg, legs, hand, hands, body',
  clothes: 'clothes, clothing, outfit, garment, garments, apparel, costume, suit, uniform',
  upper:
    'shirt, shirts, t shirt, t shirts, tshirt, tshirts, tee, tees, top, tops, blouse, sweater, jumper, pullover, hoodie, sweatshirt, jacket, coat, coats, jackets, blazer, cardigan, vest, polo, tank top',
  lower: 'trousers, pants, jeans, shorts, skirt, leggings, slacks, chinos, joggers, bottoms',
  full: 'dress, dresses, gown, jumpsuit, overall, overalls, romper, robe',
  shoes: 'shoe, shoes, sneaker, sneakers, boot, boots, sandals, heels, trainers, footwear',
  hat: 'hat, cap, beanie, helmet, headwear',
  accessory: 'accessory, accessories, scarf, belt, necklace, jewellery, jewelry, glasses, sunglasses',
};

const OBJECT_WORDS: Readonly<Partial<Record<CocoClass, string>>> = {
  person:
    'person, people, man, men, woman, women, boy, girl, guy, lady, model, human, figure, child, passer by, passerby, cheerleader, cheerleaders',
  bicycle: 'bike, bikes, cycle',
  car: 'cars, automobile, vehicle, van, suv',
  motorcycle: 'motorbike, scooter',
  airplane: 'plane, aeroplane, jet, aircraft',
  truck: 'lorry',
  boat: 'ship, yacht, sailboat',
  'traffic light': 'stoplight',
  bird: 'birds, parrot, pigeon, seagull, duck',
  cat: 'cats, kitten',
  dog: 'dogs, puppy',
  horse: 'horses, pony',
  backpack: 'rucksack',
  umbrella: 'parasol, umbrellas',
  handbag: 'bag, bags, purse, tote, tote bag, shopper',
  tie: 'necktie, bow tie, bowtie',
  suitcase: 'luggage, trolley',
  'sports ball': 'ball, football, basketball, soccer ball',
  bottle: 'bottles, flask',
  'wine glass': 'glass, goblet',
  cup: 'cups, mug, mugs, coffee, coffee cup, tea cup, teacup, tumbler, saucer',
  spoon: 'spoons, teaspoon',
  bowl: 'bowls, dish, plate',
  chair: 'chairs, armchair, seat, stool',
  couch: 'sofa, settee',
  'potted plant': 'plant, plants, flowerpot, houseplant',
  'dining table': 'table, desk, tabletop',
  tv: 'television, monitor, screen, display',
  laptop: 'notebook, computer',
  'cell phone': 'phone, smartphone, mobile, iphone, mobile phone',
  refrigerator: 'fridge',
  book: 'books, magazine',
  clock: 'watch',
  vase: 'pot, jug, pitcher',
  'teddy bear': 'teddy, plush, stuffed animal',
  'hair drier': 'hair dryer, hairdryer',
  donut: 'doughnut',
};

const OTHER_WORDS = {
  background: 'background, backdrop, wall, scenery, surroundings, behind',
  subject: 'subject, foreground, main object, main subject',
  print: 'logo, print, text, lettering, writing, graphic, brand, slogan, letters, label',
  sky: 'sky, skies, heaven',
  greenery: 'grass, lawn, meadow, leaves, foliage, greenery, trees, tree, bush, bushes, hedge, forest',
  product:
    'product, object, item, thing, article, lipstick, palette, palettes, make up, makeup, cosmetics, box, package, packaging, tube, jar, can, candle, lamp, perfume, cream, soap, toy, tool, pen, ring, bracelet, earrings, wallet, camera, headphones, speaker, bench, rocket, statue, sculpture, building, flower, flowers, bouquet, fruit, food, animal, furniture, pillow, cushion, blanket, rug',
} as const;

/** What each word or pair of words stands for. */
export const THING_WORDS: ReadonlyMap<string, Thing> = makeTable();

function makeTable(): Map<string, Thing> {
  const table = new Map<string, Thing>();
  const add = (words: string, thing: Thing) => {
    for (const word of words.split(', ')) table.set(word, thing);
  };
  add(OTHER_WORDS.product, { kind: 'product' });
  for (const name of COCO_CLASSES) {
    const thing: Thing = { kind: 'object', classes: [name] };
    add(name, thing);
    add(`${name}s`, thing);
    const words = OBJECT_WORDS[name];
    if (words) add(words, thing);
  }
  add('plane', { kind: 'object', classes: ['airplane'] });
  add('bag, bags', { kind: 'object', classes: ['handbag', 'backpack', 'suitcase'] });
  add('vehicle', { kind: 'object', classes: ['car', 'truck', 'bus', 'motorcycle'] });
  for (const part of Object.keys(PART_WORDS) as BodyPart[]) add(PART_WORDS[part], { kind: 'part', part });
  for (const kind of ['background', 'subject', 'print', 'sky', 'greenery'] as const)
    add(OTHER_WORDS[kind], { kind });
  return table;
}
