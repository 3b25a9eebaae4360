import { STUDIO_SCREENS, type StudioScreen } from '@atelier/contracts/studio-screens';
import { House, type LucideIcon } from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { navigationTexts } from '../texts/en/navigation.ts';

export type ScreenGroup = 'start' | 'products' | 'pictures' | 'assets' | 'account';

/** A screen of the studio: where it is, what it is called, how it is loaded. */
export interface ScreenEntry {
  screen: StudioScreen;
  path: string;
  label: string;
  icon: LucideIcon;
  group: ScreenGroup;
  /** Letters that lead there, as `g c`. */
  shortcut?: string;
  /** Screens without a place in the navigation are reached from others. */
  isListed: boolean;
  Component: LazyExoticComponent<ComponentType>;
}

type Loader = () => Promise<{ default: ComponentType }>;

function entry(
  screen: StudioScreen,
  group: ScreenGroup,
  icon: LucideIcon,
  load: Loader,
  options: { shortcut?: string; isListed?: boolean } = {},
): ScreenEntry {
  return {
    screen,
    path: STUDIO_SCREENS[screen],
    label: navigationTexts.screens[screen],
    icon,
    group,
    isListed: options.isListed ?? true,
    Component: lazy(load),
    ...(options.shortcut === undefined ? {} : { shortcut: options.shortcut }),
  };
}

/** All screens, in the order of the navigation. Adding a screen is a row here, its folder and its texts. */
export const SCREENS: readonly ScreenEntry[] = [
  entry('home', 'start', House, () => import('../screens/dashboard/Dashboard.tsx'), { shortcut: 'g h' }),
  entry('dashboard', 'start', House, () => import('../screens/dashboard/Dashboard.tsx'), { isListed: false }),
];
