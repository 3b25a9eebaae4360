import { z } from 'zod';
import { aspectRatioField } from './create-request.ts';
import { WORK_FIELDS } from './edit-request.ts';
import { choiceField, imageField, numberField, PROMPT_CHARACTERS, seedField, textField } from './fields.ts';
import { CONTROL_OPERATION_IDS } from './operations.ts';

const NAME_CHARACTERS = 100;
const share = (usual: number) => numberField({ min: 0, max: 1 }).default(usual);

/** `POST /control/process` (spec: image-studio-api.md section 9). */
export const ControlRequest = z
  .object({
    control_image_base64: imageField(),
    operation: choiceField(CONTROL_OPERATION_IDS, (given) => `Unknown control operation: ${given}`),
    prompt: textField(PROMPT_CHARACTERS).default(''),
    style_image_base64: imageField().optional(),
    negative_prompt: textField(PROMPT_CHARACTERS).optional(),
    style_preset: textField(NAME_CHARACTERS).optional(),
    seed: seedField().optional(),
    control_strength: share(0.7),
    fidelity: share(0.5),
    style_strength: share(1),
    composition_fidelity: share(0.9),
    change_strength: share(0.9),
    aspect_ratio: aspectRatioField().optional(),
    ...WORK_FIELDS,
  })
  .superRefine(({ operation, prompt, style_image_base64 }, context) => {
    if (operation === 'style_transfer') {
      if (style_image_base64 === undefined || style_image_base64.trim() === '')
        context.addIssue({ code: 'custom', message: 'style_transfer needs a style image' });
    } else if (prompt.trim() === '')
      context.addIssue({ code: 'custom', message: `Prompt is required for ${operation}` });
  });
export type ControlRequest = z.infer<typeof ControlRequest>;
