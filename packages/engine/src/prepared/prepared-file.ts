import type { FlatLayViewpoint } from '@atelier/contracts';
import type { Rgba } from '@atelier/pixels/raster';
import sharp from 'sharp';
import * as z from 'zod';
import type { PreparedProduct, PreparedView } from '../flat-lay/types.ts';

/**
 * A prepared product as one file, so that cutting out is done once for all pictures of a product:
 *
 *     "ATPP" | version u8 | length of the index u32 | index (JSON) | cutouts (PNG, one after the other)
 *
 * Numbers are big-endian. PNG keeps the colour under transparent pixels, which the stages rely on.
 */

const MAGIC = Buffer.from('ATPP', 'latin1');
const VERSION = 1;
const HEADER_BYTES = MAGIC.length + 1 + 4;
/** Fast rather than small: the file lives for one operation. */
const PNG_EFFORT = { compressionLevel: 2, adaptiveFiltering: false } as const;

const kind = z.enum(['lying', 'worn', 'object']);
const garment = z.enum(['top', 'bottom', 'dress', 'headwear', 'footwear', 'bag', 'object']);
const viewpoint = z.enum(['front', 'back']);
const indexSchema = z.object({
  warnings: z.array(z.string()),
  photos: z.array(
    z.object({ kind, garment, viewpoint: z.enum(['front', 'back', 'detail']), confidence: z.number() }),
  ),
  views: z.array(
    z.object({
      viewpoint,
      photo: z.int(),
      kind,
      garment,
      inferred: z.boolean(),
      /** Bytes of its PNG, counted from the end of the index. */
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
    }),
  ),
});
type ViewEntry = z.infer<typeof indexSchema>['views'][number];

/** Writes a prepared product; `readPrepared` gives it back pixel for pixel. */
export async function writePrepared(product: PreparedProduct): Promise<Uint8Array> {
  const views = Object.values(product.views);
  const cutouts = await Promise.all(views.map(({ cutout }) => toPng(cutout)));
  let at = 0;
  const entries = views.map(({ cutout: _, ...view }, index) => {
    const start = at;
    at += cutouts[index]!.length;
    return { ...view, start, end: at };
  });
  const index = Buffer.from(
    JSON.stringify({ warnings: product.warnings, photos: product.photos, views: entries }),
  );
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt8(VERSION, MAGIC.length);
  header.writeUInt32BE(index.length, MAGIC.length + 1);
  return Buffer.concat([header, index, ...cutouts]);
}

/**
 * Reads a whole prepared product.
 * @throws RangeError when the file is not one or was written by another version
 */
export async function readPrepared(file: Uint8Array): Promise<PreparedProduct> {
  const { index, body } = readIndex(file);
  const views: PreparedProduct['views'] = {};
  for (const entry of index.views) views[entry.viewpoint] = await readView(entry, body);
  return { views, warnings: index.warnings, photos: index.photos };
}

/** Reads one side of it, or null when the product has none; the other cutouts stay packed. */
export async function readPreparedView(
  file: Uint8Array,
  side: FlatLayViewpoint,
): Promise<PreparedView | null> {
  const { index, body } = readIndex(file);
  const entry = index.views.find((view) => view.viewpoint === side);
  return entry === undefined ? null : readView(entry, body);
}

function readIndex(file: Uint8Array): { index: z.infer<typeof indexSchema>; body: Uint8Array } {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const known = bytes.subarray(0, MAGIC.length).equals(MAGIC) && bytes[MAGIC.length] === VERSION;
  if (!known) throw new RangeError(`Expected a prepared product of version ${VERSION}.`);
  const end = HEADER_BYTES + bytes.readUInt32BE(MAGIC.length + 1);
  const index = indexSchema.parse(JSON.parse(bytes.toString('utf8', HEADER_BYTES, end)));
  return { index, body: bytes.subarray(end) };
}

async function readView({ start, end, ...view }: ViewEntry, body: Uint8Array): Promise<PreparedView> {
  return { ...view, cutout: await fromPng(body.subarray(start, end)) };
}

async function toPng({ width, height, channels, data }: Rgba): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } }).png(PNG_EFFORT).toBuffer();
}

async function fromPng(png: Uint8Array): Promise<Rgba> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 4, data };
}
