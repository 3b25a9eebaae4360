import type { ControlOperationId } from '@atelier/contracts/image-studio';
import type { ControlDraft } from './control-draft.ts';

/** The setting that tells most how closely the picture is followed, for each operation. */
const MAIN_STRENGTH = {
  sketch: 'strength',
  structure: 'strength',
  style: 'fidelity',
  style_transfer: 'styleStrength',
} as const satisfies Record<ControlOperationId, keyof ControlDraft>;

/** Strengths that are told apart at a glance. */
export const COMPARED_STRENGTHS = [0.3, 0.6, 0.9] as const;

/** The draft with another main strength. */
export function withStrength(draft: ControlDraft, strength: number): ControlDraft {
  return { ...draft, ...strengthChange(draft.operation, strength) };
}

/** What sets the main strength of an operation. */
export function strengthChange(operation: ControlOperationId, strength: number): Partial<ControlDraft> {
  return { [MAIN_STRENGTH[operation]]: strength };
}

/** The main strength, 0..1. */
export function strengthOf(draft: ControlDraft): number {
  return draft[MAIN_STRENGTH[draft.operation]];
}
