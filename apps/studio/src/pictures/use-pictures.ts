import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { PictureFile } from './picture-file.ts';
import { loadPictures, storePictures } from './picture-store.ts';

/** A picture with an address to show it by. */
export interface ShownPicture extends PictureFile {
  url: string;
}

interface Slot {
  /** Null until they were read from the store. */
  pictures: readonly ShownPicture[] | null;
}

const EMPTY: Slot = { pictures: null };
const slots = new Map<string, Slot>();
const listeners = new Set<() => void>();

function write(slot: string, pictures: readonly ShownPicture[]): void {
  const kept = new Set(pictures.map(({ url }) => url));
  for (const { url } of slots.get(slot)?.pictures ?? []) if (!kept.has(url)) URL.revokeObjectURL(url);
  slots.set(slot, { pictures });
  for (const listener of listeners) listener();
}

async function change(
  slot: string,
  edit: (pictures: readonly ShownPicture[]) => readonly ShownPicture[],
): Promise<void> {
  const before = slots.get(slot)?.pictures ?? (await loadPictures(slot)).map(show);
  const pictures = edit(slots.get(slot)?.pictures ?? before);
  write(slot, pictures);
  await storePictures(
    slot,
    pictures.map(({ url: _, ...file }) => file),
  );
}

function show(file: PictureFile): ShownPicture {
  return { ...file, url: URL.createObjectURL(file.blob) };
}

/** What a studio's slot for pictures offers. */
export interface Pictures {
  pictures: readonly ShownPicture[];
  /** The only or the first one. */
  first: ShownPicture | null;
  /** False for the moment until the kept pictures are there. */
  isReady: boolean;
  add: (files: readonly PictureFile[]) => void;
  /** Puts these in the place of all. */
  replace: (files: readonly PictureFile[]) => void;
  remove: (id: string) => void;
  /** Moves one to a place in the order. */
  move: (id: string, place: number) => void;
}

/**
 * The user's own pictures in a slot, as `edit.source`. They survive a reload, and are there for every component that
 * names the slot.
 */
export function usePictures(slot: string): Pictures {
  const { pictures } = useSyncExternalStore(subscribe, () => slots.get(slot) ?? EMPTY);
  useEffect(() => {
    if (!slots.has(slot)) void change(slot, (kept) => kept);
  }, [slot]);
  return {
    pictures: pictures ?? [],
    first: pictures?.[0] ?? null,
    isReady: pictures !== null,
    add: useCallback((files) => void change(slot, (kept) => [...kept, ...files.map(show)]), [slot]),
    replace: useCallback((files) => void change(slot, () => files.map(show)), [slot]),
    remove: useCallback((id) => void change(slot, (kept) => kept.filter((one) => one.id !== id)), [slot]),
    move: useCallback(
      (id, place) =>
        void change(slot, (kept) => {
          const moved = kept.filter((one) => one.id === id);
          return kept.filter((one) => one.id !== id).toSpliced(place, 0, ...moved);
        }),
      [slot],
    ),
  };
}

/** Puts a picture into a slot from elsewhere, in the place of what was there. */
export function putPicture(slot: string, file: PictureFile): Promise<void> {
  return putPictures(slot, [file]);
}

/** Puts several pictures into a slot from elsewhere, in the place of what was there. */
export function putPictures(slot: string, files: readonly PictureFile[]): Promise<void> {
  return change(slot, () => files.map(show));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
