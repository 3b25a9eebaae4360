import type { SkinWeights } from '../geometry/mesh.ts';
import type { Garment } from './garment.ts';

/** A piece of cloth that becomes part of a garment. */
export type ClothPiece = Pick<
  Garment,
  'positions' | 'quads' | 'skinWeights' | 'frontPlaces' | 'backPlaces' | 'side' | 'extent' | 'pin'
>;

/** Puts pieces into one mesh; they keep their own borders. */
export function joinPieces(pieces: readonly ClothPiece[]): ClothPiece {
  const floats = (of: (piece: ClothPiece) => Float32Array) => joinFloats(pieces.map(of));
  const quads: number[] = [];
  let first = 0;
  for (const piece of pieces) {
    for (const corner of piece.quads) quads.push(first + corner);
    first += piece.side.length;
  }
  return {
    positions: floats((piece) => piece.positions),
    quads: Uint32Array.from(quads),
    skinWeights: joinWeights(pieces.map(({ skinWeights }) => skinWeights)),
    frontPlaces: floats((piece) => piece.frontPlaces),
    backPlaces: floats((piece) => piece.backPlaces),
    side: floats((piece) => piece.side),
    extent: floats((piece) => piece.extent),
    pin: floats((piece) => piece.pin),
  };
}

function joinFloats(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinWeights(weights: readonly SkinWeights[]): SkinWeights {
  const joinBytes = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  return {
    bones: joinBytes(weights.map(({ bones }) => bones)),
    shares: joinBytes(weights.map(({ shares }) => shares)),
  };
}
