import { PLATFORMS } from '@atelier/contracts/image-studio';
import { createModels, decode } from '../packages/engine/src/index.ts';
import { lookAt } from '../packages/engine/src/social/look.ts';
import { smartCrop } from '../packages/engine/src/social/smart-crop.ts';
import { centredCrop, freeWindow } from '../packages/engine/src/social/window.ts';
import { hasPhoto, photo } from '../test/support/photos.ts';
import { canKeep, isKept, type Seen, seenInCrop } from '../test/support/seen-in-crop.ts';

/**
 * Prints how often crops for the formats of all platforms keep all faces and 95 % of the subject, next to the centre
 * crop, where any place of the crop does; and the mean share of the subject inside, over all formats:
 *
 *     node scripts/crop-quality.ts [photo ...]
 */
const PHOTOS = [
  'multi-two-coats.jpg',
  'multi-crowd-cheer.jpg',
  'person-half-denim.jpg',
  'person-full-casual.jpg',
  'person-full-render.jpg',
  'product-mug.jpg',
  'product-bag-tote.png',
  'product-shoes-white.jpg',
  'product-furniture-stool.jpg',
  'product-cosmetics-lipstick-dark.jpg',
  'product-cosmetics-palettes.jpg',
  'product-flat-hat-green.jpg',
  'scene-coffee.png',
  'scene-rocket.jpg',
];
const LOOK_SIDE_PX = 1280;
const FORMATS = PLATFORMS.flatMap(({ formats }) => formats);

interface Kept {
  possible: number;
  smart: number;
  centre: number;
  smartShare: number;
  centreShare: number;
}

const asked = process.argv.slice(2);
const models = await createModels({ warn: console.warn });
const total: Kept = { possible: 0, smart: 0, centre: 0, smartShare: 0, centreShare: 0 };
console.log(`${'photo'.padEnd(38)} possible  smart  centre   mean share of the subject: smart  centre`);
const names = (asked.length > 0 ? asked : PHOTOS).filter(hasPhoto);
for (const name of names) {
  const kept = await measure(name);
  for (const key of Object.keys(total) as (keyof Kept)[]) total[key] += kept[key];
  print(name, kept, 1);
}
print('all', total, names.length);
await models.close();

async function measure(name: string): Promise<Kept> {
  const picture = await decode(photo(name), { maxSidePx: LOOK_SIDE_PX });
  const scene = await lookAt(picture, models);
  const kept: Kept = { possible: 0, smart: 0, centre: 0, smartShare: 0, centreShare: 0 };
  for (const format of FORMATS) {
    const window = freeWindow(picture, format);
    const smart = seenInCrop(smartCrop(window, scene, format.safe_zone), picture, scene);
    const centre = seenInCrop(centredCrop(window), picture, scene);
    count(kept, canKeep(window, picture, scene), smart, centre);
  }
  return kept;
}

function count(kept: Kept, isPossible: boolean, smart: Seen, centre: Seen): void {
  kept.smartShare += smart.subject / FORMATS.length;
  kept.centreShare += centre.subject / FORMATS.length;
  if (!isPossible) return;
  kept.possible++;
  if (isKept(smart)) kept.smart++;
  if (isKept(centre)) kept.centre++;
}

function print(
  name: string,
  { possible, smart, centre, smartShare, centreShare }: Kept,
  photos: number,
): void {
  const column = (value: number, width: number) => String(value).padStart(width);
  const share = (value: number) => (value / photos).toFixed(3);
  console.log(
    `${name.padEnd(38)} ${column(possible, 8)} ${column(smart, 6)} ${column(centre, 7)}   ${share(smartShare).padStart(32)} ${share(centreShare).padStart(7)}`,
  );
}
