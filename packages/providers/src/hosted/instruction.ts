import type { Operation, OperationRequest, Role } from './operation.ts';

/** What pictures are called in front of a model that is told everything in words. */
const ROLE_NAMES: Readonly<Record<Role, string>> = {
  source: 'the picture to work on',
  mask: 'the mask',
  reference: 'a further picture to look at',
  style: 'the style to follow',
  background: 'the new background',
  light: 'the light to follow',
  person: 'the person',
  garment: 'a product',
  face: 'the face to use',
  pose: 'the pose to take',
};

/** What a sentence may say of the request. */
interface Terms {
  prompt: string;
  /** What is looked for. */
  sought: string;
  /** `Light comes from the left.`, or nothing. */
  light: string;
  /** Whether only the light is to change. */
  keepsGround: boolean;
  /** The place of a role's pictures: `image 2`, `images 2 and 3`; empty when there are none. */
  place(role: Role): string;
}

const KEEP_PRODUCT =
  'Show every product exactly as in its picture: colour, cut, length, print, lettering, fabric and details.';

/** Where nobody says or shows another one. */
const PLAIN_GROUND = 'a plain light studio';

const SENTENCES: Readonly<Partial<Record<Operation, (terms: Terms) => string>>> = {
  'text-to-image': ({ prompt }) => prompt,
  'image-to-image': ({ prompt, place }) =>
    `Make a new picture that starts from ${place('source')}: ${prompt}`,
  'general-edit': ({ prompt }) => `${prompt}\nChange nothing else, and keep the framing.`,
  inpaint: ({ prompt, place }) =>
    `Change ${place('source')} in one place: ${prompt}\nEverything else stays exactly where and as it is.`,
  erase: ({ place }) =>
    `Remove what is in the masked place of ${place('source')}, and continue there what surrounds it. Everything else stays exactly where and as it is.`,
  'search-replace': ({ prompt, sought, place }) =>
    `In ${place('source')}, replace this: ${sought}. With this: ${prompt}. Change nothing else, and keep the framing.`,
  'search-recolor': ({ prompt, sought, place }) =>
    `In ${place('source')}, give this a new colour: ${sought}. The new colour: ${prompt}. Keep shape, material, folds and light, and change nothing else.`,
  'replace-background-relight': relight,
  'control-sketch': ({ prompt, place }) =>
    `Turn the sketch of ${place('source')} into a finished picture: ${prompt}\nKeep its composition and outlines.`,
  'control-structure': ({ prompt, place }) =>
    `Make a new picture: ${prompt}\nEvery form stands where it stands in ${place('source')}.`,
  'control-style': ({ prompt, place }) =>
    `Make a new picture: ${prompt}\nTake style and palette, but no content, from ${place('source')}.`,
  'control-style-transfer': ({ prompt, place }) =>
    `Repaint ${place('source')} in the style of ${place('style')}, keeping its content and composition. ${prompt}`,
  'try-on': ({ prompt, place }) =>
    `Dress the person of ${place('person')} in ${place('garment')}, in place of what is worn there now. Keep face, hair, skin, body, pose, framing and background of the person's picture. ${KEEP_PRODUCT} ${prompt}`,
  'on-figure': onFigure,
  'flat-lay': ({ prompt, place }) =>
    `Photograph the product of ${place('garment')} alone, laid out neatly and seen straight from above, with soft even studio light and without any person, hanger or mannequin. ${KEEP_PRODUCT} ${prompt}`,
};

function relight({ prompt, light, keepsGround, place }: Terms): string {
  const lit = place('light') === '' ? light : `Light it as in ${place('light')}.`;
  if (keepsGround) {
    return `Keep subject and background of ${place('source')} as they are, and change the light alone. ${prompt} ${lit}`;
  }
  const shown = place('background') === '' ? '' : `the place of ${place('background')}`;
  const ground = [prompt, shown].filter((text) => text !== '').join('; ') || PLAIN_GROUND;
  return `Keep the subject of ${place('source')} exactly as it is and give it this background: ${ground}. The subject's light and shadow fit the new place. ${lit}`;
}

function onFigure({ prompt, place }: Terms): string {
  const shown = place('person') || place('reference');
  const who = shown === '' ? 'a model' : `the person of ${shown}`;
  const again =
    place('reference') === ''
      ? ''
      : ` It is the very person of ${place('reference')}: the same face, hair, skin, build, shoes and other clothes, in the same studio and light; only pose and view are new.`;
  const face = place('face') === '' ? '' : ` The face is that of ${place('face')}.`;
  const pose = place('pose') === '' ? '' : ` The pose is that of ${place('pose')}.`;
  const ground = place('background') === '' ? '' : ` The background is that of ${place('background')}.`;
  return `Photograph ${who} wearing the product of ${place('garment')}.${again}${face}${pose}${ground} ${KEEP_PRODUCT} ${prompt}`;
}

/**
 * The whole request in words, for models that take a text and pictures and know no other fields. Pictures are named by the
 * order in which they are sent: that of `request.images` without masks.
 *
 *     instructionFor({ operation: 'try-on', images: [person, shirt], … })
 *     // Image 1 is the person. Image 2 is a product: a red shirt. Dress the person of image 1 in image 2, …
 */
export function instructionFor(request: OperationRequest): string {
  const sentence = SENTENCES[request.operation] ?? SENTENCES['general-edit'];
  const shown = request.images.filter(({ role }) => role !== 'mask');
  const names = shown.map(
    ({ role, note }, index) => `Image ${index + 1} is ${ROLE_NAMES[role]}${note ? `: ${note}` : ''}.`,
  );
  const told = sentence?.({
    prompt: request.prompt ?? '',
    sought: String(request.params?.searchPrompt ?? ''),
    light: lightWords(request.params?.lightDirection),
    keepsGround: request.params?.keepBackground === true,
    place: (role) => placeOf(shown.flatMap((image, index) => (image.role === role ? [index + 1] : []))),
  });
  return [...names, told ?? ''].join(' ').trim();
}

function lightWords(direction: unknown): string {
  if (typeof direction !== 'string') return '';
  const side = direction === 'left' || direction === 'right' ? `the ${direction}` : direction;
  return `Light comes from ${side}.`;
}

function placeOf(numbers: readonly number[]): string {
  if (numbers.length < 2) return numbers.map((number) => `image ${number}`).join('');
  return `images ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
