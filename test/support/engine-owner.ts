/**
 * A process that owns the engine's processes and is busy with them until it is killed. Says their ids.
 */
import { createImageGate, createLocalProvider } from '@atelier/providers';
import { photo } from './photos.ts';

const provider = createLocalProvider({ threads: 1 });
const gate = createImageGate();
const photos = [photo('product-mug.jpg')];
const request = { photos, hints: {}, viewpoints: ['front' as const] };
const onProgress = () => process.send?.([provider.pid, gate.pid()]);
while (process.connected) {
  await provider.prepareProduct(request, { signal: AbortSignal.timeout(60_000), onProgress });
}
