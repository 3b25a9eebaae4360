/** A picture that the server made, wherever it is shown: what can be done with it is the same everywhere. */
export interface ResultPicture {
  /** Unique on its screen. */
  id: string;
  /** The file, on this server. */
  url: string;
  /** A smaller one for lists, where there is one. */
  previewUrl?: string;
  alt: string;
  /** Name to save it under, without an extension. */
  name: string;
  width: number;
  height: number;
  /** Lines about it: model, seed, warnings. */
  facts?: readonly string[];
}
