/** What a colour's name stands for. */
export interface ColourWord {
  readonly hex: string;
  /** The name says how light the colour is, too: navy is dark, cream is light; red may be either. */
  readonly hasLightness?: true;
}

const toned = (hex: string): ColourWord => ({ hex, hasLightness: true });

/** Names of colours, as people use them of things. Names of two words come first where one is part of another. */
export const COLOUR_WORDS: Readonly<Record<string, ColourWord>> = {
  'sky blue': toned('#7ec8f2'),
  'baby blue': toned('#a9d4f5'),
  'royal blue': toned('#2a4fc9'),
  'navy blue': toned('#1b2a55'),
  'midnight blue': toned('#171f45'),
  'ice blue': toned('#cfe6f2'),
  'hot pink': toned('#f23f94'),
  'rose gold': toned('#d7a08f'),
  'forest green': toned('#23592f'),
  'olive green': toned('#6b6b2e'),
  'mint green': toned('#a5e3c4'),
  'sage green': toned('#a4b494'),
  'off white': toned('#f2eee4'),
  'jet black': toned('#0d0d0f'),
  red: { hex: '#d8242f' },
  crimson: toned('#a81330'),
  scarlet: { hex: '#e22b16' },
  burgundy: toned('#661527'),
  maroon: toned('#641a24'),
  wine: toned('#6b1f33'),
  coral: toned('#fa7864'),
  salmon: toned('#f69382'),
  orange: toned('#ee8222'),
  peach: toned('#fac4a2'),
  apricot: toned('#f7b67a'),
  terracotta: toned('#bf6242'),
  rust: toned('#a3482a'),
  copper: toned('#b06d3d'),
  bronze: toned('#98703a'),
  yellow: toned('#f4cb2c'),
  mustard: toned('#cf9f26'),
  gold: toned('#d0a63f'),
  golden: toned('#d0a63f'),
  cream: toned('#f5ebd3'),
  ivory: toned('#f5f0e0'),
  beige: toned('#dccbad'),
  sand: toned('#d8c39c'),
  khaki: toned('#a99e72'),
  green: { hex: '#2f9e48' },
  emerald: { hex: '#0e8f63' },
  mint: toned('#a5e3c4'),
  sage: toned('#a4b494'),
  olive: toned('#6b6b2e'),
  lime: toned('#a4d62b'),
  teal: toned('#0f7f85'),
  turquoise: { hex: '#2bbfbb' },
  aqua: toned('#58d3d8'),
  cyan: { hex: '#1fc3de' },
  blue: { hex: '#2765d4' },
  navy: toned('#1b2a55'),
  cobalt: { hex: '#1c4cbd' },
  azure: { hex: '#3796ee' },
  indigo: toned('#41348f'),
  purple: { hex: '#7a3fb8' },
  violet: { hex: '#7d4ad0' },
  lavender: toned('#c4b4ea'),
  lilac: toned('#ccaee3'),
  plum: toned('#6c2d60'),
  magenta: { hex: '#cf2088' },
  fuchsia: { hex: '#dc2b97' },
  pink: toned('#f392b6'),
  rose: toned('#e06d8a'),
  brown: toned('#7a4c2b'),
  chocolate: toned('#512f1d'),
  tan: toned('#cba477'),
  camel: toned('#c19a6b'),
  black: toned('#17171a'),
  charcoal: toned('#3a3c42'),
  grey: { hex: '#909398' },
  gray: { hex: '#909398' },
  silver: toned('#bcc1c7'),
  white: toned('#f6f6f4'),
};

/** Words that shift a colour: lightness in Oklab, chroma as a factor. */
export const COLOUR_SHADES: Readonly<
  Record<string, { readonly lightness: number; readonly chroma: number }>
> = {
  light: { lightness: 0.17, chroma: 0.62 },
  lighter: { lightness: 0.17, chroma: 0.62 },
  pale: { lightness: 0.22, chroma: 0.4 },
  pastel: { lightness: 0.2, chroma: 0.48 },
  soft: { lightness: 0.1, chroma: 0.6 },
  dark: { lightness: -0.2, chroma: 0.75 },
  darker: { lightness: -0.2, chroma: 0.75 },
  deep: { lightness: -0.14, chroma: 0.95 },
};
/** Words that make a colour purer and leave its lightness open. */
export const PURE_SHADES: readonly string[] = ['bright', 'vivid', 'neon', 'vibrant', 'bold'];
