import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { type FigureData, readFigureData } from '@atelier/figure';

const FILE = '@atelier/figure/data/figure.bin.br';
const decompress = promisify(brotliDecompress);

let loading: Promise<FigureData> | undefined;

/** What every figure is made from; read at the first call, then shared. About 19 MB. */
export function loadFigureData(): Promise<FigureData> {
  loading ??= readFile(fileURLToPath(import.meta.resolve(FILE)))
    .then(decompress)
    .then(readFigureData);
  return loading;
}
