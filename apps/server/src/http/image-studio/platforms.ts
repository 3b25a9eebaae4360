import { AtelierError } from '@atelier/contracts';
import {
  type Platform,
  PlatformFormats,
  PlatformSpecs,
  platformOf,
  shown,
} from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { App } from '../route-context.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const TAGS = ['Platforms'];
const Params = z.object({ platform: z.string() });

/** What platforms take (spec: image-studio-api.md sections 10.4 and 11). */
export function platformRoutes(app: App): void {
  app.get('/platform-specs/:platform', {
    schema: {
      operationId: 'getPlatformSpecs',
      summary: 'Formats and limits of a platform',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: Params,
      response: { 200: PlatformSpecs, ...STUDIO_REFUSALS },
    },
    handler: async ({ params }) => PlatformSpecs.parse(requirePlatform(params.platform)),
  });

  app.get('/social/platforms/:platform/formats', {
    schema: {
      operationId: 'getPlatformFormats',
      summary: 'Formats of a platform, with their safe zones',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: Params,
      response: { 200: PlatformFormats, ...STUDIO_REFUSALS },
    },
    handler: async ({ params }) => PlatformFormats.parse(requirePlatform(params.platform)),
  });
}

/** @throws AtelierError `not_found` */
function requirePlatform(name: string): Platform {
  const platform = platformOf(name);
  if (platform === undefined)
    throw new AtelierError('not_found', { message: `Platform not found: ${shown(name)}` });
  return platform;
}
