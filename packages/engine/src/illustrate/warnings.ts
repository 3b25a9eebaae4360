import { canLetter } from './lettering/fonts.ts';
import type { Brief } from './prompt/read-prompt.ts';
import type { Style } from './style/styles.ts';

const MOST_WORDS_NAMED = 5;

/** What the user should know of a picture: what it is not, what was left out, and why. */
export function warningsOf(brief: Brief, style: Style, drawnSubjects: number): readonly string[] {
  const warnings: string[] = [];
  if (style.wantsPhoto) {
    warnings.push('The local engine draws illustrations: a photo needs a hosted or self-hosted image model.');
  }
  if (brief.unknown.length > 0) {
    const named = [...new Set(brief.unknown)]
      .slice(0, MOST_WORDS_NAMED)
      .map((word) => `'${word}'`)
      .join(', ');
    warnings.push(`The local engine has no art for ${named}: left out.`);
  }
  if (drawnSubjects === 0 && brief.setting === null)
    warnings.push('No subject of the prompt could be drawn: the picture shows a plain composition.');
  if (brief.lettering.some((text) => !canLetter(text))) {
    warnings.push(
      'Some letters of the quoted text are not in the typefaces at hand and may look different or be missing.',
    );
  }
  return warnings;
}
