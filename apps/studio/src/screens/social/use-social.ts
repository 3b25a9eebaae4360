import { answerOf, type SocialOrder } from '@atelier/sdk';
import { useQueries, useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { toDataUrl } from '../../pictures/picture-file.ts';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import type { Crop } from './crop.ts';
import { pointsOf, type SocialDraft } from './social-draft.ts';

/** A place that a picture is cut for. */
export interface SocialFormat {
  id: string;
  platform: string;
  platformName: string;
  name: string;
  width: number;
  height: number;
  safeZone: { top: number; bottom: number; left: number; right: number };
  maxMb: number;
}

const PLATFORMS = Object.entries(texts.platformNames);
const FOR_THE_SESSION = { staleTime: Number.POSITIVE_INFINITY } as const;

/** All formats of all platforms; undefined until they are there. */
export function useSocialFormats(): SocialFormat[] | undefined {
  return useQueries({
    queries: PLATFORMS.map(([platform, platformName]) => ({
      queryKey: ['social-formats', platform],
      queryFn: () => loadFormats(platform, platformName),
      ...FOR_THE_SESSION,
    })),
    combine: (all) =>
      all.some(({ isPending }) => isPending) ? undefined : all.flatMap(({ data }) => data ?? []),
  });
}

async function loadFormats(platform: string, platformName: string): Promise<SocialFormat[]> {
  const { formats } = await answerOf(
    atelier.imageStudio.GET('/image-studio/social/platforms/{platform}/formats', {
      params: { path: { platform } },
    }),
  );
  return formats.map(({ id, name, width, height, safe_zone, effective_max_size_mb }) => ({
    id,
    platform,
    platformName,
    name,
    width,
    height,
    safeZone: safe_zone,
    maxMb: effective_max_size_mb,
  }));
}

/**
 * Where the server would cut by itself, by format; null until it has looked. Asked for every format there is at once: a
 * picture is looked at once, and a further format has its crop at hand.
 */
export function useSmartCrops(picture: ShownPicture | null, isWanted: boolean) {
  return useQuery({
    queryKey: ['smart-crops', picture?.id],
    queryFn: () => loadSmartCrops(picture),
    enabled: isWanted && picture !== null,
    ...FOR_THE_SESSION,
  });
}

async function loadSmartCrops(picture: ShownPicture | null): Promise<ReadonlyMap<string, Crop>> {
  if (picture === null) return new Map();
  const ids = PLATFORMS.map(([id]) => id);
  const body = {
    image_base64: await toDataUrl(picture.blob),
    platforms: ids,
    format_names: Object.fromEntries(ids.map((id) => [id, 'all'])),
  };
  const { crops } = await answerOf(atelier.imageStudio.POST('/image-studio/social/crops', { body }));
  return new Map(crops.map(({ format_id, crop }) => [format_id, crop]));
}

/** The draft as an order of the API. */
export function orderOf(
  draft: SocialDraft,
  formats: readonly SocialFormat[],
  picture: ShownPicture,
  image_base64: string,
): SocialOrder {
  const { focal, placed } = pointsOf(draft, picture.id);
  return {
    image_base64,
    platforms: [...new Set(formats.map(({ platform }) => platform))],
    format_names: Object.fromEntries(
      Object.entries(Object.groupBy(formats, ({ platform }) => platform)).map(([platform, own]) => [
        platform,
        (own ?? []).map(({ id }) => id),
      ]),
    ),
    crop_mode: draft.cropMode,
    ...(focal === null ? {} : { focal_point: focal }),
    focal_points: placed,
    background: draft.ground === 'colour' ? draft.colour : draft.ground,
    output_format: draft.output,
    quality: draft.quality,
    async: true,
  };
}
