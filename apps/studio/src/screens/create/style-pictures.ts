const FILES = import.meta.glob<string>('./style-pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** The same scene in a style, as the built-in engine draws it; undefined for styles that came later. */
export function stylePicture(id: string): string | undefined {
  return FILES[`./style-pictures/${id}.webp`];
}
