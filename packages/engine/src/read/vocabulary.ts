import type { GarmentClass } from '../flat-lay/types.ts';

/**
 * Words of shop taxonomies and what they name. Singular, lower case, English; the plural with -s or -es is
 * understood. Where words of several rows occur, the last word of the text's first match row order does not count:
 * the longest phrase does.
 */
export const GARMENT_WORDS: Readonly<Record<GarmentClass, readonly string[]>> = {
  top: [
    't-shirt', 'tshirt', 't shirt', 'tee', 'tee shirt', 'shirt', 'polo', 'polo shirt', 'blouse', 'top', 'tank', 'tank top',
    'camisole', 'crop top', 'tunic', 'sweater', 'jumper', 'pullover', 'cardigan', 'hoodie', 'hoody', 'sweatshirt',
    'fleece', 'jacket', 'denim jacket', 'jeans jacket', 'coat', 'parka', 'blazer', 'vest', 'waistcoat', 'gilet', 'knit',
    'knitwear', 'jersey', 'longsleeve', 'long sleeve', 'anorak', 'windbreaker', 'kimono', 'poncho', 'bodysuit',
    'dress shirt', 'undershirt', 'bra', 'bikini top', 'outerwear',
  ],
  bottom: [
    'pants', 'pant', 'trouser', 'trousers', 'jeans', 'jean', 'shorts', 'short', 'chino', 'legging', 'jogger',
    'sweatpants', 'skirt', 'culottes', 'slacks', 'dungarees', 'cargo', 'bermuda', 'boxers', 'boxer shorts', 'underwear',
    'briefs', 'swim shorts', 'pajama pants', 'pyjama bottoms', 'tights', 'dress pants', 'bottom',
  ],
  dress: [
    'dress', 'gown', 'sundress', 'jumpsuit', 'overall', 'romper', 'onesie', 'playsuit', 'nightgown', 'robe', 'bathrobe',
    'shirt dress', 'swimsuit', 'one-piece', 'abaya', 'sari', 'pinafore', 'tunic dress',
  ],
  headwear: ['hat', 'cap', 'beanie', 'bucket hat', 'baseball cap', 'snapback', 'beret', 'fedora', 'visor', 'headwear'],
  footwear: [
    'shoe', 'sneaker', 'trainer', 'boot', 'sandal', 'heel', 'loafer', 'slipper', 'flip-flop', 'clog', 'pump', 'espadrille',
    'footwear', 'oxford', 'mule', 'dress shoe', 'running shoe',
  ],
  bag: [
    'bag', 'tote', 'tote bag', 'handbag', 'backpack', 'purse', 'clutch', 'satchel', 'rucksack', 'duffel', 'pouch',
    'wallet', 'suitcase', 'luggage', 'messenger bag', 'shoulder bag', 'canvas tote',
  ],
  object: [
    'mug', 'cup', 'glass', 'bottle', 'stool', 'chair', 'table', 'sofa', 'lamp', 'furniture', 'lipstick', 'palette',
    'cosmetic', 'makeup', 'perfume', 'cream', 'watch', 'jewelry', 'jewellery', 'ring', 'necklace', 'earring', 'bracelet',
    'toy', 'book', 'phone', 'phone case', 'headphone', 'speaker', 'camera', 'vase', 'candle', 'pillow', 'cushion',
    'blanket', 'towel', 'plate', 'bowl', 'poster', 'pen', 'notebook', 'sunglasses', 'glasses', 'belt', 'scarf', 'glove',
    'sock', 'tie', 'umbrella', 'kitchen', 'home', 'electronics', 'beauty', 'skincare', 'soap', 'coffee mug', 'cap bottle',
    'bottle cap', 'coat rack', 'shoe rack', 'hat box', 'jewelry box', 'table top',
  ],
};
