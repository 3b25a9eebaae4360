import sharp, { type Sharp } from 'sharp';
import { type Colour, paintWhere } from './masked-picture.ts';
import type { StabilityFields, StabilityOperation } from './stability-contract.ts';

/** The sizes of pictures of one megapixel, by ratio. */
const ONE_MEGAPIXEL: Readonly<Record<string, string>> = {
  '1:1': '1024x1024',
  '5:4': '1088x896',
  '3:2': '1216x832',
  '16:9': '1344x768',
  '21:9': '1536x640',
  '4:5': '896x1088',
  '2:3': '832x1216',
  '9:16': '768x1344',
  '9:21': '640x1536',
};

/** The colour that a fake paints with for a seed, so that results can be told apart. */
export function colourOf(seed: number): Colour {
  return { r: seed % 256, g: (seed >> 8) % 256, b: 90 };
}

/** What the operation makes of the fields: pictures of one colour, of the size that the contract says. */
export async function paint(
  operation: StabilityOperation,
  fields: StabilityFields,
  seed: number,
): Promise<Buffer> {
  const picture = await draw(operation, fields, colourOf(seed));
  const format = String(fields.text.output_format ?? 'png');
  if (format === 'jpeg') return picture.flatten().jpeg({ quality: 90 }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 80, effort: 0 }).toBuffer();
  return picture.png({ compressionLevel: 1 }).toBuffer();
}

async function draw({ output }: StabilityOperation, fields: StabilityFields, colour: Colour): Promise<Sharp> {
  const source = fields.files[output.same ?? output.aspect ?? 'image'];
  if (output.grows) return outpaint(source!, fields.text, colour);
  if (output.alpha) return cutOut(source!);
  if (output.same && fields.files.mask) return paintWhere('white', source!, fields.files.mask, colour);
  return flat(await sizeOf(output, fields, source), colour);
}

async function sizeOf(
  output: StabilityOperation['output'],
  { text }: StabilityFields,
  source: Buffer | undefined,
): Promise<[width: number, height: number]> {
  if (!output.likelySizes && !output.same && !output.aspect && !output.scale) {
    return parseSize(ONE_MEGAPIXEL[String(text.aspect_ratio ?? '1:1')]!);
  }
  const takesRatio = output.likelySizes && text.mode !== 'image-to-image';
  if (takesRatio) return parseSize(output.likelySizes![String(text.aspect_ratio ?? '1:1')]!);
  const { width, height } = await sharp(source).metadata();
  if (output.same) return [width, height];
  if (output.scale) return [width * output.scale, height * output.scale];
  const megapixels = Number.parseInt(String(output.megapixels ?? 1), 10);
  const scale = Math.sqrt((megapixels * 2 ** 20) / (width * height));
  return [Math.round(width * scale), Math.round(height * scale)];
}

function parseSize(text: string): [number, number] {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return [width, height];
}

function flat([width, height]: [number, number], background: Colour): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

function outpaint(source: Buffer, text: StabilityFields['text'], background: Colour): Sharp {
  const px = (name: string) => Number(text[name] ?? 0);
  return sharp(source).extend({
    left: px('left'),
    right: px('right'),
    top: px('up'),
    bottom: px('down'),
    background,
  });
}

/** Keeps the left half. */
async function cutOut(source: Buffer): Promise<Sharp> {
  const { data, info } = await sharp(source).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let index = 0; index < info.width * info.height; index++) {
    if (index % info.width >= info.width / 2) data[index * 4 + 3] = 0;
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } });
}
