import { STUDIO_SCREENS, type StudioScreen } from '@atelier/contracts/studio-screens';
import {
  Coins,
  Cpu,
  House,
  Images,
  ImageUpscale,
  KeyRound,
  Layers,
  LayoutTemplate,
  ListOrdered,
  type LucideIcon,
  Minimize2,
  PersonStanding,
  Replace,
  Settings,
  Share2,
  Shirt,
  SlidersHorizontal,
  Sparkles,
  UserRound,
  Wand,
} from 'lucide-react';
import { navigationTexts } from '../texts/en/navigation.ts';

export type PlaceGroup = 'start' | 'products' | 'pictures' | 'assets' | 'account';

/** Where a screen stands in the navigation. */
interface Row {
  screen: StudioScreen;
  group: PlaceGroup;
  icon: LucideIcon;
  /** Letters that lead there, as `g c`. */
  shortcut?: string;
  /** Screens without a place in the navigation are reached from others. */
  isUnlisted?: true;
}

/** All screens, in the order of the navigation; what shows them is in `screens.ts`. */
const ROWS = [
  { screen: 'home', group: 'start', icon: House, shortcut: 'g h' },
  { screen: 'dashboard', group: 'start', icon: House, isUnlisted: true },
  { screen: 'products', group: 'products', icon: Shirt, shortcut: 'g p' },
  { screen: 'product', group: 'products', icon: Shirt, isUnlisted: true },
  { screen: 'flatLays', group: 'products', icon: Layers, shortcut: 'g f' },
  { screen: 'onFigure', group: 'products', icon: PersonStanding, shortcut: 'g o' },
  { screen: 'tryOn', group: 'products', icon: UserRound, shortcut: 'g t' },
  { screen: 'create', group: 'pictures', icon: Sparkles, shortcut: 'g c' },
  { screen: 'edit', group: 'pictures', icon: Wand, shortcut: 'g e' },
  { screen: 'upscale', group: 'pictures', icon: ImageUpscale, shortcut: 'g n' },
  { screen: 'control', group: 'pictures', icon: SlidersHorizontal, shortcut: 'g x' },
  { screen: 'queue', group: 'account', icon: ListOrdered, shortcut: 'g q' },
  { screen: 'social', group: 'pictures', icon: Share2, shortcut: 'g s' },
  { screen: 'compress', group: 'pictures', icon: Minimize2, shortcut: 'g m' },
  { screen: 'convert', group: 'pictures', icon: Replace, shortcut: 'g v' },
  { screen: 'usage', group: 'account', icon: Coins, shortcut: 'g u' },
  { screen: 'keys', group: 'account', icon: KeyRound, shortcut: 'g k' },
  { screen: 'providers', group: 'account', icon: Cpu },
  { screen: 'settings', group: 'account', icon: Settings, shortcut: 'g ,' },
  { screen: 'library', group: 'assets', icon: Images, shortcut: 'g l' },
  { screen: 'templates', group: 'assets', icon: LayoutTemplate, shortcut: 'g a' },
] as const satisfies readonly Row[];

/** The screens that there are. */
export type PlacedScreen = (typeof ROWS)[number]['screen'];

export interface Place extends Row {
  path: string;
  label: string;
}

export const PLACES: readonly Place[] = ROWS.map((row) => ({
  ...row,
  path: STUDIO_SCREENS[row.screen],
  label: navigationTexts.screens[row.screen],
}));

export const LISTED_PLACES: readonly Place[] = PLACES.filter(({ isUnlisted }) => isUnlisted !== true);
