import {
  COMPRESS_FORMATS,
  CONVERT_FORMATS,
  RecommendationQuery,
  shown,
} from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { App } from '../route-context.ts';
import { badRequest } from './errors.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const TAGS = ['Files'];

/** What each file type is good for. */
const FORMAT_FACTS = {
  png: {
    name: 'PNG',
    transparency: true,
    lossy: false,
    description: 'Exact, with transparency; large for photos',
  },
  jpeg: { name: 'JPEG', transparency: false, lossy: true, description: 'Photos, wherever they are shown' },
  webp: {
    name: 'WebP',
    transparency: true,
    lossy: true,
    description: 'Smaller than JPEG, with transparency; for the web',
  },
  gif: { name: 'GIF', transparency: true, lossy: false, description: '256 colours; for old readers' },
  bmp: { name: 'BMP', transparency: false, lossy: false, description: 'Uncompressed; for old programs' },
  tiff: { name: 'TIFF', transparency: true, lossy: false, description: 'Exact; for print' },
} as const satisfies Record<(typeof CONVERT_FORMATS)[number], object>;

/** Settings by purpose (spec: image-studio-api.md section 12.2). */
const COMPRESS_PRESETS = [
  { id: 'web', name: 'Web', format: 'webp', quality: 80, target_size_kb: null, strip_metadata: true },
  { id: 'email', name: 'Email', format: 'jpeg', quality: 70, target_size_kb: 200, strip_metadata: true },
  { id: 'social', name: 'Social', format: 'jpeg', quality: 85, target_size_kb: null, strip_metadata: true },
  {
    id: 'high_quality',
    name: 'High quality',
    format: 'png',
    quality: 95,
    target_size_kb: null,
    strip_metadata: false,
  },
  { id: 'maximum', name: 'Maximum', format: 'webp', quality: 60, target_size_kb: null, strip_metadata: true },
];

const RECOMMENDATIONS: Record<string, { format: string; reason: string }[]> = {
  png: [
    { format: 'webp', reason: 'Keeps transparency at a fraction of the size' },
    { format: 'jpeg', reason: 'Smaller for photos without transparency' },
  ],
  jpeg: [
    { format: 'webp', reason: 'About a quarter smaller at the same look' },
    { format: 'png', reason: 'For editing without further loss' },
  ],
  webp: [
    { format: 'png', reason: 'For programs that do not read WebP, with transparency' },
    { format: 'jpeg', reason: 'For programs that do not read WebP' },
  ],
  gif: [
    { format: 'png', reason: 'All colours and soft edges' },
    { format: 'webp', reason: 'Much smaller' },
  ],
  bmp: [
    { format: 'png', reason: 'The same pixels in a small part of the size' },
    { format: 'jpeg', reason: 'For photos' },
  ],
  tiff: [
    { format: 'png', reason: 'The same pixels, shown everywhere' },
    { format: 'jpeg', reason: 'For photos on the web' },
  ],
};

const Fact = z.object({
  format: z.string(),
  name: z.string(),
  transparency: z.boolean(),
  lossy: z.boolean(),
  description: z.string(),
});
const Preset = z.object({
  id: z.string(),
  name: z.string(),
  format: z.string(),
  quality: z.int(),
  target_size_kb: z.int().nullable(),
  strip_metadata: z.boolean(),
});
const Recommendations = z.object({
  recommendations: z.array(z.object({ format: z.string(), reason: z.string() })),
});

const factsOf = (formats: readonly (keyof typeof FORMAT_FACTS)[]) =>
  formats.map((format) => ({ format, ...FORMAT_FACTS[format] }));

/** What can be told about file types without a file. */
export function formatFactRoutes(app: App): void {
  const shared = { tags: TAGS, security: STUDIO_SECURITY };
  app.get('/compress/formats', {
    schema: {
      ...shared,
      operationId: 'listCompressFormats',
      summary: 'File types that pictures are compressed to',
      response: { 200: z.object({ formats: z.array(Fact) }), ...STUDIO_REFUSALS },
    },
    handler: async () => ({ formats: factsOf(COMPRESS_FORMATS) }),
  });

  app.get('/compress/presets', {
    schema: {
      ...shared,
      operationId: 'listCompressPresets',
      summary: 'Settings of compression by purpose',
      response: { 200: z.object({ presets: z.array(Preset) }), ...STUDIO_REFUSALS },
    },
    handler: async () => ({ presets: COMPRESS_PRESETS }),
  });

  app.get('/convert-format/supported', {
    schema: {
      ...shared,
      operationId: 'listConvertFormats',
      summary: 'File types that pictures are converted to',
      response: { 200: z.object({ formats: z.array(Fact), total: z.int() }), ...STUDIO_REFUSALS },
    },
    handler: async () => ({ formats: factsOf(CONVERT_FORMATS), total: CONVERT_FORMATS.length }),
  });

  app.get('/convert-format/recommendations', {
    schema: {
      ...shared,
      operationId: 'recommendConvertFormat',
      summary: 'File types worth converting to',
      querystring: RecommendationQuery,
      response: { 200: Recommendations, ...STUDIO_REFUSALS },
    },
    handler: async ({ query: { source_format } }) => {
      const given = source_format.trim().toLowerCase();
      const recommendations = RECOMMENDATIONS[given === 'jpg' ? 'jpeg' : given];
      if (recommendations === undefined)
        throw badRequest(`Unknown source_format: ${shown(source_format)}. Use ${CONVERT_FORMATS.join(', ')}`);
      return { recommendations };
    },
  });
}
