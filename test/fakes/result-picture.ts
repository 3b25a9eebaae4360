import { readPictureHeader } from '@atelier/providers/hosted';
import sharp from 'sharp';
import { ContractViolation } from './fake-server.ts';

const drawn = new Map<string, Promise<Buffer>>();

/** A plain picture, as a result; the same one is drawn once. */
export function pictureOf(
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp',
  alpha = false,
): Promise<Buffer> {
  const name = `${width}x${height} ${format} ${alpha}`;
  const known = drawn.get(name) ?? draw(width, height, format, alpha);
  drawn.set(name, known);
  return known;
}

function draw(
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp',
  alpha: boolean,
): Promise<Buffer> {
  const background = alpha ? { r: 40, g: 90, b: 160, alpha: 0.5 } : { r: 40, g: 90, b: 160 };
  const channels = alpha ? 4 : 3;
  return sharp({ create: { width, height, channels, background } }).toFormat(format).toBuffer();
}

/** Width and height of a picture that was sent as a data URL or as bare base64. @throws ContractViolation */
export function sizeOfDataUrl(text: string): readonly [width: number, height: number] {
  const header = readPictureHeader(Buffer.from(text.slice(text.indexOf(',') + 1), 'base64'));
  if (header === null) throw new ContractViolation('Something was sent as a picture that is none.');
  return [header.width, header.height];
}
