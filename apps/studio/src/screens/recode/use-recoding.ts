import type { AtelierFailure } from '@atelier/sdk';
import { useEffect, useRef, useState } from 'react';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { toFailure } from '../../work/use-work.ts';
import type { Recode, Recoded } from './recoding.ts';

/** One file of a run. */
export interface Row {
  picture: ShownPicture;
  /** Null until it is there. */
  made: (Recoded & { url: string }) | null;
  failure: AtelierFailure | null;
}

export interface Recoding {
  rows: readonly Row[];
  isBusy: boolean;
  start: (pictures: readonly ShownPicture[], recode: Recode) => void;
  stop: () => void;
}

/** Writes pictures anew one after the other, each shown as soon as it is there; one that fails leaves the others alone. */
export function useRecoding(): Recoding {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [isBusy, setBusy] = useState(false);
  const run = useRef(0);
  const urls = useRef<string[]>([]);
  useEffect(
    () => () => {
      run.current++;
      for (const url of urls.current) URL.revokeObjectURL(url);
    },
    [],
  );
  const start = async (pictures: readonly ShownPicture[], recode: Recode) => {
    const own = ++run.current;
    for (const url of urls.current.splice(0)) URL.revokeObjectURL(url);
    setRows(pictures.map((picture) => ({ picture, made: null, failure: null })));
    setBusy(true);
    for (const [index, picture] of pictures.entries()) {
      const row = await recodeOne(picture, recode);
      if (run.current !== own) return;
      if (row.made !== null) urls.current.push(row.made.url);
      setRows((before) => before.with(index, row));
    }
    setBusy(false);
  };
  const stop = () => {
    run.current++;
    setRows((before) => before.filter(({ made, failure }) => made !== null || failure !== null));
    setBusy(false);
  };
  return { rows, isBusy, start: (pictures, recode) => void start(pictures, recode), stop };
}

async function recodeOne(picture: ShownPicture, recode: Recode): Promise<Row> {
  try {
    const made = await recode(picture);
    return { picture, made: { ...made, url: URL.createObjectURL(made.blob) }, failure: null };
  } catch (error) {
    return { picture, made: null, failure: toFailure(error) };
  }
}
