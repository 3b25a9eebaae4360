import { readWorkflow } from './workflow.ts';
import controlSketch from './workflows/control-sketch.json' with { type: 'json' };
import controlStructure from './workflows/control-structure.json' with { type: 'json' };
import erase from './workflows/erase.json' with { type: 'json' };
import imageToImage from './workflows/image-to-image.json' with { type: 'json' };
import inpaint from './workflows/inpaint.json' with { type: 'json' };
import outpaint from './workflows/outpaint.json' with { type: 'json' };
import textToImage from './workflows/text-to-image.json' with { type: 'json' };
import upscaleCreative from './workflows/upscale-creative.json' with { type: 'json' };
import upscaleFast from './workflows/upscale-fast.json' with { type: 'json' };

/** The workflows that come with the product: core nodes only, for Stable Diffusion checkpoints of every generation. */
export const WORKFLOWS = [
  textToImage,
  imageToImage,
  inpaint,
  erase,
  outpaint,
  controlSketch,
  controlStructure,
  upscaleFast,
  upscaleCreative,
].map(readWorkflow);
