import { useDraft } from '../../drafts/draft.ts';

const MOST = 8;
const INITIAL: { prompts: string[] } = { prompts: [] };

/** The last prompts that pictures were made from in this browser, newest first. */
export function usePromptHistory(): readonly [readonly string[], (prompt: string) => void] {
  const [{ prompts }, edit] = useDraft('create.history', INITIAL);
  const remember = (prompt: string) =>
    edit({ prompts: [prompt, ...prompts.filter((other) => other !== prompt)].slice(0, MOST) });
  return [prompts, remember];
}
