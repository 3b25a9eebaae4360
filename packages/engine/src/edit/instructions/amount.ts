const WEAKLY =
  /\b(?:slight(?:ly)?|bit|little|subtle|subtly|touch|gentl[ey]|somewhat|mild(?:ly)?|softly|tad)\b/;
const STRONGLY =
  /\b(?:much|lot|very|strong(?:ly)?|heav(?:y|ily)|significant(?:ly)?|dramatic(?:ally)?|considerabl[ey]|really|highly|way|super)\b/;
const EXTREMELY = /\b(?:extreme(?:ly)?|maximum|max|intense(?:ly)?|totally|completely)\b/;
const LESS =
  /\b(?:less|decrease[ds]?|decreasing|reduce[ds]?|reducing|lower(?:ed)?|lessen|drop|down|tone down|turn down|dim|minus|weaken|weaker|not so|too (?!dark|dull|flat|cold|cool|pale|soft|blurry))\b/;
const MORE =
  /\b(?:more|increase[ds]?|increasing|raise[ds]?|boost(?:ed)?|add|up|higher|enhance|stronger|improve)\b/;
const PERCENT = /(\d+(?:\.\d+)?) ?(?:%|percent)/;

const SLIGHT = 0.5;
const STRONG = 1.8;
const EXTREME = 2.6;
/** A change by so many percent is clearly to be seen. */
const CLEAR_PERCENT = 25;
const MOST = 3;

/** How strong a change a clause asks for: 1 when it does not say. */
export function readStrength(clause: string): number {
  const percent = PERCENT.exec(clause);
  if (percent) return Math.min(MOST, Number(percent[1]) / CLEAR_PERCENT);
  if (EXTREMELY.test(clause)) return EXTREME;
  if (STRONGLY.test(clause)) return STRONG;
  return WEAKLY.test(clause) ? SLIGHT : 1;
}

/** 1 for more, -1 for less; undefined when a clause says neither. */
export function readDirection(clause: string): 1 | -1 | undefined {
  if (LESS.test(clause)) return -1;
  return MORE.test(clause) ? 1 : undefined;
}
