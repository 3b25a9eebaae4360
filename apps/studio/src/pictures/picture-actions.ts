import { STUDIO_SCREENS, type StudioScreen } from '@atelier/contracts/studio-screens';
import { navigate } from 'wouter/use-browser-location';
import { navigationTexts } from '../texts/en/navigation.ts';
import { pictureTexts as texts } from '../texts/en/pictures.ts';
import { showToast } from '../ui/toasts.ts';
import { readPicture } from './picture-file.ts';
import type { ResultPicture } from './result-picture.ts';
import { putPicture } from './use-pictures.ts';

/** Studios that pictures can be sent to, and the slot that they arrive in. */
export const DESTINATIONS: readonly { screen: StudioScreen; slot: string }[] = [
  { screen: 'edit', slot: 'edit.source' },
  { screen: 'upscale', slot: 'upscale.source' },
  { screen: 'control', slot: 'control.source' },
  { screen: 'social', slot: 'social.source' },
  { screen: 'compress', slot: 'compress.source' },
  { screen: 'convert', slot: 'convert.source' },
  { screen: 'flatLays', slot: 'flatLays.photos' },
  { screen: 'onFigure', slot: 'onFigure.photos' },
  { screen: 'tryOn', slot: 'tryOn.person' },
];

export function destinationName(screen: StudioScreen): string {
  return navigationTexts.screens[screen];
}

/** Takes a picture to another studio: no saving, no uploading again. */
export async function sendPicture(picture: ResultPicture, screen: StudioScreen, slot: string): Promise<void> {
  try {
    const blob = await (await fetch(picture.url)).blob();
    await putPicture(slot, await readPicture(blob, picture.name, Number.POSITIVE_INFINITY));
    navigate(STUDIO_SCREENS[screen]);
  } catch {
    showToast(texts.sendFailed, { tone: 'bad' });
  }
}

export const DOWNLOAD_FORMATS = [
  { type: 'image/png', extension: 'png', label: 'PNG' },
  { type: 'image/jpeg', extension: 'jpg', label: 'JPG' },
  { type: 'image/webp', extension: 'webp', label: 'WebP' },
] as const;
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number];

const QUALITY = 0.95;

/** Saves a picture to the disk: the very file when it has this format, else written again in it. */
export async function downloadPicture(picture: ResultPicture, format: DownloadFormat): Promise<void> {
  try {
    const blob = await (await fetch(picture.url)).blob();
    saveBlob(
      blob.type === format.type ? blob : await inFormat(blob, format.type),
      `${picture.name}.${format.extension}`,
    );
  } catch {
    showToast(texts.sendFailed, { tone: 'bad' });
  }
}

/** Lets the browser save bytes under a name. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** JPEG has no transparency: what lies behind is white. */
async function inFormat(blob: Blob, type: string): Promise<Blob> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  if (type === 'image/jpeg') {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, bitmap.width, bitmap.height);
  }
  context.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type, quality: QUALITY });
}

/** Clipboards take PNG; browsers offer them on HTTPS and on this machine only. */
export const CAN_COPY = typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined;

export async function copyPicture(picture: ResultPicture): Promise<void> {
  try {
    const blob = await (await fetch(picture.url)).blob();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': inFormat(blob, 'image/png') })]);
    showToast(texts.copied, { tone: 'good' });
  } catch {
    showToast(texts.sendFailed, { tone: 'bad' });
  }
}
