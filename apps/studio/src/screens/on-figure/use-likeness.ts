import type { ModelPreset, ModelSettings } from '@atelier/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { useSettled } from '../../work/use-settled.ts';
import { nearestPreset, orderedSettings } from './model-draft.ts';

/** So long a description stands still before it is drawn. */
const SETTLE_MS = 400;

/** What shows whom a description means. */
export interface Likeness {
  /** Undefined while there is none. */
  url: string | undefined;
  /** Whether a newer one is on its way. */
  isDated: boolean;
  /** The ready model that stands in for a drawn one. */
  standIn: ModelPreset | undefined;
}

/**
 * A described model as the server draws it: the last drawing until the next one is there, the ready model most like
 * the description while there is no drawing.
 */
export function useLikeness(
  settings: ModelSettings,
  presets: readonly ModelPreset[] | undefined,
  isWanted = true,
): Likeness {
  const wanted = drawingOf(settings);
  const settled = useSettled(wanted, SETTLE_MS);
  const { data: drawn, isError } = useQuery({
    queryKey: ['model-drawing', settled],
    queryFn: ({ signal }) => loaded(settled, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const standIn = drawn === undefined ? nearestPreset(settings, presets ?? []) : undefined;
  const isAwaited = drawn !== wanted && !(isError && settled === wanted);
  return { url: drawn ?? standIn?.sample_image, isDated: isAwaited, standIn };
}

/** The address of a description's drawing. */
function drawingOf(settings: ModelSettings): string {
  const query = Object.entries(orderedSettings(settings)).map(([name, value]) => [name, String(value)]);
  return `${atelier.baseUrl}/account/v1/model-preview?${new URLSearchParams(query)}`;
}

/** The address of a picture, once it can be shown at once. */
async function loaded(url: string, signal: AbortSignal): Promise<string> {
  const image = new Image();
  signal.addEventListener('abort', () => image.removeAttribute('src'), { once: true });
  image.src = url;
  await image.decode();
  return url;
}
