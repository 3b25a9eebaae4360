import { answerOf, type SocialOrder } from '@atelier/sdk';
import { useQueries } from '@tanstack/react-query';
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

/** Where the server would cut by itself, by format; asked for one by one, so that a further format asks for itself only. */
export function useSmartCrops(
  picture: ShownPicture | null,
  formats: readonly SocialFormat[],
): ReadonlyMap<string, Crop> {
  return useQueries({
    queries: formats.map((format) => ({
      queryKey: ['smart-crop', picture?.id, format.id],
      queryFn: () => loadSmartCrop(picture, format),
      ...FOR_THE_SESSION,
    })),
    combine: (all) =>
      new Map(all.flatMap(({ data }, index) => (data ? [[formats[index]?.id ?? '', data] as const] : []))),
  });
}

async function loadSmartCrop(picture: ShownPicture | null, { platform, id }: SocialFormat) {
  if (picture === null) return null;
  const body: SocialOrder = {
    image_base64: await toDataUrl(picture.blob),
    platforms: [platform],
    format_names: { [platform]: id },
    output_format: 'jpg',
    quality: 50,
    save: false,
  };
  const answer = await answerOf(atelier.imageStudio.POST('/image-studio/social/optimize', { body }));
  // An order that is not waited for is answered by its job; this one is waited for.
  return 'results' in answer ? (answer.results[0]?.crop ?? null) : null;
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
