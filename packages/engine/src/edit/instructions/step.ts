import type { GradeName } from '../adjust/grades.ts';
import type { LightSide } from '../types.ts';

/** One thing that a sentence asks for. Amounts: 1 = clearly to be seen, 0.5 = slightly, 2 = strongly. */
export type Step =
  | { readonly kind: 'grade'; readonly grade: GradeName; readonly amount: number }
  | {
      readonly kind: 'blur' | 'blur background' | 'sharpen' | 'denoise' | 'vignette' | 'grain';
      readonly amount: number;
    }
  | { readonly kind: 'enhance' | 'remove background' }
  | { readonly kind: 'rotate'; readonly degrees: number }
  | { readonly kind: 'flip'; readonly axis: 'horizontal' | 'vertical' }
  | { readonly kind: 'crop'; readonly ratio: number }
  | { readonly kind: 'remove'; readonly phrase: string }
  | { readonly kind: 'recolour'; readonly phrase: string; readonly prompt: string }
  | { readonly kind: 'replace'; readonly phrase: string; readonly prompt: string }
  | { readonly kind: 'background'; readonly prompt: string }
  | { readonly kind: 'light'; readonly side: LightSide };

/** What a sentence asks for, in its order, and what of it is not understood. */
export interface Instructions {
  readonly steps: readonly Step[];
  readonly unknown: readonly string[];
}
