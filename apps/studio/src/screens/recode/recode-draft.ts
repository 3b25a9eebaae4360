import { RESIZE_INITIAL, type ResizeDraft } from './resize-draft.ts';

export const COMPRESS_FORMATS = ['jpeg', 'webp', 'png'] as const;
export const CONVERT_FORMATS = ['png', 'jpeg', 'webp', 'gif', 'bmp', 'tiff'] as const;
export type CompressFormat = (typeof COMPRESS_FORMATS)[number];
export type ConvertFormat = (typeof CONVERT_FORMATS)[number];

export interface CompressDraft extends ResizeDraft {
  format: CompressFormat;
  quality: number;
  /** Kilobytes; null = as the quality gives. */
  targetKb: number | null;
  strips: boolean;
  progressive: boolean;
}

export const COMPRESS_INITIAL: CompressDraft = {
  format: 'webp',
  quality: 80,
  targetKb: null,
  strips: true,
  progressive: true,
  ...RESIZE_INITIAL,
};

/** Settings by purpose, as the API lists them (spec: image-studio-api.md section 12.2). */
export const PRESETS = {
  web: { format: 'webp', quality: 80, targetKb: null, strips: true },
  email: { format: 'jpeg', quality: 70, targetKb: 200, strips: true },
  social: { format: 'jpeg', quality: 85, targetKb: null, strips: true },
  high_quality: { format: 'png', quality: 95, targetKb: null, strips: false },
  maximum: { format: 'webp', quality: 60, targetKb: null, strips: true },
} as const satisfies Record<string, Partial<CompressDraft>>;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = ['web', 'email', 'social', 'high_quality', 'maximum'] as const;

/** The preset that the settings are those of; null when none. */
export function presetOf({ format, quality, targetKb, strips }: CompressDraft): Preset | null {
  const same = PRESET_NAMES.find((name) => {
    const preset = PRESETS[name];
    return (
      preset.format === format &&
      preset.quality === quality &&
      preset.targetKb === targetKb &&
      preset.strips === strips
    );
  });
  return same ?? null;
}

export interface ConvertDraft extends ResizeDraft {
  format: ConvertFormat;
  quality: number;
  keepsTransparency: boolean;
  strips: boolean;
}

export const CONVERT_INITIAL: ConvertDraft = {
  format: 'webp',
  quality: 90,
  keepsTransparency: true,
  strips: false,
  ...RESIZE_INITIAL,
};

/** Formats whose files a quality makes smaller or better. */
export function hasQuality(format: string): boolean {
  return format === 'jpeg' || format === 'webp';
}
