import type { ArtSet } from '../art/art-sets.ts';
import type { FinishName } from '../finish/finishes.ts';
import type { FontName } from '../lettering/fonts.ts';
import type { Light } from '../palette/palette.ts';
import type { Mood } from '../palette/schemes.ts';
import type { ShadowStyle } from '../scene/shadows.ts';
import type { SceneName } from '../settings/paint-setting.ts';
import type { Treatment } from './treatments.ts';

/** How a picture is made: which art, which scene, how sheets are put together, what happens to the whole. */
export interface Style {
  readonly art: ArtSet;
  readonly shadow: ShadowStyle;
  /** Whether light and shade are put on flat art. */
  readonly isModelled: boolean;
  readonly treatment: Treatment;
  /** In the order in which they are applied. */
  readonly finishes: readonly FinishName[];
  /** Things added to those of the prompt, at most. */
  readonly companions: number;
  /** Multiplies the chroma of scheme colours. */
  readonly chroma: number;
  readonly font: FontName;
  /** Instead of the setting of the prompt. */
  readonly scene: SceneName | null;
  /** Where the prompt names no setting. */
  readonly usually: SceneName | null;
  readonly light: Light | null;
  /** Added to those of the prompt. */
  readonly moods: readonly Mood[];
  /** Shares of the unit: how much far sheets are blurred. */
  readonly depthBlur: number;
  /** 0..1: how far the farthest sheets fade into the air. */
  readonly haze: number;
  /** Whether the preset asks for a photo, which this engine cannot take. */
  readonly wantsPhoto: boolean;
}

const FLAT: Style = {
  art: 'flat',
  shadow: 'flat',
  isModelled: false,
  treatment: 'plain',
  finishes: [],
  companions: 3,
  chroma: 1,
  font: 'poppins',
  scene: null,
  usually: null,
  light: null,
  moods: [],
  depthBlur: 0,
  haze: 0.12,
  wantsPhoto: false,
};
const RICH: Style = {
  ...FLAT,
  art: 'detailed',
  shadow: 'soft',
  isModelled: true,
  haze: 0.25,
  depthBlur: 0.003,
  finishes: ['light', 'grain'],
};
/** The nearest honest thing to a photo: modelled art in a lit set with depth of field and film grain. */
const PHOTO: Style = {
  ...RICH,
  art: 'round',
  depthBlur: 0.016,
  haze: 0.3,
  finishes: ['light', 'film'],
  wantsPhoto: true,
};
const ROUND: Style = { ...RICH, art: 'round', depthBlur: 0.008, finishes: ['light'] };
const PAINTED: Style = { ...RICH, isModelled: false, depthBlur: 0, font: 'playfair' };

