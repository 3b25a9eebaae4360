import { createModels } from '../packages/engine/src/models/index.ts';
import { maskedPhotos, meanOverlap, measureOverlap, type Overlap } from '../test/support/cutout-overlap.ts';

/**
 * Prints how well products are cut out of the photos that come with a mask, next to the bare network:
 *
 *     node scripts/cutout-quality.ts
 */
const models = await createModels({ warn: console.warn });
const overlaps: Overlap[] = [];
console.log(`${'photo'.padEnd(28)} bare U-2-Net   ours`);
for (const name of maskedPhotos()) {
  const measured = await measureOverlap(name, models);
  overlaps.push(measured);
  printRow(name, measured);
}
printRow('mean', meanOverlap(overlaps));
await models.close();

function printRow(name: string, { bare, ours }: { bare: number; ours: number }): void {
  console.log(`${name.padEnd(28)} ${bare.toFixed(4).padStart(12)}   ${ours.toFixed(4)}`);
}
