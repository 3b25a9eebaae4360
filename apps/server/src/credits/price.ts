import { AtelierError } from '@atelier/contracts';
import {
  CONTROL_PRICES,
  EDIT_PRICES,
  FACE_SWAP_MODELS,
  LARGE_PIXELS,
  type SizedPrice,
  shown,
  UPSCALE_PRICES,
} from '@atelier/contracts/image-studio';
import {
  providerRow,
  requireProvider,
  type SelectedModel,
  selectModel,
} from '../studio-catalogue/select-model.ts';
import { editModelPrice, selectEditModel } from './edit-model.ts';

/** What somebody wants to know the price of, as the API names it. */
export interface PriceQuestion {
  provider: string;
  model?: string | undefined;
  operation: string;
  count: number;
  /** Of what decides the price: the result of a generation or an outpainting, the source of other edits. */
  size?: { width: number; height: number } | undefined;
  /** Of a general edit: the picture, and those that are to be looked at besides. */
  pictures?: number | undefined;
  /** The providers that can be asked, where that decides who makes pictures from words. */
  configured?: ReadonlySet<string> | undefined;
}

/** The one price of some work: what is estimated, reserved and charged. */
export interface Price extends SelectedModel {
  operation: string;
  /** Credits for one picture, and for all. */
  each: number;
  total: number;
  sizeClass: 'base' | 'large';
}

const GENERATE_NAMES = [
  'generate',
  'create',
  'generation',
  'text-to-image',
  'text_to_image',
  'image_generation',
];
const FREE_OPERATIONS = ['social_optimize', 'compress', 'convert_format'];
const UPSCALE_MODES = ['fast', 'conservative', 'creative'] as const;
/** A target from this long side on is for the finer mode. */
const LARGE_TARGET_PX = 3000;
const CREDIT_DECIMALS = 2;

/**
 * The price of work (spec: image-studio-api.md sections 3 and 6).
 * @throws AtelierError `bad_request` for a provider, model or operation that nobody knows, or that do not go together
 */
export function priceOf(question: PriceQuestion): Price {
  const { operation, selected, price } = quote(question);
  const { width = 0, height = 0 } = question.size ?? {};
  const sizeClass = width * height > LARGE_PIXELS ? 'large' : 'base';
  const each = price[sizeClass];
  return { ...selected, operation, each, total: rounded(each * question.count), sizeClass };
}

export function rounded(credits: number): number {
  return Number(credits.toFixed(CREDIT_DECIMALS));
}

interface Quote {
  operation: string;
  selected: SelectedModel;
  price: SizedPrice;
}

function quote(question: PriceQuestion): Quote {
  const operation = question.operation.trim().toLowerCase().replaceAll(' ', '_');
  if (GENERATE_NAMES.includes(operation)) return quoteGeneration(question);
  if (operation === 'upscale') return quoteUpscale(question);
  if (operation === 'control') return quoteControl(question, question.model ?? 'sketch');
  if (controlNames().includes(operation)) return quoteControl(question, operation);
  if (operation === 'edit') return quoteAnyEdit(question);
  const edit = editOperationOf(operation);
  if (edit !== undefined) return quoteEdit(question, edit, question.model);
  if (operation === 'face_swap') return quoteFaceSwap(question);
  if (FREE_OPERATIONS.includes(operation)) return quoteFree(question, operation);
  throw bad(`Unknown operation: ${shown(question.operation)}. Use one of: ${operationNames().join(', ')}`);
}

function quoteGeneration({ provider, model, configured }: PriceQuestion): Quote {
  const isOpen = provider.trim().toLowerCase() === 'auto' && model === undefined;
  const found = selectModel({ provider, model, quality: 'standard' }, isOpen ? configured : undefined);
  const selected = { provider: found.provider, model: found.model };
  const row = providerRow(selected.provider).model_details[selected.model];
  if (row === undefined) throw new Error(`no price of ${selected.provider}/${selected.model}`);
  return { operation: 'generate', selected, price: row.credits };
}

