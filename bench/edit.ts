import { readFile } from 'node:fs/promises';
import { createModels, inpaint, type ModelName, type Models, type Tensor, upscale } from '@atelier/engine';
import type { Rgb } from '@atelier/pixels/raster';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { WEIGHTS, weightPaths } from '../packages/engine/src/models/index.ts';
import { layersToOnnx } from '../packages/engine/src/models/tfjs-layers.ts';
import { photo } from '../test/support/photos.ts';
import { compare } from './compare.ts';
import type { Row } from './report.ts';

const PHOTO = 'multi-two-coats.jpg';
const MOST = 1.6;

/**
 * Filling holes and enlarging against the same inferences in a plain onnxruntime session: what is left is what
 * cutting, joining and holding to the source cost.
 */
export async function benchEdit(): Promise<Row[]> {
  const models = await createModels();
  const picture = await open(640);
  const mask = ballMask(picture);
  const small = await open(208);
  const rows = [
    await row('fill a hole of a 640 px photo', 'migan', models, (to) => inpaint(picture, mask, to)),
    await row('enlarge 208 px twice, fast', 'esrgan-x2', models, (to) => upscale(small, 2, 'fast', to)),
    await row('enlarge 208 px four times, fast', 'esrgan-x4', models, (to) => upscale(small, 4, 'fast', to)),
  ];
  await models.close();
  return rows;
}

async function open(longestPx: number): Promise<Rgb> {
  const { data, info } = await sharp(photo(PHOTO))
    .resize(longestPx, longestPx, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

/** The ball that lies in the middle of the photo. */
function ballMask({ width, height }: Rgb): Uint8Array {
  const mask = new Uint8Array(width * height);
  const radius = 0.075 * width;
  for (let i = 0; i < mask.length; i++) {
    const x = (i % width) - 0.566 * width;
    const y = Math.floor(i / width) - 0.64 * height;
    if (x * x + y * y < radius * radius) mask[i] = 1;
  }
  return mask;
}

async function row(
  name: string,
  network: ModelName,
  models: Models,
  work: (models: Models) => Promise<unknown>,
): Promise<Row> {
  const recorded: Record<string, Tensor>[] = [];
  await work({
    available: (wanted) => models.available(wanted),
    run: (wanted, inputs) => {
      recorded.push(inputs);
      return models.run(wanted, inputs);
    },
  });
  const session = await openBare(network);
  const bare = async () => {
    for (const inputs of recorded) await session.run(feedsOf(inputs));
  };
  const measured = await compare(name, () => work(models), 'onnxruntime', bare);
  await session.release();
  return { ...measured, goal: `<= ${MOST}`, held: (measured.ratio ?? Number.POSITIVE_INFINITY) <= MOST };
}

async function openBare(network: ModelName): Promise<InferenceSession> {
  const weights = WEIGHTS[network];
  const [first, second] = weightPaths(weights) ?? [];
  if (first === undefined) throw new Error(`The bench needs the weights of "${network}".`);
  const model =
    weights.format === 'tfjs-layers' && second !== undefined
      ? layersToOnnx(await readFile(first, 'utf8'), await readFile(second))
      : await readFile(first);
  return InferenceSession.create(model, {
    intraOpNumThreads: 2,
    logSeverityLevel: 3,
    enableCpuMemArena: weights.arena === true,
    enableMemPattern: false,
  });
}

function feedsOf(inputs: Record<string, Tensor>): Record<string, OrtTensor> {
  const feeds: Record<string, OrtTensor> = {};
  for (const [name, { data, dims }] of Object.entries(inputs)) {
    feeds[name] =
      data instanceof Float32Array
        ? new OrtTensor('float32', data, [...dims])
        : new OrtTensor('uint8', data, [...dims]);
  }
  return feeds;
}
