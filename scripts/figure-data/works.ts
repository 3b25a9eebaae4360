/**
 * Which works of the source package are taken. All of them are in the CC0 release of their rights holders (see
 * packages/figure/data/NOTICE.md); the package also holds works of unknown authors, which are not named here.
 */

/** Hair, shoes and so on: our name, and the folder in the source, whose last part is also the file's name. */
export interface ProxyWork {
  readonly name: string;
  readonly folder: string;
}

const HAIR = [
  'afro01',
  'bob01',
  'bob02',
  'Braid01',
  'long01',
  'ponytail01',
  'short01',
  'short02',
  'short03',
  'short04',
];
const SHOES = ['shoes01', 'shoes02', 'shoes03', 'shoes04', 'shoes05', 'shoes06'];
const BROWS = ['eyebrow001', 'eyebrow002', 'eyebrow003', 'eyebrow005', 'eyebrow006', 'eyebrow008'];
const LASHES = ['eyelashes02', 'eyelashes04'];

export const PROXIES: readonly ProxyWork[] = [
  ...HAIR.map((name) => ({ name: `hair/${name.toLowerCase()}`, folder: `hair/${name}` })),
  ...SHOES.map((name) => ({ name: `shoes/${name}`, folder: `clothes/${name}` })),
  ...BROWS.map((name) => ({ name: `brows/${name}`, folder: `eyebrows/${name}` })),
  ...LASHES.map((name) => ({ name: `lashes/${name}`, folder: `eyelashes/${name}` })),
  { name: 'eyes/high-poly', folder: 'eyes/HighPolyEyes' },
];

const LOCAL_FOLDERS = [
  'armslegs',
  'cheek',
  'chin',
  'ears',
  'eyebrows',
  'eyes',
  'forehead',
  'head',
  'hip',
  'legs',
  'measure',
  'mouth',
  'neck',
  'nose',
  'stomach',
  'torso',
];
const UNUSED_LIMB_DETAIL =
  /-(foot|hand|fingers|lowerarm|upperarm|lowerleg|upperleg|knee)-(trans|skew|scale-vert)/;
const FACE_ASYMMETRY = /^asym\/asym-(brown|cheek|ear|eye|jaw|mouth|nose|temple|top)-/;

/** The name under which a target of the source is kept, or undefined when it is not taken. */
export function targetName(path: string): string | undefined {
  const inside = path.replace('data/targets/', '').replace('.target', '');
  const folder = inside.slice(0, inside.lastIndexOf('/'));
  const name = inside.slice(inside.lastIndexOf('/') + 1);
  if (folder === 'macrodetails') return name.includes('baby') ? undefined : name;
  if (folder === 'macrodetails/height' || folder === 'macrodetails/proportions') {
    return /-averagemuscle-averageweight-/.test(name) && !name.includes('baby') ? name : undefined;
  }
  if (folder === 'breast') {
    return /^female-(young|old)-averagemuscle-averageweight-(min|max)cup-averagefirmness$/.test(name)
      ? name
      : undefined;
  }
  if (folder === 'expression/units/caucasian') return `expression-${name}`;
  if (FACE_ASYMMETRY.test(inside)) return name;
  return LOCAL_FOLDERS.includes(folder) && !UNUSED_LIMB_DETAIL.test(name) ? name : undefined;
}
