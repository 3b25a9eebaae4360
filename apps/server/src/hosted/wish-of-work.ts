import type { ControlWork, EditWork, ImageRole, StudioWork } from '@atelier/contracts/image-studio';
import type { ImageIn, Operation, Params, Role, Size, Wish } from '@atelier/providers/hosted';
import type { CleanImage } from './adapt-images.ts';
import type { HostedOrder } from './hosted-order.ts';

/** Pictures of the caller, fit to leave the house, by what they are to the work. */
export type CleanImages = Partial<Record<ImageRole, CleanImage>>;

const ROLE_OF: Record<ImageRole, Role> = {
  image: 'source',
  mask: 'mask',
  background: 'background',
  lighting: 'light',
  style: 'style',
  reference: 'reference',
  face: 'face',
};

/** What models that cannot do without words are told when the caller said nothing. */
const SPARE_WORDS: Partial<Record<Operation, string>> = {
  'upscale-conservative': 'High fidelity upscale preserving original details',
  'upscale-creative': 'Richer fine detail in the existing style',
  'replace-background-relight': 'a clean, softly lit studio background',
  outpaint: 'continue the scene naturally',
};
const ANY_WORDS = 'high quality, well composed';

/** The operation that some work is at providers; null for work that is never given away. */
export function operationOf(work: StudioWork, roles: readonly ImageRole[]): Operation | null {
  switch (work.kind) {
    case 'illustrate':
      return 'text-to-image';
    case 'upscale':
      return `upscale-${work.mode}`;
    case 'edit':
      return editOperation(work.edit, roles.includes('mask'));
    case 'control':
      return CONTROL_OPERATIONS[work.control.operation];
    case 'face_swap':
      return 'face-swap';
    default:
      return null;
  }
}

const CONTROL_OPERATIONS = {
  sketch: 'control-sketch',
  structure: 'control-structure',
  style: 'control-style',
  style_transfer: 'control-style-transfer',
} as const satisfies Record<ControlWork['operation'], Operation>;

function editOperation(edit: EditWork, hasMask: boolean): Operation {
  switch (edit.operation) {
    case 'remove_background':
      return 'remove-background';
    case 'inpaint':
      // Without a mask the words say where.
      if (!hasMask) return 'general-edit';
      return edit.prompt.trim() === '' ? 'erase' : 'inpaint';
    case 'outpaint':
      return 'outpaint';
    case 'search_replace':
      return 'search-replace';
    case 'search_recolor':
      return 'search-recolor';
    case 'replace_background_relight':
      return 'replace-background-relight';
    case 'general_edit':
      return 'general-edit';
  }
}

/**
 * What a provider is wished to do, in nobody's terms yet.
 * @throws Error for work that is never given away
 */
export function wishOfWork(work: StudioWork, images: CleanImages, order: HostedOrder): Wish {
  const pictures = imagesIn(images);
  const operation = operationOf(work, Object.keys(images).filter(isRole));
  if (operation === null) throw new Error(`work of kind ${work.kind} is not for providers`);
  const said = wordsOf(work);
  const prompt = order.prompt ?? said.prompt;
  const negativePrompt = order.negativePrompt ?? said.negativePrompt;
  const seed = seedOf(work);
  const size = sizeOf(work, pictures);
  return {
    operation,
    images: pictures,
    ...(prompt === undefined ? {} : { prompt }),
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    ...(seed === undefined ? {} : { seed }),
    ...(size === undefined ? {} : { size }),
    params: { ...paramsOf(work), ...scaleOf(size, pictures, operation), ...order.params },
    asked: order.asked ?? [],
    spareWords: SPARE_WORDS[operation] ?? ANY_WORDS,
  };
}

function isRole(name: string): name is ImageRole {
  return name in ROLE_OF;
}

function imagesIn(images: CleanImages): ImageIn[] {
  return Object.entries(images).flatMap(([name, image]) =>
    isRole(name) ? [{ role: ROLE_OF[name], ...image }] : [],
  );
}

