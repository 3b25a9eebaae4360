/**
 * One piece of work with stable-diffusion.cpp, in a process of its own. It is run by Bare, not by Node, because the
 * package that carries stable-diffusion.cpp is a Bare addon. Everything is found in the folder that the operator
 * installed it in, which is the only argument.
 *
 * The work comes as JSON through stdin (`DiffusionJob` in `process.ts` beside this file). Pictures go out as lines that
 * begin with the mark below; whatever else is printed is the addon's log.
 */
const MARK = '\natelier:';
const folder = Bare.argv[2];
const load = (name) => require(`${folder}/node_modules/${name}`);
const process = load('bare-process');
const { EsrganUpscaler, ...diffusion } = load('@qvac/diffusion-cpp');

async function main() {
  const job = JSON.parse(await readAll(process.stdin));
  const images = job.images.map((base64) => Buffer.from(base64, 'base64'));
  if (job.kind === 'upscale') await upscale(job, images[0]);
  else await generate(job, images);
}

async function generate({ files, config, params }, images) {
  const ImgStableDiffusion = diffusion.ImgStableDiffusion ?? load('@qvac/diffusion-cpp');
  const model = new ImgStableDiffusion({ files, config });
  await model.load();
  const shown = images.length > 1 ? { init_images: images } : { init_image: images[0] };
  await send(await model.run({ ...params, ...(images.length > 0 ? shown : {}) }));
  await model.unload();
}

async function upscale({ files, config }, image) {
  const upscaler = new EsrganUpscaler({ files, config });
  await upscaler.load();
  await send(await upscaler.upscale(image));
  await upscaler.unload();
}

/** Besides pictures, updates tell of progress. */
async function send(response) {
  await response
    .onUpdate((update) => {
      if (update instanceof Uint8Array) say({ image: Buffer.from(update).toString('base64') });
    })
    .await();
  say({ done: true });
}

function say(message) {
  process.stdout.write(`${MARK}${JSON.stringify(message)}\n`);
}

function readAll(stream) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => resolve(Buffer.concat(chunks).toString()));
    stream.on('error', reject);
  });
}

main().then(
  () => process.exit(0),
  (error) => {
    say({ error: error.message });
    process.exit(1);
  },
);
