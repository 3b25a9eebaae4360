import { expect } from 'vitest';
import { answered, BAD_PAYLOAD, BROKEN_PICTURE, PICTURE, type Row, refused } from './row.ts';

const SOCIAL = 'POST /social/optimize';
const COMPRESS = 'POST /compress';
const CONVERT = 'POST /convert-format';

const social = (rest: Record<string, unknown>) => ({ image_base64: PICTURE, platforms: ['x'], ...rest });
const file = (rest: Record<string, unknown> = {}) => ({ image_base64: PICTURE, ...rest });

/** `POST /social/optimize` (spec: image-studio-api.md section 10). */
const SOCIAL_ROWS: readonly Row[] = [
  answered(
    SOCIAL,
    { image_base64: PICTURE, platforms: ['instagram', 'fb', 'linkedin'], format_names: { linkedin: 'Post' } },
    {
      success: true,
      results: [
        { platform: 'instagram', width: 1080, height: 1080 },
        { platform: 'facebook', width: 1200, height: 630 },
        { platform: 'linkedin', format: 'Post', width: 1200, height: 628 },
      ],
      total_optimized: 3,
      errors: [],
    },
  ),
  answered(SOCIAL, { image_base64: PICTURE, platforms: ['all', 'ig'] }, { total_optimized: 7 }),
  answered(
    SOCIAL,
    { image_base64: PICTURE, platforms: ['linkedin'], format_names: { linkedin: 'Feed Post' } },
    { results: [{ format: 'Feed Post', width: 1200, height: 628 }] },
  ),
  answered(
    SOCIAL,
    { image_base64: PICTURE, platforms: ['instagram'], format_names: { instagram: 'ALL', tiktok: 'x' } },
    { total_optimized: 4, warnings: [expect.stringContaining('tiktok')] },
  ),
  answered(SOCIAL, social({ crop_mode: 'FIT', background: 'blur', show_safe_zones: true }), {
    success: true,
  }),
  answered(SOCIAL, social({ focal_point: { x: 0, y: '1' } }), { success: true }),
  refused(SOCIAL, { image_base64: PICTURE }, "Field 'platforms' is required"),
  refused(SOCIAL, social({ platforms: [] }), 'Select at least one platform'),
  refused(
    SOCIAL,
    social({ platforms: Array.from({ length: 11 }, () => 'x') }),
    'Select at most 10 platforms',
  ),
  refused(
    SOCIAL,
    social({ platforms: ['myspace'] }),
    /^Unknown platform: myspace\. Supported platforms: instagram, /,
  ),
  refused(
    SOCIAL,
    social({ platforms: ['linkedin'], format_names: { linkedin: 'x' } }),
    "Unknown format 'x' for linkedin. Available formats: Post, Post (Square), Article, Company Cover",
  ),
  refused(
    SOCIAL,
    social({ crop_mode: 'wild' }),
    /^Invalid value for 'crop_mode': expected one of smart, center, fit/,
  ),
  ...[{ x: 0.5 }, { x: 0.5, y: 1.1 }, 7].map((focal_point) =>
    refused(SOCIAL, social({ focal_point }), 'focal_point needs x and y between 0 and 1'),
  ),
  refused(
    SOCIAL,
    social({ background: 'reddish' }),
    'background must be a colour such as #ffffff, transparent or blur',
  ),
  refused(SOCIAL, social({ output_format: 'gif' }), 'Unsupported output format: gif. Use png, jpg or webp'),
  refused(SOCIAL, social({ quality: 0 }), 'quality must be between 1 and 100'),
  refused(SOCIAL, social({ max_size_mb: 0 }), 'max_size_mb must be between 0.01 and 100'),
  refused(SOCIAL, social({ image_base64: BROKEN_PICTURE }), BAD_PAYLOAD),
];

const CROPS = 'POST /social/crops';