function quoteUpscale({ provider, model = 'auto', size }: PriceQuestion): Quote {
  const name = model.trim().toLowerCase();
  const isLarge = Math.max(size?.width ?? 0, size?.height ?? 0) >= LARGE_TARGET_PX;
  const automatic = isLarge ? 'conservative' : 'fast';
  const mode = name === 'auto' ? automatic : UPSCALE_MODES.find((known) => known === name);
  if (mode === undefined)
    throw bad(`Unknown upscale mode: ${shown(model)}. Use one of: ${UPSCALE_MODES.join(', ')}, auto`);
  const row = UPSCALE_PRICES[mode];
  const selected = { provider: offeredBy(provider, row.provider, 'upscale'), model: mode };
  return { operation: 'upscale', selected, price: row.credits };
}

function quoteControl({ provider }: PriceQuestion, name: string): Quote {
  const operation = name.trim().toLowerCase();
  const row = CONTROL_PRICES[operation];
  if (row === undefined)
    throw bad(`Unknown control operation: ${shown(name)}. Use one of: ${controlNames().join(', ')}`);
  const selected = { provider: offeredBy(provider, row.provider, operation), model: operation };
  return { operation, selected, price: row.credits };
}

/** `edit`, whose model may name an operation or a model of general edits. */
function quoteAnyEdit(question: PriceQuestion): Quote {
  const { model } = question;
  const operation = model === undefined ? undefined : editOperationOf(model);
  return operation === undefined
    ? quoteEdit(question, 'general_edit', model)
    : quoteEdit(question, operation, undefined);
}

function quoteEdit(question: PriceQuestion, operation: string, model: string | undefined): Quote {
  if (operation === 'general_edit') {
    const { provider, size, pictures } = question;
    const row = selectEditModel({ provider, model, size, pictures });
    const selected = { provider: row.provider, model: row.id };
    return { operation, selected, price: editModelPrice(row, size) };
  }
  const row = EDIT_PRICES[operation];
  if (row === undefined) throw new Error(`no price of ${operation}`);
  const provider = offeredBy(question.provider, row.provider, operation);
  return { operation, selected: { provider, model: operation }, price: row.credits };
}

function quoteFaceSwap({ model }: PriceQuestion): Quote {
  const [cheapest] = FACE_SWAP_MODELS;
  const row =
    model === undefined ? cheapest : FACE_SWAP_MODELS.find(({ id }) => id === model.trim().toLowerCase());
  if (row === undefined)
    throw bad(
      `Unknown model '${shown(model ?? '')}' for face_swap. Available models: ${FACE_SWAP_MODELS.map(({ id }) => id).join(', ')}`,
    );
  return {
    operation: 'face_swap',
    selected: { provider: 'wavespeed', model: row.id },
    price: { base: row.credits, large: row.credits },
  };
}

function quoteFree({ provider }: PriceQuestion, operation: string): Quote {
  const named = provider.trim().toLowerCase() === 'auto' ? 'local' : requireProvider(provider);
  return { operation, selected: { provider: named, model: operation }, price: { base: 0, large: 0 } };
}

/** @throws AtelierError `bad_request` unless the named provider is the one that does it */
function offeredBy(named: string, by: string, operation: string): string {
  if (named.trim().toLowerCase() === 'auto') return by;
  const provider = requireProvider(named);
  if (provider === by) return by;
  throw bad(`Provider '${provider}' does not support operation '${operation}'`);
}

/** The id of an edit operation known by this id or alias; undefined when there is none. */
export function editOperationOf(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return Object.entries(EDIT_PRICES).find(
    ([id, { aliases }]) => id === wanted || aliases.includes(wanted),
  )?.[0];
}

function controlNames(): string[] {
  return Object.keys(CONTROL_PRICES);
}

function operationNames(): string[] {
  return [
    'generate',
    ...Object.keys(EDIT_PRICES),
    'edit',
    'upscale',
    ...controlNames(),
    'control',
    'face_swap',
    ...FREE_OPERATIONS,
  ];
}

function bad(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}
