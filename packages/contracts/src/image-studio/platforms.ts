import { z } from 'zod';
import platformFile from './platforms.json' with { type: 'json' };

/** Fractions of width and height, measured inwards from each edge. */
export const SafeZone = z.object({
  top: z.number(),
  bottom: z.number(),
  left: z.number(),
  right: z.number(),
});
export type SafeZone = z.infer<typeof SafeZone>;

const PlatformFormat = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  width: z.int(),
  height: z.int(),
  /** The documented label; `true_ratio` is the one that the pixels give. */
  ratio: z.string(),
  true_ratio: z.string(),
  size: z.string(),
  safe_zone: SafeZone,
  file_type: z.string(),
  max_size_mb: z.number(),
  /** The smaller one of the format's limit and the platform's. */
  effective_max_size_mb: z.number(),
});
export type PlatformFormat = z.infer<typeof PlatformFormat>;

const Platform = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['social', 'web']),
  aliases: z.array(z.string()),
  file_types: z.array(z.string()),
  max_file_size: z.string(),
  max_file_size_bytes: z.int(),
  /** The first one is used when none is named. */
  formats: z.array(PlatformFormat).min(1),
});
export type Platform = z.infer<typeof Platform>;

/** Social networks and places on the web that pictures are made for (spec: image-studio-api.md sections 10 and 11). */
export const PLATFORMS: readonly Platform[] = z
  .object({ platforms: z.array(Platform) })
  .parse(platformFile).platforms;

/** By id or alias, whatever the case; undefined when unknown. */
export function platformOf(name: string): Platform | undefined {
  const wanted = name.trim().toLowerCase();
  return PLATFORMS.find(({ id, aliases }) => id === wanted || aliases.includes(wanted));
}

/** By name, alias or id, whatever the case, spaces, hyphens, slashes and brackets; undefined when unknown. */
export function formatOf(platform: Platform, name: string): PlatformFormat | undefined {
  const wanted = plain(name);
  return platform.formats.find(({ id, name: own, aliases }) =>
    [id, own, ...aliases].some((spelling) => plain(spelling) === wanted),
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s\-/()[\]_]/g, '');
}
