import { AtelierError } from '@atelier/contracts';
import {
  RecommendedTemplates,
  StudioTemplate,
  shown,
  studioTemplate,
  TEMPLATE_CATEGORIES,
  TEMPLATE_PLATFORMS,
  TemplateFilter,
  TemplateList,
  TemplateSearch,
  TemplateWish,
} from '@atelier/contracts/image-studio';
import { z } from 'zod';
import { recommendTemplates } from '../../studio-catalogue/recommend-templates.ts';
import { listedTemplates, searchTemplates } from '../../studio-catalogue/search-templates.ts';
import type { App } from '../route-context.ts';
import { badRequest } from './errors.ts';
import { STUDIO_REFUSALS, STUDIO_SECURITY } from './routing.ts';

const TAGS = ['Templates'];
/** What people call a platform today. */
const OTHER_NAMES: Record<string, string> = { x: 'twitter' };

/** Sizes and styles to start from (spec: image-studio-api.md section 5). */
export function templateRoutes(app: App): void {
  app.get('/templates', {
    schema: {
      operationId: 'listTemplates',
      summary: 'List templates',
      tags: TAGS,
      security: STUDIO_SECURITY,
      querystring: TemplateFilter,
      response: { 200: TemplateList, ...STUDIO_REFUSALS },
    },
    handler: async ({ query }) => {
      const platform = known(query.platform, TEMPLATE_PLATFORMS, 'platform');
      const category = known(query.category, TEMPLATE_CATEGORIES, 'category');
      const templates = listedTemplates(query.include_extended).filter(
        (template) =>
          (platform === undefined || template.platform === platform) &&
          (category === undefined || template.category === category),
      );
      return { templates, total: templates.length };
    },
  });

  app.get('/templates/search', {
    schema: {
      operationId: 'searchTemplates',
      summary: 'Find templates by words',
      tags: TAGS,
      security: STUDIO_SECURITY,
      querystring: TemplateSearch,
      response: { 200: TemplateList, ...STUDIO_REFUSALS },
    },
    handler: async ({ query: { query, include_extended } }) => {
      if (query.trim() === '') throw badRequest('query must not be empty');
      const templates = searchTemplates(query, include_extended);
      return { templates, total: templates.length, query };
    },
  });

  app.get('/templates/recommend', {
    schema: {
      operationId: 'recommendTemplates',
      summary: 'Find templates for a purpose',
      tags: TAGS,
      security: STUDIO_SECURITY,
      querystring: TemplateWish,
      response: { 200: RecommendedTemplates, ...STUDIO_REFUSALS },
    },
    handler: async ({ query: { use_case, platform } }) => {
      if (use_case.trim() === '') throw badRequest('use_case must not be empty');
      const { templates, fallback } = recommendTemplates(
        use_case,
        known(platform, TEMPLATE_PLATFORMS, 'platform'),
      );
      return { templates, total: templates.length, use_case, ...(fallback ? { fallback } : {}) };
    },
  });

  app.get('/templates/:id', {
    schema: {
      operationId: 'getTemplate',
      summary: 'Get a template',
      tags: TAGS,
      security: STUDIO_SECURITY,
      params: z.object({ id: z.string() }),
      response: { 200: StudioTemplate, ...STUDIO_REFUSALS },
    },
    handler: async ({ params: { id } }) => {
      const template = studioTemplate(id);
      if (template === undefined)
        throw new AtelierError('not_found', { message: `Template not found: ${shown(id)}` });
      return template;
    },
  });
}

/** The list's spelling of a filter. @throws AtelierError `bad_request` naming the valid values */
function known(given: string | undefined, values: readonly string[], name: string): string | undefined {
  if (given === undefined) return undefined;
  const wanted = given.trim().toLowerCase();
  const value = OTHER_NAMES[wanted] ?? wanted;
  if (values.includes(value)) return value;
  throw badRequest(`Invalid ${name}: ${shown(given)}. Valid values: ${values.join(', ')}`);
}
