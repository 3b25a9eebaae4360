import { GlobalFonts } from '@napi-rs/canvas';
import { readPackaged } from '../art/packaged-files.ts';

/** Typefaces that pictures are lettered in; all under the SIL Open Font License. */
export type FontName = 'poppins' | 'archivo' | 'playfair' | 'caveat' | 'pixel';

export interface Font {
  /** CSS list of families: Latin first, then its extension. */
  readonly families: string;
  readonly weight: number;
  /** Between base lines, in font sizes. */
  readonly lineHeight: number;
}

interface FontFiles {
  readonly pack: string;
  readonly weight: number;
  readonly lineHeight: number;
}

const FILES: Readonly<Record<FontName, FontFiles>> = {
  poppins: { pack: 'poppins', weight: 700, lineHeight: 1.12 },
  archivo: { pack: 'archivo-black', weight: 400, lineHeight: 1.08 },
  playfair: { pack: 'playfair-display', weight: 700, lineHeight: 1.14 },
  caveat: { pack: 'caveat', weight: 700, lineHeight: 0.98 },
  pixel: { pack: 'press-start-2p', weight: 400, lineHeight: 1.4 },
};
const SUBSETS = ['latin', 'latin-ext'] as const;

const loaded = new Map<FontName, Font>();

/** A typeface ready for use. */
export function loadFont(name: FontName): Font {
  const known = loaded.get(name);
  if (known) return known;
  const { pack, weight, lineHeight } = FILES[name];
  const families = SUBSETS.map((subset) => {
    const family = `Atelier ${name} ${subset}`;
    GlobalFonts.register(
      Buffer.from(readPackaged(`@fontsource/${pack}/files/${pack}-${subset}-${weight}-normal.woff2`)),
      family,
    );
    return `"${family}"`;
  });
  const font = { families: families.join(', '), weight, lineHeight };
  loaded.set(name, font);
  return font;
}

/** Whether all letters of a text are in the typefaces: Latin with its extensions, digits, punctuation, currency signs. */
export function canLetter(text: string): boolean {
  return /^[\u0020-\u007e\u00a0-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122\u2212]*$/u.test(
    text,
  );
}
