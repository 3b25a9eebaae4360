import { likenessRole, type Wish } from './honour.ts';
import { ROLES } from './operation.ts';
import type { OperationSpec } from './spec.ts';

/**
 * The model of a provider that is to grant a wish: the named one; else the first that takes all of its pictures, and can
 * be shown the person of a series from its first picture on, so that one model makes all of them; else the first.
 * Undefined when none does the operation.
 * @param name a model's; anything else leaves the choice open
 */
export function modelFor(
  specs: readonly OperationSpec[],
  wish: Pick<Wish, 'operation' | 'images' | 'likeness'>,
  name: string,
): OperationSpec | undefined {
  const able = specs.filter(({ operation }) => operation === wish.operation);
  return able.find(({ model }) => model === name) ?? able.find((spec) => takesAll(spec, wish)) ?? able[0];
}

function takesAll(spec: OperationSpec, { images, likeness }: Pick<Wish, 'images' | 'likeness'>): boolean {
  const hasRoom = ROLES.every((role) => {
    const given = images.filter((image) => image.role === role).length;
    if (role === 'mask' && spec.mask === 'composited') return true;
    const [min, max] = spec.inputs[role]?.count ?? [0, 0];
    return given >= min && given <= max;
  });
  const isShown =
    likeness === undefined || likenessRole(spec, { ...likeness, isFaceSeen: true }) !== undefined;
  return hasRoom && isShown;
}
