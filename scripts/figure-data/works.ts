/**
 * Which works of the source package are taken. All of them are in the CC0 release of their rights holders (see
 * packages/figure/data/NOTICE.md); the package also holds works of unknown authors, which are not named here.
 */

/** Hair, shoes and so on: our name, and folder and file in the source. */
export interface ProxyWork {
  readonly name: string;
  readonly folder: string;
  /** Its picture of colour and coverage, when we use one. */
  readonly texture?: string;
}

const hair = (name: string, folder: string, texture: string): ProxyWork => ({
  name: `hair/${name}`,
  folder: `hair/${folder}`,
  texture,
});
const numbered = (kind: string, stem: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${kind}/${stem}${String(index + 1).padStart(2, '0')}`);

export const PROXIES: readonly ProxyWork[] = [
  hair('afro01', 'afro01', 'afro_diffuse.png'),
  hair('bob01', 'bob01', 'bob01_diffuse.png'),
  hair('bob02', 'bob02', 'bob02_diffuse.png'),
  hair('braid01', 'Braid01', 'braid01_diffuse.png'),
  hair('long01', 'long01', 'long01_diffuse.png'),
  hair('ponytail01', 'ponytail01', 'ponytail01_diffuse.png'),
  hair('short01', 'short01', 'short01_diffuse.png'),
  hair('short02', 'short02', 'short02_diffuse.png'),
  hair('short03', 'short03', 'short03_diffuse.png'),
  hair('short04', 'short04', 'short04_diffuse.png'),
  ...numbered('shoes', 'shoes', 6).map((name) => ({ name, folder: name.replace('shoes/', 'clothes/') })),
  ...[1, 2, 3, 5, 6, 8].map((n) => ({
    name: `brows/eyebrow00${n}`,
    folder: `eyebrows/eyebrow00${n}`,
    texture: `eyebrow00${n}.png`,
  })),
  { name: 'lashes/eyelashes02', folder: 'eyelashes/eyelashes02', texture: 'eyelashes02.png' },
  { name: 'lashes/eyelashes04', folder: 'eyelashes/eyelashes04', texture: 'eyelashes04.png' },
  { name: 'eyes/high-poly', folder: 'eyes/HighPolyEyes', texture: 'grey_eye.png' },
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
