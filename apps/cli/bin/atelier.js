#!/usr/bin/env node
// Plain JavaScript that old versions understand too: the program itself is TypeScript, which they cannot load.
const OLDEST_MAJOR = 24;
const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_MAJOR) {
  console.error(
    `Atelier needs Node ${OLDEST_MAJOR} or newer, but this is Node ${process.versions.node}.\n` +
      'The project brings its own: run "npm ci" once, then use "npm start" or "npx atelier ...".',
  );
  process.exit(1);
}
const { main } = await import('../src/atelier.ts');
await main(process.argv);
