import type { Template } from '@atelier/sdk';
import type { Quality } from '../create/create-draft.ts';

export const SHAPES = ['all', 'square', 'portrait', 'landscape'] as const;
export type Shape = (typeof SHAPES)[number];

/** What narrows the templates; empty = any. */
export interface TemplateFilter {
  goal: string;
  category: string;
  platform: string;
  quality: Quality | '';
  shape: Shape;
}

export const INITIAL: TemplateFilter = { goal: '', category: '', platform: '', quality: '', shape: 'all' };

export function fits(
  template: Template,
  { goal, category, platform, quality, shape }: TemplateFilter,
): boolean {
  return (
    (category === '' || template.category === category) &&
    (platform === '' || template.platform === platform) &&
    (quality === '' || template.quality === quality) &&
    (shape === 'all' || shapeOf(template) === shape) &&
    isNamedBy(template, goal)
  );
}

function shapeOf({ aspect_ratio: { width, height } }: Template): Shape {
  if (width === height) return 'square';
  return width > height ? 'landscape' : 'portrait';
}

/** Every word is somewhere in what is written of the template. */
function isNamedBy({ name, platform, category, use_cases, description }: Template, goal: string): boolean {
  const written = [name, platform, category, description, ...use_cases]
    .join(' ')
    .replaceAll('_', ' ')
    .toLowerCase();
  return goal
    .toLowerCase()
    .split(/\s+/)
    .every((word) => written.includes(word));
}
