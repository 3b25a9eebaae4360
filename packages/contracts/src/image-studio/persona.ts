import { z } from 'zod';
import { booleanField, textField } from './fields.ts';

const NAME_CHARACTERS = 200;
const MOST_WORDS = 50;

const words = () =>
  z
    .array(textField(NAME_CHARACTERS).transform((word) => word.trim()))
    .max(MOST_WORDS)
    .transform((list) => list.filter((word) => word !== ''));

const FIELDS = {
  name: textField(NAME_CHARACTERS).refine((name) => name.trim() !== '', { error: 'A persona needs a name' }),
  keywords: words(),
  avoid: words(),
  colors: words(),
  tone: textField(NAME_CHARACTERS),
};

/** `POST /api/personas` (spec: image-studio-api.md section 12). The first of an account is its default unless it says no. */
export const PersonaRequest = z.object({
  name: FIELDS.name,
  keywords: FIELDS.keywords.default([]),
  avoid: FIELDS.avoid.default([]),
  colors: FIELDS.colors.default([]),
  tone: FIELDS.tone.optional(),
  is_default: booleanField().optional(),
});
export type PersonaRequest = z.infer<typeof PersonaRequest>;

/** `PUT /api/personas/{id}`; what is omitted stays. */
export const PersonaChange = z.object({
  name: FIELDS.name.optional(),
  keywords: FIELDS.keywords.optional(),
  avoid: FIELDS.avoid.optional(),
  colors: FIELDS.colors.optional(),
  tone: FIELDS.tone.optional(),
  is_default: booleanField().optional(),
});
export type PersonaChange = z.infer<typeof PersonaChange>;

export const Persona = z
  .object({
    id: z.string(),
    name: z.string(),
    keywords: z.array(z.string()),
    avoid: z.array(z.string()),
    colors: z.array(z.string()),
    tone: z.string().nullable(),
    is_default: z.boolean(),
    created_at: z.string(),
  })
  .meta({ id: 'Persona' });

export const PersonaList = z.object({ personas: z.array(Persona), total: z.int() });
