import { UndecodableImage } from '@atelier/engine/refusals';
import { type CheckedImage, type ImageGate, ProviderUnavailable } from '../provider.ts';
import { Child } from './child.ts';

/** What the gate's process does. */
export type GateCalls = {
  check: { input: { bytes: Uint8Array; maxSidePx?: number }; output: CheckedImage };
};

export interface GateOptions {
  log?: { warn(message: string): void };
}

const MAX_RSS_MB = 350;
const STALL_MS = 20_000;

/** An `ImageGate` that is a process. */
export interface ProcessGate extends ImageGate {
  /** Of the process, if it runs. */
  pid(): number | undefined;
}

/** Runs the decode gate in a process of its own, so that a file that breaks a decoder breaks nothing else. */
export function createImageGate(options: GateOptions = {}): ProcessGate {
  const child = new Child<GateCalls>({
    entry: new URL('./gate-process.ts', import.meta.url),
    env: { MALLOC_ARENA_MAX: '2' },
    maxRssMb: MAX_RSS_MB,
    stallMs: STALL_MS,
    warn: (message) => options.log?.warn(message),
  });
  return {
    check: (bytes, signal) => checkTwice(child, { bytes }, signal),
    shrink: (bytes, maxSidePx, signal) => checkTwice(child, { bytes, maxSidePx }, signal),
    close: () => child.close(),
    pid: () => child.pid,
  };
}

/**
 * A process that dies takes all files down that it was busy with, good ones too; each gets a second process. What
 * loses that one as well is taken for the culprit.
 */
async function checkTwice(
  child: Child<GateCalls>,
  input: GateCalls['check']['input'],
  signal?: AbortSignal,
): Promise<CheckedImage> {
  const context = signal ? { signal } : {};
  try {
    return await child.call('check', input, context);
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
  }
  try {
    return await child.call('check', input, context);
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    throw new UndecodableImage(
      'damaged',
      'The image cannot be read; please save it anew and upload it again.',
      error,
    );
  }
}