/** Where the pictures of the rows above would be cut. */
const CROP_ROWS: readonly Row[] = [
  answered(
    CROPS,
    { image_base64: PICTURE, platforms: ['ig', 'linkedin'], format_names: { linkedin: 'Post' } },
    {
      success: true,
      crops: [
        { platform: 'instagram', width: 1080, height: 1080, crop: { x: 0, y: 0 } },
        { platform: 'linkedin', format: 'Post', format_id: 'linkedin_post', upscaled: false },
      ],
      warnings: [],
    },
  ),
  answered(CROPS, social({ focal_point: { x: 0, y: 1 }, format_names: { tiktok: 'x' } }), {
    warnings: [expect.stringContaining('tiktok')],
  }),
  refused(CROPS, { image_base64: PICTURE }, "Field 'platforms' is required"),
  refused(CROPS, { platforms: ['x'] }, "Field 'image_base64' is required"),
  refused(CROPS, social({ platforms: [] }), 'Select at least one platform'),
  refused(CROPS, social({ platforms: ['myspace'] }), /^Unknown platform: myspace\./),
  refused(CROPS, social({ focal_point: { x: 2, y: 0 } }), 'focal_point needs x and y between 0 and 1'),
  refused(CROPS, social({ crop_mode: 'wild' }), /^Invalid value for 'crop_mode'/),
  refused(CROPS, social({ image_base64: BROKEN_PICTURE }), BAD_PAYLOAD),
];

/** Sections 12.2 and 12.3. */
const RECODE_ROWS: readonly Row[] = [
  answered(COMPRESS, file({ format: 'JPG', target_size_kb: 10 }), { success: true, format: 'jpeg' }),
  answered(COMPRESS, file({ resize_percent: 50 }), { success: true }),
  answered(CONVERT, file({ target_format: 'png', resize_width: 300 }), { success: true }),
  answered('POST /compress/estimate', file(), { estimated_size_kb: expect.any(Number), format: 'jpeg' }),
  answered(
    'POST /compress/batch',
    { images: [file(), { image_base64: BROKEN_PICTURE }] },
    {
      success: false,
      total_images: 2,
      successful: 1,
      failed: 1,
      results: [{ success: true }, { success: false, error: BAD_PAYLOAD }],
    },
  ),
  answered(CONVERT, file({ target_format: 'jpg', color_space: 'SRGB' }), { target_format: 'jpeg' }),
  answered(
    'POST /convert-format/batch',
    { images: [file({ target_format: 'png' })] },
    {
      success: true,
      successful: 1,
    },
  ),
  ...['POST /compress', 'POST /compress/estimate'].flatMap((call) => [
    refused(call, {}, "Field 'image_base64' is required"),
    refused(call, file({ format: 'gif' }), 'Unsupported format: gif. Use jpeg, png, webp'),
    refused(call, file({ quality: 0 }), 'quality must be between 1 and 100'),
    refused(call, file({ resize_width: 0 }), /^resize_width must be between 1 and /),
    refused(call, file({ resize_percent: 50, resize_height: 9 }), /^Use either resize_percent or /),
    refused(call, file({ target_size_kb: 9 }), /^target_size_kb must be between 10 and /),
    refused(call, { image_base64: BROKEN_PICTURE }, BAD_PAYLOAD),
  ]),
  refused(CONVERT, file(), "Field 'target_format' is required"),
  refused(
    CONVERT,
    file({ target_format: 'svg' }),
    'Unsupported target_format: svg. Use png, jpeg, webp, gif, bmp, tiff',
  ),
  refused(CONVERT, file({ target_format: 'png', color_space: 'CMYK' }), 'color_space must be sRGB'),
  refused(CONVERT, { image_base64: '', target_format: 'png' }, BAD_PAYLOAD),
  ...['POST /compress/batch', 'POST /convert-format/batch'].flatMap((call) => [
    refused(call, { images: [] }, 'images must hold 1 to 20 entries'),
    refused(call, {}, "Field 'images' is required"),
  ]),
];

export const FILE_ROWS: readonly Row[] = [...SOCIAL_ROWS, ...CROP_ROWS, ...RECODE_ROWS];
