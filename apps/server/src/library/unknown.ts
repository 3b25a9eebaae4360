import { AtelierError } from '@atelier/contracts';

/** What is said of an asset that nobody has, or somebody else. */
export function unknownAsset(id: number): AtelierError {
  return new AtelierError('not_found', { message: `Asset not found: ${id}` });
}
