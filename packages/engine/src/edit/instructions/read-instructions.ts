import { readDirection } from './amount.ts';
import { RULES } from './rules.ts';
import type { Instructions, Step } from './step.ts';

/** Words that begin a clause of their own; lists of nouns after one verb do not. */
const BOUNDARY =
  /[.;,!?]|\b(?:and then|then|and also|also|but|plus|as well as)\b|(?<!black )\band\b(?! white| orange)/;
const POLITE = /\b(?:please|could you|can you|i want(?: you)? to|i would like to|i'd like to|just|kindly)\b/g;
const MOST_CLAUSES = 20;
/** A clause of so few words may go on with the verb of the one before. */
const CONTINUING_WORDS = 5;

/** What the clause before was about, for one that goes on with it ("increase contrast and saturation"). */
interface Lead {
  direction: 1 | -1;
  verb: string;
}

/** Reads a sentence as the steps it asks for. Clauses that none of the rules knows are returned as they are. */
export function readInstructions(text: string): Instructions {
  const steps: Step[] = [];
  const unknown: string[] = [];
  const lead: Lead = { direction: 1, verb: '' };
  for (const clause of clausesOf(text)) {
    const found = readClause(clause, lead);
    if (found) steps.push(...found);
    else unknown.push(clause);
  }
  return { steps, unknown };
}

function clausesOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/(\d)\.(\d)/g, '$1·$2')
    .replace(POLITE, ' ')
    .split(BOUNDARY)
    .map((clause) => clause.replace(/·/g, '.').replace(/\s+/g, ' ').trim())
    .filter((clause) => clause !== '')
    .slice(0, MOST_CLAUSES);
}

function readClause(clause: string, lead: Lead): Step[] | undefined {
  const direction = readDirection(clause);
  const own = apply(clause, direction ?? lead.direction);
  const steps = own ?? continued(clause, lead);
  if (own) {
    lead.verb =
      /^(?:remove|delete|erase|get rid of|take out|take away|make the background|make the|make it|change the)/.exec(
        clause,
      )?.[0] ?? '';
    lead.direction = direction ?? 1;
  }
  return steps;
}

function continued(clause: string, { verb, direction }: Lead): Step[] | undefined {
  if (verb === '' || clause.split(' ').length > CONTINUING_WORDS) return undefined;
  return apply(`${verb} ${clause}`, direction);
}

function apply(clause: string, direction: 1 | -1): Step[] | undefined {
  for (const rule of RULES) {
    const steps = rule(clause, direction);
    if (steps) return steps;
  }
  return undefined;
}
