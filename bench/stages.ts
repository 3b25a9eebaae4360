import type { FlatLayType } from '@atelier/contracts';
import {
  createModels,
  decode,
  type FlatLaySpec,
  findWeights,
  type ModelName,
  type Models,
  prepareProduct,
  renderFlatLay,
  type Tensor,
} from '@atelier/engine';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { photo } from '../test/support/photos.ts';
import { compare } from './compare.ts';
import type { Row } from './report.ts';

const PHOTO = 'product-tee-blue-front.jpg';
const SIZE = { width: 1200, height: 1600 };
const MOST = 1.25;

interface Inference {
  name: ModelName;
  inputs: Record<string, Tensor>;
}

/**
 * The pipeline against the same work done bare: the same inferences in a plain onnxruntime session, and the same
 * decoding, scaling, compositing and encoding in plain sharp. What is left is what our stages cost.
 */
export async function benchStages(): Promise<Row[]> {
  const bytes = photo(PHOTO);
  const models = await createModels();
  const bare = await openBareU2net();
  const { recorded, view } = await recordInferences(bytes, models);
  const seen = recorded.find(({ name }) => name === 'u2net');
  if (!seen) throw new Error('Expected the preparation to run U-2-Net.');

  const rows = [
    await compare(
      'decode gate',
      () => decode(bytes),
      'sharp',
      () => bareDecode(bytes),
    ),
    await compare(
      'one U-2-Net inference',
      () => models.run('u2net', seen.inputs),
      'onnxruntime',
      () => bare.run(seen.inputs),
    ),
    await compare(
      'read and cut out one photo',
      () => prepareProduct([bytes], {}, ['front'], models),
      'onnxruntime + sharp',
      () => barePrepare(bytes, recorded, models, bare),
    ),
  ];
  for (const type of ['flat', 'ghost_mannequin'] as const) {
    rows.push(
      await compare(
        `render ${type}`,
        () => renderFlatLay(view, specOf(type), models),
        'sharp',
        () => bareRender(view.cutout),
      ),
    );
  }
  const whole = await compare(
    'photo to flat lay, all stages',
    async () => {
      const { product } = await prepareProduct([bytes], {}, ['front'], models);
      await renderFlatLay(product.views.front!, specOf('flat'), models);
    },
    'onnxruntime + sharp',
    async () => {
      await barePrepare(bytes, recorded, models, bare);
      await bareRender(view.cutout);
    },
  );
  rows.push({ ...whole, goal: `<= ${MOST}`, held: (whole.ratio ?? Number.POSITIVE_INFINITY) <= MOST });
  await models.close();
  return rows;
}

const specOf = (type: FlatLayType): FlatLaySpec => ({
  type,
  viewpoint: 'front',
  background: { background_type: 'arbitrary' },
  size: SIZE,
  variant: 0,
  seed: 1,
});

/** Runs the preparation once and keeps what it asked of the networks. */
async function recordInferences(bytes: Uint8Array, models: Models) {
  const recorded: Inference[] = [];
  const recorder: Models = {
    available: (name) => models.available(name),
    run: (name, inputs) => {
      recorded.push({ name, inputs });
      return models.run(name, inputs);
    },
  };
  const { product } = await prepareProduct([bytes], {}, ['front'], recorder);
  return { recorded, view: product.views.front! };
}

function onlyInput(inputs: Record<string, Tensor>): [string, Tensor] {
  const [entry] = Object.entries(inputs);
  if (!entry) throw new Error('Expected an inference with an input.');
  return entry;
}

async function openBareU2net() {
  const weights = (await findWeights()).find((state) => state.name === 'u2net');
  if (!weights?.ok) throw new Error('The bench needs the U-2-Net weights.');
  const session = await InferenceSession.create(weights.paths[0]!, {
    intraOpNumThreads: 2,
    logSeverityLevel: 3,
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  const output = session.outputNames[0]!;
  return {
    async run(inputs: Record<string, Tensor>): Promise<Float32Array> {
      const [name, tensor] = onlyInput(inputs);
      const fed = new OrtTensor('float32', tensor.data as Float32Array, [...tensor.dims]);
      const { [output]: result } = await session.run({ [name]: fed }, [output]);
      return result!.data as Float32Array;
    },
  };
}

const bareDecode = (bytes: Uint8Array, longestPx?: number) =>
  sharp(bytes)
    .autoOrient()
    .resize({ width: longestPx, height: longestPx, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });

/** Long sides at which the stages, too, decode a photo: to look at it, and to cut it out. */
const LOOK_SIDE_PX = 640;
const WORK_SIDE_PX = 2048;

/** Both decodes, each network's input from a resized picture, the inferences, and the coarse mask laid on the photo. */
async function barePrepare(
  bytes: Uint8Array,
  recorded: readonly Inference[],
  models: Models,
  bare: Awaited<ReturnType<typeof openBareU2net>>,
): Promise<void> {
  const look = await bareDecode(bytes, LOOK_SIDE_PX);
  const whole = await bareDecode(bytes, WORK_SIDE_PX);
  for (const { name, inputs } of recorded) {
    const [input, { dims }] = onlyInput(inputs);
    const fed = { [input]: await bareInput(look, dims) };
    // The small networks run on LiteRT or as converted graphs: both sides ask our runner for those.
    if (name === 'u2net') await layMask(whole, await bare.run(fed));
    else await models.run(name, fed);
  }
}

type Decoded = Awaited<ReturnType<typeof bareDecode>>;

const rawOf = ({ info: { width, height, channels } }: Decoded) => ({ width, height, channels });

/** The picture resized to a network's `[1, 3, H, W]` or `[1, H, W, 3]`, -1..1. */
async function bareInput(look: Decoded, dims: readonly number[]): Promise<Tensor> {
  const planar = dims[1] === 3;
  const [height, width] = (planar ? dims.slice(2) : dims.slice(1, 3)) as [number, number];
  const small = await sharp(look.data, { raw: rawOf(look) })
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
  const data = new Float32Array(small.length);
  const cells = width * height;
  for (let i = 0; i < cells; i++) {
    for (let c = 0; c < 3; c++) data[planar ? c * cells + i : i * 3 + c] = small[i * 3 + c]! / 127.5 - 1;
  }
  return { data, dims };
}

async function layMask(photo: Decoded, saliency: Float32Array): Promise<void> {
  const side = Math.sqrt(saliency.length);
  const bytes = new Uint8Array(saliency.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 255 * saliency[i]!;
  const matte = await sharp(bytes, { raw: { width: side, height: side, channels: 1 } })
    .resize(photo.info.width, photo.info.height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const raw = rawOf(photo);
  await sharp(photo.data, { raw })
    .joinChannel(matte, { raw: { ...raw, channels: 1 } })
    .raw()
    .toBuffer();
}

const SHADOW_SIGMA_PX = 24;

async function bareRender(cutout: { width: number; height: number; data: Uint8Array }): Promise<void> {
  const raw = { width: cutout.width, height: cutout.height, channels: 4 as const };
  const { data: product, info } = await sharp(cutout.data, { raw })
    .resize(Math.round(SIZE.width * 0.84), Math.round(SIZE.height * 0.84), { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const fitted = { raw: { width: info.width, height: info.height, channels: 4 as const } };
  const shadow = await sharp(product, fitted)
    .modulate({ brightness: 0 })
    .blur(SHADOW_SIGMA_PX)
    .raw()
    .toBuffer();
  const ground = { create: { ...SIZE, channels: 3 as const, background: '#f2f2f0' } };
  await sharp(ground)
    .composite([
      { input: shadow, ...fitted },
      { input: product, ...fitted },
    ])
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