/** One style for each preset of the Image Studio API. */
export const STYLES: Readonly<Record<string, Style>> = {
  photographic: PHOTO,
  cinematic: { ...PHOTO, depthBlur: 0.022, moods: ['dark'], light: 'dusk', finishes: ['light', 'cinema'] },
  'analog-film': { ...PHOTO, moods: ['retro'], finishes: ['light', 'faded', 'film'] },
  enhance: { ...RICH, chroma: 1.15, finishes: ['light'] },
  'black-and-white': { ...PHOTO, finishes: ['light', 'monochrome', 'film'] },
  'product-studio': { ...PHOTO, scene: 'studio', companions: 1 },
  lifestyle: { ...PHOTO, moods: ['warm'] },
  editorial: { ...PHOTO, moods: ['elegant'], companions: 1, font: 'playfair' },
  'food-photography': { ...PHOTO, usually: 'table', moods: ['warm'] },
  'portrait-studio': { ...PHOTO, scene: 'studio', companions: 0, moods: ['calm'] },
  fashion: { ...PHOTO, usually: 'studio', companions: 1, moods: ['elegant'], font: 'playfair' },
  architectural: { ...PHOTO, companions: 0, moods: ['calm'] },
  'interior-design': { ...PHOTO, scene: 'room', moods: ['calm'] },
  'digital-art': { ...RICH, chroma: 1.2, moods: ['lively'] },
  '3d-model': { ...ROUND, usually: 'studio', companions: 2, chroma: 1.2 },
  'low-poly': { ...RICH, finishes: ['facets'] },
  isometric: { ...FLAT, scene: 'isometric', companions: 1, shadow: 'flat' },
  'pixel-art': { ...FLAT, finishes: ['pixels'], font: 'pixel' },
  'neon-punk': { ...FLAT, light: 'night', moods: ['dark'], finishes: ['neon'], font: 'archivo' },
  cyberpunk: {
    ...RICH,
    scene: 'city',
    light: 'night',
    moods: ['dark', 'retro'],
    finishes: ['cyber'],
    font: 'archivo',
  },
  vaporwave: {
    ...ROUND,
    scene: 'grid-sunset',
    light: 'dusk',
    moods: ['retro'],
    companions: 1,
    finishes: ['pastel', 'scanlines'],
    font: 'archivo',
  },
  steampunk: { ...PAINTED, moods: ['retro', 'dark'], light: 'dusk', finishes: ['sepia', 'grain'] },
  'tile-texture': { ...FLAT, scene: 'tiles', shadow: 'none' },
  anime: { ...RICH, chroma: 1.25, moods: ['lively'], finishes: ['cel'] },
  'comic-book': { ...FLAT, chroma: 1.25, moods: ['lively'], finishes: ['comic'], font: 'archivo' },
  'fantasy-art': { ...PAINTED, light: 'dusk', finishes: ['bloom', 'oil'] },
  'line-art': { ...FLAT, companions: 2, finishes: ['lines'] },
  'vector-illustration': { ...FLAT, art: 'detailed' },
  'flat-design': { ...FLAT, usually: 'shapes', companions: 2 },
  minimalist: { ...FLAT, scene: 'shapes', companions: 0, chroma: 0.75, moods: ['calm'] },
  infographic: { ...FLAT, scene: 'infographic', companions: 0 },
  sticker: { ...FLAT, scene: 'dots', art: 'detailed', treatment: 'sticker', shadow: 'none', companions: 2 },
  doodle: { ...FLAT, companions: 2, finishes: ['doodle'], font: 'caveat' },
  'childrens-book': {
    ...PAINTED,
    moods: ['soft', 'warm'],
    chroma: 1.1,
    finishes: ['crayon'],
    font: 'caveat',
  },
  corporate: { ...FLAT, moods: ['fresh', 'calm'], companions: 2 },
  'oil-painting': { ...PAINTED, finishes: ['oil'] },
  watercolor: {
    ...PAINTED,
    moods: ['soft', 'fresh'],
    shadow: 'flat',
    finishes: ['watercolour'],
    font: 'caveat',
  },
  'ink-wash': { ...PAINTED, companions: 1, finishes: ['ink-wash'] },
  'charcoal-sketch': { ...PAINTED, companions: 1, finishes: ['charcoal'] },
  impressionist: { ...PAINTED, chroma: 1.2, moods: ['lively'], finishes: ['dabs'] },
  'pop-art': {
    ...FLAT,
    scene: 'rays',
    chroma: 1.3,
    moods: ['lively'],
    companions: 0,
    finishes: ['pop'],
    font: 'archivo',
  },
  'art-deco': {
    ...FLAT,
    art: 'detailed',
    scene: 'fan-poster',
    moods: ['elegant'],
    companions: 0,
    font: 'playfair',
    finishes: ['grain'],
  },
  'art-nouveau': {
    ...PAINTED,
    scene: 'garland',
    moods: ['elegant', 'warm'],
    companions: 0,
    finishes: ['cel', 'grain'],
  },
  'vintage-poster': {
    ...FLAT,
    art: 'detailed',
    moods: ['retro'],
    companions: 1,
    finishes: ['poster', 'grain'],
    font: 'archivo',
  },
  surreal: { ...RICH, usually: 'sky', light: 'dusk', moods: ['soft'], companions: 2 },
  abstract: { ...FLAT, scene: 'shapes', finishes: ['cubist'], chroma: 1.2, moods: ['lively'] },
  'stained-glass': { ...FLAT, finishes: ['stained-glass'], chroma: 1.3, moods: ['lively'] },
  origami: { ...FLAT, usually: 'studio', companions: 1, finishes: ['folds'] },
  'paper-cut': { ...FLAT, treatment: 'paper', shadow: 'none', finishes: ['paper-grain'], companions: 2 },
  'modeling-compound': {
    ...ROUND,
    treatment: 'plain',
    moods: ['lively'],
    companions: 2,
    finishes: ['light', 'clay'],
  },
  collage: {
    ...FLAT,
    art: 'detailed',
    treatment: 'collage',
    shadow: 'none',
    moods: ['retro'],
    finishes: ['paper-grain'],
  },
};

/** What is drawn without a preset. */
export const DEFAULT_STYLE: Style = RICH;
