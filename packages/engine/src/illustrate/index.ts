export { type Illustration, type IllustrationOrder, illustrate } from './illustrate.ts';
export type { SafeZone } from './scene/layout.ts';
