import type { Role } from '../catalogue/role.ts';
import { fitTogether, type Piece } from './piece.ts';
import { match } from './taste.ts';

/** An outfit: the asked piece first. */
export type Outfit = [Piece, ...Piece[]];

/** More would be a wardrobe. */
const MOST_PIECES = 4;
/** How well something must go with the rest to be added to an outfit that is complete without it. */
const WORTH_ADDING = 0.62;
/** What it costs a piece to have been shown already: variety is worth a somewhat worse match. */
const SHOWN_BEFORE = 0.2;
/** Per place only so many candidates that go best with the asked piece are looked at. */
const SHORT_LIST = 60;

/** What completes an outfit around a piece: what it needs, then what may be added, most welcome first. */
interface Completion {
  needs: Role[];
  extras: Role[];
}

const EXTRAS: Role[] = ['shoes', 'layer', 'bag', 'head', 'jewellery', 'eyes', 'waist', 'neck'];
const SEPARATES: Completion = { needs: ['top', 'bottom'], extras: EXTRAS };
const ONE_PIECE: Completion = { needs: ['whole'], extras: EXTRAS };

const COMPLETIONS: Partial<Record<Role, Completion[]>> = {
  top: [{ needs: ['bottom'], extras: EXTRAS }],
  bottom: [{ needs: ['top'], extras: EXTRAS }],
  whole: [{ needs: ['shoes'], extras: EXTRAS }],
  under: [],
};

/** Places where two pieces can be worn over or beside each other when there is nothing else. */
const STACKABLE: readonly Role[] = ['top', 'layer', 'jewellery'];

/**
 * Exactly `count` outfits around a piece, best first, as different from each other as the partners allow. When they
 * run out, outfits become smaller, down to the piece alone. The same pieces in the same order give the same outfits.
 */
export function outfitsAround(asked: Piece, partners: readonly Piece[], count: number): Outfit[] {
  const shortLists = shortListsFor(asked, partners);
  const shown = new Map<string, number>();
  const known = new Set<string>();
  const outfits: Outfit[] = [];
  while (outfits.length < count) {
    const outfit = unlike(known, bestOutfit(asked, shortLists, shown));
    known.add(nameOf(outfit));
    for (const { id } of outfit) shown.set(id, (shown.get(id) ?? 0) + 1);
    outfits.push(outfit);
  }
  return outfits;
}

type ShortLists = ReadonlyMap<Role, Piece[]>;

function shortListsFor(asked: Piece, partners: readonly Piece[]): ShortLists {
  const scored = partners
    .filter((piece) => piece.id !== asked.id && fitTogether(piece, asked))
    .map((piece) => ({ piece, score: match(piece, asked) }))
    .sort((a, b) => b.score - a.score);
  const byRole = Map.groupBy(scored, ({ piece }) => piece.role);
  return new Map(
    [...byRole].map(([role, list]) => [role, list.slice(0, SHORT_LIST).map(({ piece }) => piece)]),
  );
}

function bestOutfit(asked: Piece, lists: ShortLists, shown: ReadonlyMap<string, number>): Outfit {
  const completions = COMPLETIONS[asked.role] ?? [SEPARATES, ONE_PIECE];
  const outfits = completions.map((completion) => completed(asked, completion, lists, shown));
  const [best] = outfits
    .filter((outfit) => outfit.length > 1)
    .map((outfit) => ({ outfit, score: freshness(outfit, shown) }))
    .sort((a, b) => b.score - a.score);
  return best?.outfit ?? stacked(asked, lists, shown);
}

function completed(
  asked: Piece,
  { needs, extras }: Completion,
  lists: ShortLists,
  shown: ReadonlyMap<string, number>,
): Outfit {
  const outfit: Outfit = [asked];
  for (const role of [...needs, ...extras]) {
    if (outfit.length === MOST_PIECES) break;
    if (outfit.some((piece) => piece.role === role)) continue;
    const choice = bestFor(outfit, lists.get(role) ?? [], shown);
    if (choice === null) continue;
    if (needs.includes(role) || choice.match >= WORTH_ADDING) outfit.push(choice.piece);
  }
  return outfit;
}

/** Two pieces of one place, when nothing completes the outfit. */
function stacked(asked: Piece, lists: ShortLists, shown: ReadonlyMap<string, number>): Outfit {
  if (!STACKABLE.includes(asked.role)) return [asked];
  const choice = bestFor([asked], lists.get(asked.role) ?? [], shown);
  return choice === null ? [asked] : [asked, choice.piece];
}

function bestFor(
  outfit: Outfit,
  candidates: readonly Piece[],
  shown: ReadonlyMap<string, number>,
): { piece: Piece; match: number } | null {
  let best: { piece: Piece; match: number; score: number } | null = null;
  for (const piece of candidates) {
    if (!outfit.every((other) => fitTogether(other, piece))) continue;
    const mean = outfit.reduce((sum, other) => sum + match(other, piece), 0) / outfit.length;
    const score = mean - SHOWN_BEFORE * (shown.get(piece.id) ?? 0);
    if (best === null || score > best.score) best = { piece, match: mean, score };
  }
  return best;
}

/** How well an outfit goes together, less what of it was shown before. */
function freshness([asked, ...others]: Outfit, shown: ReadonlyMap<string, number>): number {
  const scores = others.map((piece) => match(asked, piece) - SHOWN_BEFORE * (shown.get(piece.id) ?? 0));
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** The outfit, or what is left of it when its last pieces are taken off until it is a new one. */
function unlike(known: ReadonlySet<string>, [asked, ...others]: Outfit): Outfit {
  for (let size = others.length; size > 0; size--) {
    const outfit: Outfit = [asked, ...others.slice(0, size)];
    if (!known.has(nameOf(outfit))) return outfit;
  }
  return [asked];
}

function nameOf(outfit: Outfit): string {
  return outfit
    .map(({ id }) => id)
    .toSorted()
    .join(' ');
}
