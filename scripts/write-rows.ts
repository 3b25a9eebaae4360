import sharp, { type OverlayOptions } from 'sharp';

const GAP_PX = 8;

/** Writes a contact sheet of rows of pictures (encoded, all `rowPx` high) to a PNG, and says where it is. */
export async function writeRows(
  rows: readonly (readonly Buffer[])[],
  rowPx: number,
  file: string,
): Promise<void> {
  const overlays: OverlayOptions[] = [];
  let width = 0;
  for (const [row, cells] of rows.entries()) {
    let left = GAP_PX;
    for (const input of cells) {
      overlays.push({ input, left, top: GAP_PX + row * (rowPx + GAP_PX) });
      left += ((await sharp(input).metadata()).width ?? 0) + GAP_PX;
    }
    width = Math.max(width, left);
  }
  const height = GAP_PX + rows.length * (rowPx + GAP_PX);
  await sharp({ create: { width, height, channels: 3, background: '#444' } })
    .composite(overlays)
    .png()
    .toFile(file);
  console.log(file);
}
