import sharp from 'sharp';
import { z } from 'zod';
import { ImageToImage, SingleImage, TextToImage } from './a1111-contract.ts';
import {
  ContractViolation,
  type FakeAnswer,
  type FakeProvider,
  type FakeRequest,
  startFakeServer,
} from './fake-server.ts';
import { pictureOf, sizeOfDataUrl } from './result-picture.ts';

const RANDOM_SEED = 4_002_001_000;

export interface FakeA1111 extends FakeProvider {
  /** Bodies of `txt2img`, `img2img` and `extra-single-image`, in order. */
  work: { path: string; body: Record<string, unknown> }[];
  /** What `progress` says is being done: the last work, or that of somebody else. */
  currentTask: string | null;
  interruptions: number;
  upscalers: string[];
  /** Null: the extension is not installed. */
  controlModels: string[] | null;
}

/** A1111's `/sdapi/v1` and ControlNet's lists. `auth` is `user:password`. */
export async function startFakeA1111(auth: string): Promise<FakeA1111> {
  const routes: Readonly<Record<string, (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>>> = {
    'POST /sdapi/v1/txt2img': (request) => generate(request, TextToImage),
    'POST /sdapi/v1/img2img': async (request) => {
      await checkMask(ImageToImage.parse(request.json()));
      return generate(request, ImageToImage);
    },
    'POST /sdapi/v1/extra-single-image': (request) => enlarge(request),
    'GET /sdapi/v1/options': () => ({ body: { sd_model_checkpoint: 'sdxl_base_1.0.safetensors' } }),
    'GET /sdapi/v1/upscalers': () => ({ body: fake.upscalers.map((name) => ({ name, scale: 4 })) }),
    'GET /sdapi/v1/progress': () => ({ body: { progress: 0.4, current_task: fake.currentTask } }),
    'POST /sdapi/v1/interrupt': () => {
      fake.interruptions += 1;
      return { body: {} };
    },
    'GET /controlnet/model_list': () =>
      fake.controlModels === null
        ? { status: 404, body: { detail: 'Not Found' } }
        : { body: { model_list: fake.controlModels } },
  };

  const taken = (request: FakeRequest, schema: z.ZodType): Record<string, unknown> => {
    const parsed = schema.safeParse(request.json());
    if (!parsed.success) throw new ContractViolation(z.prettifyError(parsed.error));
    const body = z.record(z.string(), z.unknown()).parse(request.json());
    fake.work.push({ path: request.path.replace('/sdapi/v1/', ''), body });
    fake.currentTask = typeof body.force_task_id === 'string' ? body.force_task_id : null;
    server.startPaid(request.path);
    return body;
  };

  const generate = async (request: FakeRequest, schema: z.ZodType): Promise<FakeAnswer> => {
    const body = taken(request, schema);
    const [width, height] = resultSize(body);
    const count = Number(body.batch_size ?? 1);
    const first = Number(body.seed ?? -1) < 0 ? RANDOM_SEED : Number(body.seed);
    const seeds = Array.from({ length: count }, (_, index) => first + index);
    const picture = (await pictureOf(width, height, 'png')).toString('base64');
    // ControlNet puts what it saw behind the pictures.
    const seen = body.alwayson_scripts === undefined ? [] : [picture];
    const info = JSON.stringify({ seed: first, all_seeds: seeds, index_of_first_image: 0 });
    return { body: { images: [...seeds.map(() => picture), ...seen], parameters: {}, info } };
  };

  const enlarge = async (request: FakeRequest): Promise<FakeAnswer> => {
    const {
      image,
      upscaling_resize: factor = 4,
      upscaler_1,
    } = SingleImage.parse(taken(request, SingleImage));
    if (!fake.upscalers.includes(upscaler_1)) throw new ContractViolation(`Unknown upscaler ${upscaler_1}.`);
    const [width, height] = sizeOfDataUrl(image);
    const picture = await pictureOf(Math.round(width * factor), Math.round(height * factor), 'png');
    return { body: { html_info: '', image: picture.toString('base64') } };
  };

  const server = await startFakeServer((request) => {
    const { method, path, headers } = request;
    if (headers.authorization !== `Basic ${btoa(auth)}`) {
      return { status: 401, body: { detail: 'Incorrect username or password' } };
    }
    const route = routes[`${method} ${path}`];
    if (route === undefined) throw new ContractViolation(`Unknown route ${method} ${path}.`);
    return route(request);
  });

  const fake: FakeA1111 = {
    server,
    work: [],
    currentTask: null,
    interruptions: 0,
    upscalers: ['None', 'Lanczos', 'Nearest', 'R-ESRGAN 4x+'],
    controlModels: ['control_v11p_sd15_canny [d14c016b]', 'control_v11p_sd15_scribble [d4ba51ff]'],
    moderate: () => {},
  };
  return fake;
}

/** Inpainting at full resolution sets the new place back into the picture, which keeps its size. */
function resultSize(body: Record<string, unknown>): readonly [number, number] {
  const [source]: unknown[] = Array.isArray(body.init_images) ? body.init_images : [];
  if (body.inpaint_full_res === true && typeof source === 'string') return sizeOfDataUrl(source);
  return [Number(body.width ?? 512), Number(body.height ?? 512)];
}

/** A mask has the size of its picture, and one channel: with an alpha channel, the server would read that. */
async function checkMask({ init_images: [source = ''], mask }: z.infer<typeof ImageToImage>): Promise<void> {
  if (mask === undefined) return;
  if (sizeOfDataUrl(source).join() !== sizeOfDataUrl(mask).join())
    throw new ContractViolation('The mask has another size than the picture.');
  const { channels } = await sharp(Buffer.from(mask, 'base64')).metadata();
  if (channels !== 1) throw new ContractViolation(`The mask has ${channels} channels.`);
}
