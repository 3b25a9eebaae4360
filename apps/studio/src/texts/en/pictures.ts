const mebibytes = (bytes: number) =>
  `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MB`;

/** Words around the user's own pictures. */
export const pictureTexts = {
  drop: 'Drop a picture here',
  dropSeveral: 'Drop pictures here',
  choose: 'choose a file',
  paste: 'or paste it',
  fromLibrary: 'From library',
  limits: (maxBytes: number) => `PNG, JPEG, WebP, GIF, AVIF, TIFF or BMP, up to ${mebibytes(maxBytes)}`,
  replace: 'Replace',
  remove: 'Remove',
  addMore: 'Add pictures',
  moreThan: (most: number) => `At most ${most} pictures fit here; the others were left out.`,
  facts: (width: number, height: number, bytes: string) =>
    width === 0 ? bytes : `${width} × ${height} px · ${bytes}`,
  wrongType: (name: string) =>
    `“${name}” is no picture that can be read here. Use PNG, JPEG, WebP, GIF, AVIF, TIFF or BMP.`,
  isEmpty: (name: string) => `“${name}” is empty.`,
  tooLarge: (name: string, bytes: number, most: number) =>
    `“${name}” has ${mebibytes(bytes)}; the most is ${mebibytes(most)}. Save it smaller or as JPEG.`,
  tooManyPixels: (name: string, width: number, height: number) =>
    `“${name}” has ${width} × ${height} pixels; the most are 64 megapixels and 16,384 a side.`,
  undecodable: (name: string) => `“${name}” is damaged or in another format than its name says.`,
  library: 'Choose from the library',
  libraryEmpty: 'The library is empty',
  libraryEmptyHint: 'Everything you make in the studios is kept here.',
  more: 'Show more',
  sendTo: 'Send to',
  download: 'Download',
  downloadAs: (format: string) => `Download as ${format}`,
  builtInEngine: 'Built-in engine',
  seed: (seed: number) => `Seed ${seed}`,
  numbered: (number: number) => `Picture ${number}`,
  open: 'Open large',
  place: (place: number, count: number) => `${place} of ${count}`,
  previous: 'Previous picture',
  next: 'Next picture',
  favourite: 'Keep as favourite',
  unfavourite: 'No favourite any more',
  copied: 'The picture is in the clipboard.',
  copy: 'Copy picture',
  sendFailed: 'The picture could not be sent on.',
  originalOf: (name: string) => `Your picture ${name}`,
  unnamed: 'picture',
};