function wordsOf(work: StudioWork): { prompt?: string; negativePrompt?: string } {
  if (work.kind === 'illustrate') {
    const { prompt, negativePrompt } = work.forNetworks ?? work;
    return spoken(prompt, negativePrompt);
  }
  if (work.kind === 'edit' && 'prompt' in work.edit) return spoken(work.edit.prompt, null);
  if (work.kind !== 'control') return {};
  return spoken(work.control.prompt, 'negativePrompt' in work.control ? work.control.negativePrompt : null);
}

function spoken(prompt = '', negativePrompt: string | null): { prompt?: string; negativePrompt?: string } {
  return {
    ...(prompt === '' ? {} : { prompt }),
    ...(negativePrompt === null ? {} : { negativePrompt }),
  };
}

/** The seed of the work; undefined where nothing is left to chance. */
function seedOf(work: StudioWork): number | undefined {
  if (work.kind === 'illustrate' || work.kind === 'upscale' || work.kind === 'face_swap') return work.seed;
  if (work.kind === 'control') return work.control.seed;
  return work.kind === 'edit' && 'seed' in work.edit ? work.edit.seed : undefined;
}

/** The exact size that the result is to have. */
function sizeOf(work: StudioWork, pictures: readonly ImageIn[]): Size | undefined {
  if ('width' in work) return { width: work.width, height: work.height };
  if (work.kind === 'control' && 'width' in work.control)
    return { width: work.control.width, height: work.control.height };
  const source = pictures.find(({ role }) => role === 'source');
  if (source === undefined) return undefined;
  const { width, height } = source;
  if (work.kind !== 'edit' || work.edit.operation !== 'outpaint') return { width, height };
  const { left, right, up, down } = work.edit.margins;
  return { width: width + left + right, height: height + up + down };
}

/** By how much a picture is enlarged, for models that have to be told. */
function scaleOf(size: Size | undefined, pictures: readonly ImageIn[], operation: Operation): Params {
  const source = pictures.find(({ role }) => role === 'source');
  if (size === undefined || source === undefined || !operation.startsWith('upscale')) return {};
  return { scale: Math.max(size.width / source.width, size.height / source.height) };
}

function paramsOf(work: StudioWork): Params {
  if (work.kind === 'edit') return paramsOfEdit(work.edit);
  if (work.kind === 'control') return paramsOfControl(work.control);
  if (work.kind === 'upscale') return work.creativity === undefined ? {} : { creativity: work.creativity };
  return work.kind === 'illustrate' && work.stylePreset !== null ? { stylePreset: work.stylePreset } : {};
}

function paramsOfEdit(edit: EditWork): Params {
  switch (edit.operation) {
    case 'remove_background':
      return {};
    case 'inpaint':
    case 'general_edit':
      return { growMaskPx: edit.growPx };
    case 'outpaint':
      return { ...edit.margins };
    case 'search_replace':
      return { searchPrompt: edit.searchPrompt, growMaskPx: edit.growPx };
    case 'search_recolor':
      return { searchPrompt: edit.selectPrompt, growMaskPx: edit.growPx };
    case 'replace_background_relight': {
      const { lightSide, lightStrength, keepBackground } = edit;
      // A strength means nothing without a light.
      const light = lightSide === undefined ? {} : { lightDirection: lightSide, lightStrength };
      return { keepBackground, ...light };
    }
  }
}

function paramsOfControl(control: ControlWork): Params {
  switch (control.operation) {
    case 'sketch':
    case 'structure':
      return { controlStrength: control.strength, ...presetOf(control.stylePreset) };
    case 'style':
      return { fidelity: control.fidelity, ...presetOf(control.stylePreset) };
    case 'style_transfer': {
      const { styleStrength, compositionFidelity, changeStrength } = control;
      return { styleStrength, compositionFidelity, changeStrength };
    }
  }
}

function presetOf(stylePreset: string | null): Params {
  return stylePreset === null ? {} : { stylePreset };
}
