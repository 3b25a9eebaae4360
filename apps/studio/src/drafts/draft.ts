import { useCallback, useSyncExternalStore } from 'react';

/** What people typed, kept in this browser so that nothing is lost by a reload or another screen. */
const PREFIX = 'atelier.draft.';
const cache = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** The stored fields that still have the shape of the initial ones. */
function readDraft<Draft extends object>(name: string, initial: Draft): Draft {
  const stored = parse(localStorage.getItem(PREFIX + name));
  const known = Object.entries(initial).map(([field, value]) => {
    const kept = stored[field];
    return [field, fits(kept, value) ? kept : value];
  });
  return { ...initial, ...Object.fromEntries(known) };
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A field that may be null may hold anything simple; the others keep their type. */
function fits(kept: unknown, initial: unknown): boolean {
  if (kept === undefined) return false;
  if (initial === null || kept === null) return initial === null;
  return typeof kept === typeof initial && Array.isArray(kept) === Array.isArray(initial);
}

/**
 * The draft of a studio: its fields, and a function that changes some of them. `initial` must be a constant; what it has
 * no field for is forgotten.
 * @example const [draft, edit] = useDraft('create', INITIAL); edit({ prompt: 'a mug' });
 */
export function useDraft<Draft extends object>(
  name: string,
  initial: Draft,
): readonly [Draft, (changes: Partial<Draft>) => void, () => void] {
  const read = useCallback((): Draft => {
    if (!cache.has(name)) cache.set(name, readDraft(name, initial));
    // Only this hook writes the cache, and under one name always one shape.
    return cache.get(name) as Draft;
  }, [name, initial]);
  const draft = useSyncExternalStore(subscribe, read);
  const edit = useCallback((changes: Partial<Draft>) => write(name, { ...read(), ...changes }), [name, read]);
  const reset = useCallback(() => write(name, initial), [name, initial]);
  return [draft, edit, reset];
}

/** Changes a draft from elsewhere, as when a template is sent to Create; the fields are those of its studio. */
export function writeDraft(name: string, changes: object): void {
  const stored = parse(localStorage.getItem(PREFIX + name));
  localStorage.setItem(PREFIX + name, JSON.stringify({ ...stored, ...changes }));
  cache.delete(name);
  for (const listener of listeners) listener();
}

function write(name: string, draft: object): void {
  cache.set(name, draft);
  localStorage.setItem(PREFIX + name, JSON.stringify(draft));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
