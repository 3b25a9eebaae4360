import type { GarmentClass, PreparedView, Rgba } from '@atelier/engine';
import sharp from 'sharp';

/** Products drawn for tests: shapes whose axis, neckline and colours are known exactly. */
export interface DrawnTee {
  width?: number;
  height?: number;
  /** Any SVG paint. */
  cloth?: string;
  /** SVG drawn over the cloth, in a 600 x 700 frame. */
  print?: string;
  /** Clockwise degrees. */
  lean?: number;
  /** How far the neckline dips, in the same frame; 0 = none. */
  neckDip?: number;
}

/** A T-shirt seen from the front, symmetric about its own axis. */
export function drawTee(options: DrawnTee = {}): Promise<Rgba> {
  const { width = 600, height = 700, cloth = '#3a6fb0', print = '', lean = 0, neckDip = 70 } = options;
  const outline = [
    `M230 110 Q300 ${110 + 2 * neckDip} 370 110 L450 140 L555 260 L480 320 L440 280 L445 620`,
    'L155 620 L160 280 L120 320 L45 260 L150 140 Z',
  ].join(' ');
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 700" width="${width}" height="${height}">
      <g transform="rotate(${lean} 300 360)"><clipPath id="tee"><path d="${outline}"/></clipPath>
      <g clip-path="url(#tee)"><rect x="-300" y="-300" width="1200" height="1300" fill="${cloth}"/>${print}</g></g></svg>`,
  );
}

/** Any SVG as a cutout. The decode gate refuses SVG for the whole process: a test that draws lets its own in. */
export async function draw(svg: string): Promise<Rgba> {
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 4, data };
}

/** A prepared view of a cutout, as the stages before the renderer would hand it over. */
export function viewOf(cutout: Rgba, garment: GarmentClass = 'top'): PreparedView {
  const kind = garment === 'top' || garment === 'bottom' || garment === 'dress' ? 'lying' : 'object';
  return { viewpoint: 'front', photo: 0, kind, garment, cutout, inferred: false };
}
