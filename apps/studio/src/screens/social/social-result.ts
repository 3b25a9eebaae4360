import type { ResultPicture } from '../../pictures/result-picture.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { loadJobResult } from '../../work/studio-jobs.ts';

/** A picture that was cut for a format. */
export interface SocialPicture extends ResultPicture {
  formatId: string;
  bytes: number;
  isWithinLimit: boolean;
}

export interface SocialResult {
  pictures: SocialPicture[];
  warnings: string[];
  /** Formats that did not work. */
  errors: { platform: string; format: string; error: string }[];
}

/** Fetches what a finished order made. @throws AtelierFailure */
export async function loadSocialResult(id: string): Promise<SocialResult> {
  const { pictures, warnings, answer } = await loadJobResult(id);
  const listed = Array.isArray(answer.results) ? answer.results.map(Object) : [];
  return {
    pictures: pictures.map((picture, index) => {
      const { format_id, platform, format, file_size_bytes, within_size_limit } = listed[index] ?? {};
      return {
        ...picture,
        alt: `${platformName(String(platform))} ${format}`,
        // `platform_format_WxH`: ids of formats begin with their platform.
        name: `${format_id}_${picture.width}x${picture.height}`,
        formatId: String(format_id),
        bytes: Number(file_size_bytes),
        isWithinLimit: within_size_limit === true,
      };
    }),
    warnings,
    errors: (Array.isArray(answer.errors) ? answer.errors : []).map((failed) => {
      const { platform, format, error } = Object(failed);
      return { platform: String(platform), format: String(format), error: String(error) };
    }),
  };
}

function platformName(id: string): string {
  return Object.entries(texts.platformNames).find(([known]) => known === id)?.[1] ?? id;
}
