import type { OperationKindName } from '../../store/tables.ts';
import { flatLay } from './flat-lay.ts';
import type { OperationKind } from './kind.ts';
import { onFigure } from './on-figure.ts';
import { preparation } from './preparation.ts';
import { tryOn } from './try-on.ts';

/** Every kind of operation. A new kind is a row here and its own file. */
export const KINDS: { readonly [K in OperationKindName]: OperationKind<K> } = {
  flat_lay: flatLay,
  on_figure: onFigure,
  try_on: tryOn,
  preparation,
};
