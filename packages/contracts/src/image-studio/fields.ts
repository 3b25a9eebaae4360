import { z } from 'zod';
import { text } from '../fields.ts';

/**
 * Fields as Image Studio takes them (spec: image-studio-api.md section 1): whole numbers also as `3.0` or `"3"`, truth
 * also as `"true"`, words of a list in any case. `{field}` in a sentence stands for the field's name.
 */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Numbers too large for a double are as far out of every range as the largest one. */
const readNumber = (value: unknown): unknown => {
  const number = typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return number;
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, number));
};

const readBoolean = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : value;
};

interface Bounds {
  min: number;
  max: number;
}

/** A whole number between two inclusive bounds. */
export const wholeField = ({ min, max }: Bounds) =>
  z
    .preprocess(
      readNumber,
      z
        .number()
        .refine((value) => value >= min && value <= max, {
          error: `{field} must be between ${min} and ${max}`,
          abort: true,
        })
        .refine(Number.isInteger, {
          error: "Invalid value for '{field}': expected a whole number but received a fraction",
        }),
    )
    .meta({ type: 'integer', minimum: min, maximum: max });

/** A number between two inclusive bounds. */
export const numberField = ({ min, max }: Bounds) =>
  z
    .preprocess(
      readNumber,
      z.number().refine((value) => value >= min && value <= max, {
        error: `{field} must be between ${min} and ${max}`,
      }),
    )
    .meta({ type: 'number', minimum: min, maximum: max });

export const booleanField = () => z.preprocess(readBoolean, z.boolean()).meta({ type: 'boolean' });

/** Free text of at most `max` characters. */
export const textField = (max: number) =>
  text().refine((value) => value.length <= max, { error: `{field} must have at most ${max} characters` });

/**
 * One word of a list; it is answered in the list's spelling.
 * @param sentence what is said of another word, which it is given
 */
export const choiceField = <const Word extends string>(
  words: readonly Word[],
  sentence: (given: string) => string = (given) =>
    `Invalid value for '{field}': expected one of ${words.join(', ')} but received ${given}`,
) =>
  z
    .string()
    .transform((given, context): Word => {
      const word = words.find((known) => known.toLowerCase() === given.trim().toLowerCase());
      if (word !== undefined) return word;
      context.addIssue({ code: 'custom', message: sentence(shown(given)) });
      return z.NEVER;
    })
    .meta({ enum: [...words] });

/** What a caller wrote, short enough for a sentence. */
export function shown(given: string): string {
  const MOST_CHARACTERS = 60;
  const word = given.trim();
  return word.length > MOST_CHARACTERS ? `${word.slice(0, MOST_CHARACTERS)}…` : word;
}

/** A picture as base64 or as a data URL; whether it is one is for the decode gate to say. */
export const imageField = () =>
  z.string().meta({ contentEncoding: 'base64', description: 'Base64, plain or as a data URL.' });

export const PROMPT_CHARACTERS = 10_000;

/** 0 to 4,294,967,294; -1 = drawn by the server. */
export const seedField = () => wholeField({ min: -1, max: 4_294_967_294 });

export const PICTURE_FORMATS = ['png', 'jpg', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The file type of the answer; `jpeg` is another word for `jpg`. */
export const outputFormatField = () =>
  z
    .string()
    .transform((given, context): PictureFormat => {
      const word = given.trim().toLowerCase();
      const format = PICTURE_FORMATS.find((known) => known === (word === 'jpeg' ? 'jpg' : word));
      if (format !== undefined) return format;
      context.addIssue({
        code: 'custom',
        message: `Unsupported output format: ${shown(given)}. Use png, jpg or webp`,
      });
      return z.NEVER;
    })
    .meta({ enum: [...PICTURE_FORMATS, 'jpeg'] });
