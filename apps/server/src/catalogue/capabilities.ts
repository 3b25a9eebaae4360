import { FlatLayImageType, OnFigureImageType, type SkuCapabilities } from '@atelier/contracts';
import type { ReadinessRow } from '../store/sku-readiness.ts';
import type { SkuCapability } from '../store/tables.ts';

/** Capabilities that are on or off. */
export const SWITCHES = ['try_on', 'outfit_recommendations', 'size_and_fit'] as const;
export type Switch = (typeof SWITCHES)[number];

/** What a row of the readiness table stands for. */
interface Wanted {
  capability: SkuCapability;
  /** Names the picture within its list; empty for switches. */
  variant: string;
  position: number;
  isOn: boolean;
}

/** How an off-figure picture is named among the variants of its capability. */
export const offFigureVariant = ({ flat_lay_type, viewpoint }: FlatLayImageType) =>
  `${flat_lay_type}/${viewpoint}`;
const onFigureVariant = ({ viewpoint, pose }: OnFigureImageType) => `${viewpoint}/${pose}`;

/** The image type that a variant of `off_figure_product_images` names. */
export function offFigureType(variant: string): FlatLayImageType {
  const [flat_lay_type, viewpoint] = variant.split('/');
  return FlatLayImageType.parse({ flat_lay_type, viewpoint });
}

/** The image type that a variant of `on_figure_product_images` names. */
export function onFigureType(variant: string): OnFigureImageType {
  const [viewpoint, pose] = variant.split('/');
  return OnFigureImageType.parse({ viewpoint, pose });
}

/** Capabilities as rows: one per switch, one per picture. */
export function wantedRows(capabilities: SkuCapabilities): Wanted[] {
  return [
    ...SWITCHES.map((capability) => ({
      capability,
      variant: '',
      position: 0,
      isOn: capabilities[capability],
    })),
    ...capabilities.off_figure_product_images.map((imageType, position) => ({
      capability: 'off_figure_product_images' as const,
      variant: offFigureVariant(imageType),
      position,
      isOn: true,
    })),
    ...capabilities.on_figure_product_images.map((imageType, position) => ({
      capability: 'on_figure_product_images' as const,
      variant: onFigureVariant(imageType),
      position,
      isOn: true,
    })),
  ];
}

/** What is to happen to the rows of a SKU. */
export interface ReadinessChange {
  insert: ReadinessRow[];
  change: ReadinessRow[];
  remove: ReadinessRow[];
  /** Operations whose pictures nobody wants any more. */
  discard: string[];
}

/**
 * From the present rows to the capabilities that are wanted now. What stays wanted stays as it is, unless it has
 * failed: then it is tried again.
 */
export function replaceCapabilities(
  skuInternalId: string,
  present: ReadinessRow[],
  capabilities: SkuCapabilities,
  at: Date,
): ReadinessChange {
  const wanted = wantedRows(capabilities);
  const same = (a: Pick<Wanted, 'capability' | 'variant'>, b: Pick<Wanted, 'capability' | 'variant'>) =>
    a.capability === b.capability && a.variant === b.variant;
  const found = wanted.map((wish) => ({ wish, row: present.find((row) => same(row, wish)) }));
  const insert = found.flatMap(({ wish, row }) =>
    row === undefined ? [newRow(skuInternalId, wish, at)] : [],
  );
  const change = found.flatMap(({ wish, row }) => {
    const next = row && nextRow(row, wish, at);
    return next === undefined || next === row ? [] : [next];
  });
  const remove = present.filter((row) => !wanted.some((wish) => same(row, wish)));
  const restarted = present.filter((row) =>
    change.some((next) => same(next, row) && next.operation_id !== row.operation_id),
  );
  const discard = [...remove, ...restarted].flatMap((row) =>
    row.operation_id === null ? [] : [row.operation_id],
  );
  return { insert, change, remove, discard };
}

function newRow(
  skuInternalId: string,
  { capability, variant, position, isOn }: Wanted,
  at: Date,
): ReadinessRow {
  return {
    sku_internal_id: skuInternalId,
    capability,
    variant,
    position,
    status: isOn ? 'preparing' : 'absent',
    error_message: null,
    updated_at: at,
    operation_id: null,
  };
}

/** The row itself when nothing about it changes. */
function nextRow(row: ReadinessRow, { position, isOn }: Wanted, at: Date): ReadinessRow {
  const moved = position === row.position ? row : { ...row, position };
  const isNews = isOn ? row.status === 'absent' || row.status === 'failed' : row.status !== 'absent';
  if (!isNews) return moved;
  const status = isOn ? 'preparing' : 'absent';
  return { ...moved, status, error_message: null, updated_at: at, operation_id: null };
}
