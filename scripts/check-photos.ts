import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createModels, decode } from '@atelier/engine';
import { flatten } from '@atelier/pixels/flatten';
import { analysePerson, checkPerson } from '../packages/engine/src/person/index.ts';
import { VARIATIONS, vary } from '../test/support/photo-variations.ts';
import { PHOTOS_DIR } from '../test/support/photos.ts';

/*
 * Says what the photo checks think of photos, as they are and varied in light, sharpness, size and framing: one line a
 * photo, with what is said of tops, trousers and dresses.
 *
 *   node scripts/check-photos.ts
 *   node scripts/check-photos.ts --vary /tmp/me.jpg
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { vary: { type: 'boolean', default: false } },
});

const WORK_SIDE_PX = 2048;
const AREAS = ['upper', 'lower', 'full'] as const;
const SHORT = {
  NO_PEOPLE_DETECTED: 'nobody',
  TOO_MANY_PEOPLE_DETECTED: 'many',
  CHILD_DETECTED: 'child',
  INSUFFICIENT_TARGET_AREA: 'area',
} as const;

const models = await createModels({ warn: console.warn });
const paths =
  positionals.length > 0
    ? positionals.map((path) => resolve(path))
    : readdirSync(PHOTOS_DIR)
        .filter((name) => /^(person|multi|child|product-worn)-/.test(name))
        .map((name) => join(PHOTOS_DIR, name));

async function verdict(bytes: Buffer): Promise<string> {
  const analysis = await analysePerson(flatten(await decode(bytes, { maxSidePx: WORK_SIDE_PX })), models);
  const reasons = AREAS.map((area) => checkPerson(analysis, [area])).map((reason) =>
    reason ? SHORT[reason] : 'fine',
  );
  return new Set(reasons).size === 1 ? reasons[0]! : reasons.join('/');
}

for (const path of paths) {
  const bytes = readFileSync(path);
  const line = [await verdict(bytes)];
  for (const [name, change] of options.vary ? Object.entries(VARIATIONS) : [])
    line.push(`${name} ${await verdict(await vary(bytes, change))}`);
  console.log(`${basename(path)}: ${line.join(', ')}`);
}
await models.close();
