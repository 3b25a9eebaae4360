// Runs after "npm install" and "npm ci". Plain JavaScript and no failure: an install without development packages,
// with an old Node or of a part of the tree must not break because of a studio that "npm start" can build as well.
try {
  const { buildStudio } = await import('./build.ts');
  if (await buildStudio()) console.log('web studio: built');
} catch (error) {
  console.log(`web studio: not built yet (${error instanceof Error ? error.message : error})`);
}
