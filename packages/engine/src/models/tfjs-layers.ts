import * as z from 'zod';
import { valueInfo } from './onnx-shape.ts';
import { concat, delimited, int } from './protobuf.ts';

/**
 * Writes a small convolutional network of the tfjs "layers" format as ONNX, exactly (same weights, same order of
 * operations; NHWC kernels become NCHW), because onnxruntime runs it several times faster than tfjs does. Only the
 * layers that residual dense super-resolution networks use are known.
 */

const DEFAULT_DOMAIN_OPSET = 13;
const IR_VERSION = 8;
const FLOAT32 = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_STRING = 3;
const ATTRIBUTE_INTS = 7;

const layerSchema = z.object({
  class_name: z.string(),
  name: z.string(),
  config: z.object({
    activation: z.string().optional(),
    padding: z.string().optional(),
    strides: z.array(z.number()).optional(),
    dilation_rate: z.array(z.number()).optional(),
    size: z.array(z.number()).optional(),
    interpolation: z.string().optional(),
  }),
  inbound_nodes: z.array(z.array(z.tuple([z.string()], z.unknown()))),
});
const modelSchema = z.object({
  modelTopology: z.object({
    model_config: z.object({
      config: z.object({
        layers: z.array(layerSchema),
        output_layers: z.array(z.tuple([z.string()], z.unknown())),
      }),
    }),
  }),
  weightsManifest: z.array(
    z.object({
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.literal('float32') }),
      ),
    }),
  ),
});

type Layer = z.infer<typeof layerSchema>;
interface Weight {
  name: string;
  shape: number[];
  data: Float32Array;
}
interface Part {
  nodes: Uint8Array[];
  initializers: Uint8Array[];
}

/**
 * @param json `model.json` of the network
 * @param weights its shards, joined
 * @returns an ONNX file with one input `[N, 3, H, W]` and one output, both named as in the json
 * @throws RangeError for a layer or a setting that the converter does not know
 */
export function layersToOnnx(json: string, weights: Uint8Array): Uint8Array {
  const model = modelSchema.parse(JSON.parse(json));
  const table = readWeights(model.weightsManifest, weights);
  const { layers, output_layers: outputs } = model.modelTopology.model_config.config;
  const parts = layers.map((layer) => convertLayer(layer, table));
  const input = layers.find((layer) => layer.class_name === 'InputLayer');
  const output = outputs[0];
  if (!input || !output) throw new RangeError('Expected a network with an input and an output layer.');
  const graph = [
    ...parts.flatMap(({ nodes }) => nodes.map((node) => delimited(1, node))),
    delimited(2, 'network'),
    ...parts.flatMap(({ initializers }) => initializers.map((tensor) => delimited(5, tensor))),
    delimited(11, valueInfo(input.name, ['batch', 3, 'height', 'width'])),
    delimited(12, valueInfo(output[0], ['batch', 'channels', 'out_height', 'out_width'])),
  ];
  return concat([int(1, IR_VERSION), delimited(7, graph), delimited(8, int(2, DEFAULT_DOMAIN_OPSET))]);
}

function readWeights(manifest: z.infer<typeof modelSchema>['weightsManifest'], bytes: Uint8Array): Weight[] {
  const copy = Uint8Array.from(bytes).buffer; // float views need 4-byte alignment
  let at = 0;
  return manifest.flatMap(({ weights }) =>
    weights.map(({ name, shape }) => {
      const data = new Float32Array(copy, at, product(shape));
      at += data.byteLength;
      return { name, shape, data };
    }),
  );
}

function convertLayer(layer: Layer, weights: Weight[]): Part {
  const inputs = (layer.inbound_nodes[0] ?? []).map(([name]) => name);
  const simple = (op: string, attributes: Uint8Array[] = []): Part => ({
    nodes: [node(op, inputs, layer.name, attributes)],
    initializers: [],
  });
  switch (`${layer.class_name} ${layer.config.activation ?? ''}`.trim()) {
    case 'InputLayer':
      return { nodes: [], initializers: [] };
    case 'Conv2D linear':
      return convolution(layer, inputs, weights);
    case 'Concatenate':
      return simple('Concat', [intAttribute('axis', 1)]);
    case 'Add':
      return simple('Sum');
    case 'Activation relu':
      return simple('Relu');
    case 'UpSampling2D':
      return upsampling(layer, inputs);
    default:
      throw new RangeError(`Expected a known layer but received ${layer.class_name} (${layer.name}).`);
  }
}

