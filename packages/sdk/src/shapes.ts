import type { components as Account } from './generated/account.ts';
import type {
  components as ImageStudio,
  operations as ImageStudioOperations,
} from './generated/image-studio.ts';
import type { components as Studio } from './generated/studio.ts';
import type { components as Unified, operations as UnifiedOperations } from './generated/unified.ts';

/** The JSON of a successful answer of an operation of a generated description. */
type AnswerOf<Operation extends { responses: Record<number, unknown> }> =
  Operation['responses'][200] extends { content: { 'application/json': infer Body } } ? Body : never;
/** The JSON that an operation takes. */
type BodyOf<Operation extends { requestBody?: unknown }> =
  NonNullable<Operation['requestBody']> extends { content: { 'application/json': infer Body } }
    ? Body
    : never;

// Names for the shapes that programs handle most; everything else is in the `paths` of each API.
export type ActivityItem = Account['schemas']['ActivityItem'];
export type ActivityPage = Account['schemas']['ActivityPage'];
export type AccountSettings = Account['schemas']['AccountSettings'];
export type Session = Account['schemas']['SessionView'];
export type OperationStatus = Studio['schemas']['OperationStatus'];
export type Picture = Studio['schemas']['AiutaImage'];
export type FlatLayOrder = Studio['schemas']['FlatLayRequestInput'];
export type FlatLay = Studio['schemas']['FlatLayOperation'];
export type OnFigureOrder = Studio['schemas']['OnFigureRequestInput'];
export type OnFigure = Studio['schemas']['OnFigureOperation'];
export type ModelSettings = Studio['schemas']['OnFigureModelSettings'];
export type ModelPreset = Studio['schemas']['OnFigureModelPreset'];
export type TryOn = NonNullable<AnswerOf<UnifiedOperations['getSkuTryOn']>>;
export type Asset = ImageStudio['schemas']['Asset'];
export type Job = AnswerOf<ImageStudioOperations['getJob']>;
export type Credits = AnswerOf<ImageStudioOperations['getCredits']>;
export type Template = AnswerOf<ImageStudioOperations['getTemplate']>;
export type StylePreset = AnswerOf<ImageStudioOperations['listStylePresets']>['presets'][number];
export type CreateOrder = BodyOf<ImageStudioOperations['createImages']>;
export type SocialOrder = BodyOf<ImageStudioOperations['optimizeForPlatforms']>;
export type SkuItem = Unified['schemas']['SkuItem'];
