import { UndecodableImage } from '@atelier/engine/refusals';
import { publishPhoto, takePhoto } from '../assets/assets.ts';
import { DOWNLOAD_INPUT } from '../operations/task-input.ts';
import { FetchRefused } from '../outbound/index.ts';
import { placePhoto } from '../store/operations.ts';
import { placeSkuPhoto } from '../store/skus.ts';
import { TaskRefused, type TaskWork } from './task-work.ts';

const DOWNLOAD_TIMEOUT_MS = 30_000;

/** Fetches one product photo and takes it in as if it had been uploaded. */
export const download: TaskWork = async (parts, task, { signal, onProgress }) => {
  const { url, position } = DOWNLOAD_INPUT.parse(task.input);
  const name = `Photo ${position + 1}`;
  const started = parts.ambient.now().getTime();
  onProgress('download', 0);
  const { bytes } = await parts.fetchGate
    .fetch(url, { maxBytes: parts.maxUploadBytes, timeoutMs: DOWNLOAD_TIMEOUT_MS, signal })
    .catch((error: unknown) => {
      if (!(error instanceof FetchRefused)) throw error;
      const sentence = `${name} could not be downloaded: ${error.message}`;
      throw new TaskRefused(sentence, {
        cause: error,
        retryable: error.retryable,
      });
    });
  onProgress('check', 0.5);
  const photo = await takePhoto(parts, task.account, bytes, signal).catch((error: unknown) => {
    if (!(error instanceof UndecodableImage)) throw error;
    throw new TaskRefused(`${name} could not be used: ${error.message}`, { cause: error });
  });
  return {
    held: [photo.original, photo.served],
    warnings: [],
    write: async (tx) => {
      const { skuInternalId } = task;
      const origin = skuInternalId === null ? 'download' : 'product';
      const image = await publishPhoto(parts, tx, task.account, photo, origin);
      await placePhoto(tx, task.operation_id, position, image.id);
      if (skuInternalId !== null) await placeSkuPhoto(tx, skuInternalId, position, image.id);
      return { timings: { total: parts.ambient.now().getTime() - started } };
    },
  };
};