function convolution(layer: Layer, inputs: string[], weights: Weight[]): Part {
  const { name, config } = layer;
  const kernel = weights.find((weight) => weight.name === `${name}/kernel`);
  const bias = weights.find((weight) => weight.name === `${name}/bias`);
  if (!kernel || !bias) throw new RangeError(`Expected a kernel and a bias for ${name}.`);
  const [height = 0, width = 0, from = 0, to = 0] = kernel.shape;
  const keepsSize = config.padding === 'same' || (height === 1 && width === 1);
  const dense = [...(config.strides ?? []), ...(config.dilation_rate ?? [])].every((step) => step === 1);
  if (!keepsSize || !dense) throw new RangeError(`Expected a size-keeping convolution but received ${name}.`);
  const pads = [height >> 1, width >> 1, height >> 1, width >> 1];
  const attributes = [intsAttribute('kernel_shape', [height, width]), intsAttribute('pads', pads)];
  return {
    nodes: [node('Conv', [...inputs, `${name}:kernel`, `${name}:bias`], name, attributes)],
    initializers: [
      tensor(`${name}:kernel`, [to, from, height, width], outputFirst(kernel)),
      tensor(`${name}:bias`, bias.shape, bias.data),
    ],
  };
}

/** Kernel `[height, width, from, to]` to ONNX order `[to, from, height, width]`. */
function outputFirst({ shape, data }: Weight): Float32Array {
  const [height = 0, width = 0, from = 0, to = 0] = shape;
  const area = height * width;
  const turned = new Float32Array(data.length);
  for (let cell = 0; cell < area; cell++) {
    for (let source = 0; source < from; source++) {
      for (let target = 0; target < to; target++) {
        turned[(target * from + source) * area + cell] = data[(cell * from + source) * to + target]!;
      }
    }
  }
  return turned;
}

/** Repeats pixels: nearest neighbour, cell by cell. */
function upsampling({ name, config }: Layer, inputs: string[]): Part {
  const [height, width] = config.size ?? [];
  if (config.interpolation !== 'nearest' || height === undefined || width === undefined) {
    throw new RangeError(`Expected a nearest-neighbour upsampling but received ${name}.`);
  }
  const attributes = [
    textAttribute('mode', 'nearest'),
    textAttribute('coordinate_transformation_mode', 'asymmetric'),
    textAttribute('nearest_mode', 'floor'),
  ];
  return {
    nodes: [node('Resize', [...inputs, '', `${name}:scales`], name, attributes)],
    initializers: [tensor(`${name}:scales`, [4], Float32Array.of(1, 1, height, width))],
  };
}

function node(op: string, inputs: string[], output: string, attributes: Uint8Array[] = []): Uint8Array {
  return concat([
    ...inputs.map((input) => delimited(1, input)),
    delimited(2, output),
    delimited(4, op),
    ...attributes.map((attribute) => delimited(5, attribute)),
  ]);
}

function tensor(name: string, dims: readonly number[], data: Float32Array): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return concat([
    ...dims.map((dim) => int(1, dim)),
    int(2, FLOAT32),
    delimited(8, name),
    delimited(9, bytes),
  ]);
}

function intAttribute(name: string, value: number): Uint8Array {
  return concat([delimited(1, name), int(3, value), int(20, ATTRIBUTE_INT)]);
}

function intsAttribute(name: string, values: readonly number[]): Uint8Array {
  return concat([delimited(1, name), ...values.map((value) => int(8, value)), int(20, ATTRIBUTE_INTS)]);
}

function textAttribute(name: string, value: string): Uint8Array {
  return concat([delimited(1, name), delimited(4, value), int(20, ATTRIBUTE_STRING)]);
}

function product(shape: readonly number[]): number {
  return shape.reduce((total, size) => total * size, 1);
}
