import type { BackgroundSettings, FlatLayViewpoint, OutputPaddings, OutputSize } from '@atelier/contracts';
import type { CallContext, PictureProvider, PictureResult } from '@atelier/providers';
import type { Operation } from '@atelier/providers/hosted';

/** A picture of products in the terms in which providers are asked for it. */
export interface ProductPicture {
  operation: Extract<Operation, 'flat-lay' | 'on-figure' | 'try-on'>;
  /** The side of the products that is to be seen. */
  viewpoint: FlatLayViewpoint;
  /** What they are to look like, besides what the operation says. */
  words: string;
  /** The same person, or arrangement, in all pictures that share it. */
  seed: number;
  /** Products as the engine prepared them, with what is said of each. */
  products: readonly { prepared: Uint8Array; words: string }[];
  /** Who is to be dressed, as uploaded. */
  person?: Uint8Array;
  /** Absent: that of the person's photo, or whatever comes. */
  size?: OutputSize | undefined;
  /** Brings what a provider gave to what was asked for; `size` is the one it was asked for. */
  finish(
    engine: PictureProvider,
    picture: Uint8Array,
    context: CallContext,
    size: OutputSize | undefined,
  ): Promise<PictureResult>;
}

/** What remains free around a subject when nobody says: nothing. */
const NO_PADDINGS: OutputPaddings = { top: 0, bottom: 0, left: 0, right: 0 };

/**
 * Brings a picture of a person to its size, and, where the ground matters, puts the person cut out onto it within the
 * paddings.
 */
export async function finishPerson(
  engine: PictureProvider,
  picture: Uint8Array,
  wish: {
    size: OutputSize | undefined;
    background?: BackgroundSettings;
    paddings?: OutputPaddings | undefined;
  },
  context: CallContext,
): Promise<PictureResult> {
  const { size, background = { background_type: 'arbitrary' }, paddings } = wish;
  const ground = groundOf(background);
  const image = ground === null ? picture : await cutOut(engine, picture, context);
  const placement = ground === null ? {} : { placement: { ground, paddings: paddings ?? NO_PADDINGS } };
  const format = background.background_type === 'transparent' ? 'png' : 'jpg';
  const { pictures, warnings, timings } = await engine.studio(
    {
      work: {
        kind: 'finish',
        format,
        isComposited: false,
        ...(size === undefined ? {} : { size }),
        ...placement,
      },
      images: { image },
    },
    context,
  );
  const [made] = pictures;
  if (made === undefined) throw new Error('the engine finished a picture to none');
  const mime = format === 'png' ? 'image/png' : 'image/jpeg';
  const { bytes, width, height, metadata } = made;
  return { bytes, mime, width, height, metadata, warnings, timings };
}

async function cutOut(engine: PictureProvider, image: Uint8Array, context: CallContext): Promise<Uint8Array> {
  const edit = { operation: 'remove_background' } as const;
  const { pictures } = await engine.studio(
    { work: { kind: 'edit', format: 'png', edit }, images: { image } },
    context,
  );
  return pictures[0]?.bytes ?? image;
}

type Rgb = [number, number, number];

function groundOf(
  background: BackgroundSettings,
): { kind: 'transparent' } | { kind: 'colour'; colour: Rgb } | null {
  switch (background.background_type) {
    case 'arbitrary':
      return null;
    case 'transparent':
      return { kind: 'transparent' };
    case 'reference_color':
      return { kind: 'colour', colour: rgbOf(background.reference_color) };
  }
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.replace('#', ''), 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}
