import { expect, test } from 'vitest';
import { compose, fromAxisAngle, inverse, partialTurn, rotate, toAxisAngle, turnAbout } from './rotation.ts';
import { normalize, type Vector3 } from './vector.ts';

const AXES: readonly Vector3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  normalize([1, -2, 0.5]),
  normalize([-0.2, 0.4, -3]),
];

const close = (actual: readonly number[], expected: readonly number[]) => {
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 6);
};

test('positive turns go x to y to z to x', () => {
  close(rotate(turnAbout('z', 90), [1, 0, 0]), [0, 1, 0]);
  close(rotate(turnAbout('x', 90), [0, 1, 0]), [0, 0, 1]);
  close(rotate(turnAbout('y', 90), [0, 0, 1]), [1, 0, 0]);
});

test('axis and angle survive the matrix, half turns included', () => {
  for (const axis of AXES) {
    for (const radians of [0.01, 1, 3, Math.PI]) {
      const turn = fromAxisAngle(axis, radians);
      const found = toAxisAngle(turn);
      close(fromAxisAngle(found.axis, found.radians), turn);
    }
  }
});

test('partial turns add up and a turn and its inverse cancel', () => {
  for (const axis of AXES) {
    const turn = fromAxisAngle(axis, 2.2);
    close(compose(partialTurn(turn, 0.3), partialTurn(turn, 0.7)), turn);
    close(compose(inverse(turn), turn), turnAbout('x', 0));
    close(partialTurn(turn, 0), turnAbout('x', 0));
  }
});
