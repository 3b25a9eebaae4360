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
  /** The person who is seen in all pictures of a series. */
  series?: {
    /** Of the person; the same in regenerations. */
    appearance: number;
    isFaceSeen: boolean;
  };
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

/**
 * Brings a picture of a person to its size and ground as the engine's own pictures are: before a sweep of the colour
 * that was asked for, alone on nothing, or on the ground it came with; within the paddings.
 */
export async function finishPerson(
  engine: PictureProvider,
  picture: Uint8Array,
  wish: {
    size: OutputSize | undefined;
    seed: number;
    background?: BackgroundSettings;
    paddings?: OutputPaddings | undefined;
  },
  context: CallContext,
): Promise<PictureResult> {
  const { size, seed, background = { background_type: 'arbitrary' }, paddings } = wish;
  const format = background.background_type === 'transparent' ? 'png' : 'jpg';
  const placement = { ground: groundOf(background), seed, ...(paddings === undefined ? {} : { paddings }) };
  const { pictures, warnings, timings } = await engine.studio(
    {
      work: {
        kind: 'finish',
        format,
        isComposited: false,
        ...(size === undefined ? {} : { size, placement }),
      },
      images: { image: picture },
    },
    context,
  );
  const [made] = pictures;
  if (made === undefined) throw new Error('the engine finished a picture to none');
  const mime = format === 'png' ? 'image/png' : 'image/jpeg';
  const { bytes, width, height, metadata } = made;
  return { bytes, mime, width, height, metadata, warnings, timings };
}

type Rgb = [number, number, number];

function groundOf(
  background: BackgroundSettings,
): { kind: 'transparent' } | { kind: 'own' } | { kind: 'colour'; colour: Rgb } {
  switch (background.background_type) {
    case 'arbitrary':
      return { kind: 'own' };
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
