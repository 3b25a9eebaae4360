/** Starts a server of the sources as they are and writes the types of `packages/sdk` from its descriptions. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GENERATED, generateTypes } from '../packages/sdk/generate.ts';
import { startAtelier } from '../test/support/server.ts';

const atelier = await startAtelier();
try {
  for (const [name, text] of await generateTypes(atelier.url)) await writeFile(join(GENERATED, name), text);
} finally {
  await atelier.stop();
}
