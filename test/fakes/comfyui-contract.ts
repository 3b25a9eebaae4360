/**
 * The core nodes of ComfyUI that our workflows use: inputs by name (a type in capitals must be a link to an output of that
 * type), and the types of the outputs. A graph is refused as the real server refuses it, and also for inputs that a node
 * does not have, which the real server ignores.
 */
type InputType = 'STRING' | 'INT' | 'FLOAT' | 'BOOLEAN' | 'FILE' | { from: string } | readonly string[];

interface NodeClass {
  inputs: Readonly<Record<string, InputType>>;
  outputs: readonly string[];
  /** Without one of these nothing is run. */
  isOutput?: true;
}

const from = (type: string): InputType => ({ from: type });
const SAMPLERS = ['euler', 'euler_ancestral', 'dpmpp_2m', 'dpmpp_2m_sde', 'ddim', 'uni_pc'] as const;
const SCHEDULERS = ['normal', 'karras', 'exponential', 'sgm_uniform', 'simple', 'ddim_uniform'] as const;

export const NODE_CLASSES: Readonly<Record<string, NodeClass>> = {
  CheckpointLoaderSimple: { inputs: { ckpt_name: 'FILE' }, outputs: ['MODEL', 'CLIP', 'VAE'] },
  CLIPTextEncode: { inputs: { text: 'STRING', clip: from('CLIP') }, outputs: ['CONDITIONING'] },
  EmptyLatentImage: { inputs: { width: 'INT', height: 'INT', batch_size: 'INT' }, outputs: ['LATENT'] },
  KSampler: {
    inputs: {
      model: from('MODEL'),
      seed: 'INT',
      steps: 'INT',
      cfg: 'FLOAT',
      sampler_name: SAMPLERS,
      scheduler: SCHEDULERS,
      positive: from('CONDITIONING'),
      negative: from('CONDITIONING'),
      latent_image: from('LATENT'),
      denoise: 'FLOAT',
    },
    outputs: ['LATENT'],
  },
  VAEDecode: { inputs: { samples: from('LATENT'), vae: from('VAE') }, outputs: ['IMAGE'] },
  VAEEncode: { inputs: { pixels: from('IMAGE'), vae: from('VAE') }, outputs: ['LATENT'] },
  VAEEncodeForInpaint: {
    inputs: { pixels: from('IMAGE'), vae: from('VAE'), mask: from('MASK'), grow_mask_by: 'INT' },
    outputs: ['LATENT'],
  },
  InpaintModelConditioning: {
    inputs: {
      positive: from('CONDITIONING'),
      negative: from('CONDITIONING'),
      vae: from('VAE'),
      pixels: from('IMAGE'),
      mask: from('MASK'),
      noise_mask: 'BOOLEAN',
    },
    outputs: ['CONDITIONING', 'CONDITIONING', 'LATENT'],
  },
  LoadImage: { inputs: { image: 'FILE' }, outputs: ['IMAGE', 'MASK'] },
  LoadImageMask: {
    inputs: { image: 'FILE', channel: ['alpha', 'red', 'green', 'blue'] },
    outputs: ['MASK'],
  },
  GrowMask: {
    inputs: { mask: from('MASK'), expand: 'INT', tapered_corners: 'BOOLEAN' },
    outputs: ['MASK'],
  },
  ImageCompositeMasked: {
    inputs: {
      destination: from('IMAGE'),
      source: from('IMAGE'),
      x: 'INT',
      y: 'INT',
      resize_source: 'BOOLEAN',
      mask: from('MASK'),
    },
    outputs: ['IMAGE'],
  },
  ImagePadForOutpaint: {
    inputs: {
      image: from('IMAGE'),
      left: 'INT',
      top: 'INT',
      right: 'INT',
      bottom: 'INT',
      feathering: 'INT',
    },
    outputs: ['IMAGE', 'MASK'],
  },
  UpscaleModelLoader: { inputs: { model_name: 'FILE' }, outputs: ['UPSCALE_MODEL'] },
  ImageUpscaleWithModel: {
    inputs: { upscale_model: from('UPSCALE_MODEL'), image: from('IMAGE') },
    outputs: ['IMAGE'],
  },
  ImageScaleBy: {
    inputs: {
      image: from('IMAGE'),
      upscale_method: ['nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos'],
      scale_by: 'FLOAT',
    },
    outputs: ['IMAGE'],
  },
  ControlNetLoader: { inputs: { control_net_name: 'FILE' }, outputs: ['CONTROL_NET'] },
  ControlNetApplyAdvanced: {
    inputs: {
      positive: from('CONDITIONING'),
      negative: from('CONDITIONING'),
      control_net: from('CONTROL_NET'),
      image: from('IMAGE'),
      strength: 'FLOAT',
      start_percent: 'FLOAT',
      end_percent: 'FLOAT',
    },
    outputs: ['CONDITIONING', 'CONDITIONING'],
  },
  Canny: {
    inputs: { image: from('IMAGE'), low_threshold: 'FLOAT', high_threshold: 'FLOAT' },
    outputs: ['IMAGE'],
  },
  ImageInvert: { inputs: { image: from('IMAGE') }, outputs: ['IMAGE'] },
  SaveImage: { inputs: { images: from('IMAGE'), filename_prefix: 'STRING' }, outputs: [], isOutput: true },
};

export interface GraphNode {
  class_type: string;
  inputs: Readonly<Record<string, unknown>>;
}
export type Graph = Readonly<Record<string, GraphNode>>;

/** @returns what is wrong with a graph, node by node; empty when it can be run with these files */
export function faultsOf(graph: Graph, files: ReadonlySet<string>): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const [id, node] of Object.entries(graph)) {
    const fault = faultOfNode(node, graph, files);
    if (fault !== null) faults[id] = fault;
  }
  const isRunnable = Object.values(graph).some((node) => NODE_CLASSES[node.class_type]?.isOutput);
  if (!isRunnable) faults['*'] = 'Prompt has no outputs';
  return faults;
}

function faultOfNode(node: GraphNode, graph: Graph, files: ReadonlySet<string>): string | null {
  const known = NODE_CLASSES[node.class_type];
  if (known === undefined) return `Node ${node.class_type} does not exist`;
  const unknown = Object.keys(node.inputs).find((name) => known.inputs[name] === undefined);
  if (unknown !== undefined) return `Unknown input: ${unknown}`;
  for (const [name, type] of Object.entries(known.inputs)) {
    if (node.inputs[name] === undefined) return `Required input is missing: ${name}`;
    if (!fits(node.inputs[name], type, graph, files)) return `Value not fitting: ${name}`;
  }
  return null;
}

function fits(value: unknown, type: InputType, graph: Graph, files: ReadonlySet<string>): boolean {
  if (type === 'STRING') return typeof value === 'string';
  if (type === 'INT') return Number.isInteger(value);
  if (type === 'FLOAT') return typeof value === 'number';
  if (type === 'BOOLEAN') return typeof value === 'boolean';
  if (type === 'FILE') return typeof value === 'string' && files.has(value);
  if ('from' in type) return outputType(value, graph) === type.from;
  return typeof value === 'string' && type.includes(value);
}

/** The type at the other end of a link (`[node id, index of its output]`). */
function outputType(link: unknown, graph: Graph): string | undefined {
  if (!Array.isArray(link) || link.length !== 2) return undefined;
  const [id, index]: unknown[] = link;
  if (typeof id !== 'string' || typeof index !== 'number') return undefined;
  return NODE_CLASSES[graph[id]?.class_type ?? '']?.outputs[index];
}
