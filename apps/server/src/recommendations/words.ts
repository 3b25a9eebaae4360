/** What the words of a product say about when it is worn. */

const WINTER =
  'winter|wool|woolen|woollen|cashmere|fleece|down|puffer|parka|quilted|padded|thermal|knit|knitted|knitwear|coat|overcoat|sweater|jumper|turtleneck|scarf|gloves|mittens|beanie|boots|corduroy|fur|shearling|autumn|fall|ski';
const SUMMER =
  'summer|beach|linen|sandal|sandals|flip|shorts|tank|camisole|sleeveless|sundress|swim|swimwear|swimsuit|bikini|straw|seersucker|espadrilles|tropical|spring|crop';
const FORMAL =
  'formal|suit|blazer|tuxedo|evening|cocktail|gown|office|business|dress shirt|oxford|loafer|loafers|heels|pumps|silk|satin|pleated|tie|chino|chinos|elegant';
const SPORT =
  'sport|sports|sporty|running|training|gym|yoga|athletic|performance|jogger|joggers|sweatpants|hoodie|sneaker|sneakers|trainers|leggings|jersey|track|outdoor|hiking|workout';

const pattern = (words: string) => new RegExp(`\\b(?:${words})\\b`, 'g');
const WORDS = {
  winter: pattern(WINTER),
  summer: pattern(SUMMER),
  formal: pattern(FORMAL),
  sport: pattern(SPORT),
};

/** -1 winter .. 1 summer; null when nothing is said. */
export function seasonOf(words: string): number | null {
  return balance(words, WORDS.summer, WORDS.winter);
}

/** -1 sport .. 1 formal; null when nothing is said. */
export function formalityOf(words: string): number | null {
  return balance(words, WORDS.formal, WORDS.sport);
}

function balance(words: string, up: RegExp, down: RegExp): number | null {
  const plain = words.toLowerCase();
  const ups = plain.match(up)?.length ?? 0;
  const downs = plain.match(down)?.length ?? 0;
  return ups + downs === 0 ? null : (ups - downs) / (ups + downs);
}
