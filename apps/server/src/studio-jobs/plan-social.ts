import { AtelierError } from '@atelier/contracts';
import {
  formatOf,
  PLATFORMS,
  type Platform,
  type PlatformFormat,
  platformOf,
  type SocialRequest,
  type StudioWork,
  shown,
} from '@atelier/contracts/image-studio';

const BYTES_PER_MB = 1024 * 1024;

/** A picture to be made: for which platform, in which format, under the name the caller used. */
export interface SocialPlace {
  platform: Platform;
  format: PlatformFormat;
  name: string;
  maxBytes: number;
}

/**
 * The places that a request names, in its order (spec: image-studio-api.md section 10.1).
 * @throws AtelierError `bad_request` for a platform or a format that nobody knows
 */
export function planSocial({
  platforms: names,
  format_names,
  max_size_mb,
}: Pick<SocialRequest, 'platforms' | 'format_names' | 'max_size_mb'>): {
  places: SocialPlace[];
  warnings: string[];
} {
  const platforms = platformsOf(names);
  const warnings: string[] = [];
  const wanted = new Map<Platform, string | string[]>();
  for (const [name, formats] of Object.entries(format_names)) {
    const platform = platformOf(name);
    if (platform !== undefined && platforms.includes(platform)) wanted.set(platform, formats);
    else
      warnings.push(`format_names has "${shown(name)}", which is not among the platforms; it was left out.`);
  }
  const places = platforms.flatMap((platform) =>
    formatsOf(platform, wanted.get(platform)).map(({ format, name }) => ({
      platform,
      format,
      name,
      maxBytes: Math.floor(Math.min(format.effective_max_size_mb, max_size_mb ?? Infinity) * BYTES_PER_MB),
    })),
  );
  return { places, warnings };
}

type CropWork = Extract<StudioWork, { kind: 'crop' }>;
type CropWishes = Pick<SocialRequest, 'crop_mode' | 'focal_point' | 'focal_points'>;

/** How pictures for all places are cut, as the engine is told. */
export function croppingOf({
  crop_mode,
  focal_point,
}: CropWishes): Pick<CropWork, 'cropMode' | 'focalPoint'> {
  return { cropMode: crop_mode, ...(focal_point === undefined ? {} : { focalPoint: focal_point }) };
}

/** A place as the engine is told of it. */
export function targetOf({ format }: SocialPlace, { focal_points }: CropWishes): CropWork['targets'][number] {
  const { id, width, height, safe_zone } = format;
  const own = focal_points[id];
  return { width, height, safeZone: safe_zone, ...(own === undefined ? {} : { focalPoint: own }) };
}

function platformsOf(names: string[]): Platform[] {
  const all = names.some((name) => name.trim().toLowerCase() === 'all');
  const social = PLATFORMS.filter(({ kind }) => kind === 'social');
  return [...new Set(all ? social : names.map(requirePlatform))];
}

function requirePlatform(name: string): Platform {
  const platform = platformOf(name);
  if (platform !== undefined) return platform;
  throw bad(
    `Unknown platform: ${shown(name)}. Supported platforms: ${PLATFORMS.map(({ id }) => id).join(', ')}`,
  );
}

function formatsOf(
  platform: Platform,
  wanted: string | string[] | undefined,
): { format: PlatformFormat; name: string }[] {
  const [first] = platform.formats;
  if (first === undefined) throw new Error(`${platform.id} has no formats`);
  if (wanted === undefined || wanted.length === 0) return [{ format: first, name: first.name }];
  const names = [wanted].flat();
  if (names.some((name) => name.trim().toLowerCase() === 'all'))
    return platform.formats.map((format) => ({ format, name: format.name }));
  return names.map((name) => ({ format: requireFormat(platform, name), name: spelling(platform, name) }));
}

function requireFormat(platform: Platform, name: string): PlatformFormat {
  const format = formatOf(platform, name);
  if (format !== undefined) return format;
  const names = platform.formats.map((known) => known.name).join(', ');
  throw bad(`Unknown format '${shown(name)}' for ${platform.id}. Available formats: ${names}`);
}

/** The spelling that the caller used, as we write it. */
function spelling(platform: Platform, name: string): string {
  const format = requireFormat(platform, name);
  const wanted = name.trim().toLowerCase();
  return [format.name, ...format.aliases].find((known) => known.toLowerCase() === wanted) ?? format.name;
}

function bad(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}
