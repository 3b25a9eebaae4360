import { createTexts as texts } from '../../texts/en/create.ts';
import type { Fact } from '../../ui/Facts.tsx';
import type { JobPicture, JobResult } from '../../work/studio-jobs.ts';

/** What is known of a picture, in words, from the request as the server understood it. */
export function factsOf(picture: JobPicture, { answer }: JobResult): Fact[] {
  const request: Record<string, unknown> = { ...Object(answer.request) };
  const { facts } = texts;
  return [
    [facts.prompt, wordOf(request.prompt)],
    [facts.sentAs, wordOf(request.enhanced_prompt)],
    [facts.negative, wordOf(request.negative_prompt)],
    [facts.template, wordOf(request.template_name)],
    [facts.style, wordOf(request.style_preset).replaceAll('-', ' ')],
    [facts.quality, wordOf(request.quality)],
    [facts.size, `${picture.width} × ${picture.height} px`],
    [facts.maker, picture.maker],
    [facts.model, [picture.provider, picture.model].filter(Boolean).join(' / ')],
    [facts.seed, picture.seed === null ? '' : String(picture.seed)],
  ];
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
