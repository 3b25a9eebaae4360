import type { Hex } from './colour.ts';

/** What a scheme feels like, as far as prompts ask for it. */
export type Mood = 'calm' | 'lively' | 'elegant' | 'dark' | 'warm' | 'fresh' | 'soft' | 'retro' | 'festive';

/** Six colours that go together: two grounds, two strong ones, a light and a deep one. */
export interface Scheme {
  readonly moods: readonly Mood[];
  /** Of walls and skies, light. */
  readonly air: Hex;
  /** Of large shapes behind the subject. */
  readonly field: Hex;
  /** Of what the subject stands on. */
  readonly ground: Hex;
  readonly accent: Hex;
  /** Small lively spots. */
  readonly spark: Hex;
  /** Lettering, silhouettes, deep shade. */
  readonly deep: Hex;
}

export const SCHEMES: readonly Scheme[] = [
  scheme('calm fresh', '#e8f1ee', '#a9cfc4', '#d9e4d6', '#2f8f83', '#f2b36b', '#17433f'),
  scheme('warm soft', '#fdefe2', '#f7c9a5', '#efd6bd', '#e0703d', '#f6b73c', '#5a2a1c'),
  scheme('soft elegant', '#f8e9ea', '#eab9bf', '#f0d7d3', '#c75b7a', '#f4c27a', '#542239'),
  scheme('lively fresh', '#e3f2fd', '#8cc7f5', '#cfe6f7', '#2368d9', '#ffc53d', '#142a5c'),
  scheme('elegant calm', '#f1ece4', '#d3c3ae', '#e2d6c6', '#8b6a4a', '#c9a24b', '#31261d'),
  scheme('lively festive', '#fff2d8', '#ffc857', '#ffe0a3', '#e4484f', '#2ea8a0', '#3a1d4d'),
  scheme('dark elegant', '#323a5c', '#1f2748', '#2a3152', '#7c8cff', '#ffcf70', '#0d1128'),
  scheme('fresh calm', '#ecf5dd', '#b6d88a', '#d5e6b5', '#4a9142', '#ffb84d', '#1e3d22'),
  scheme('soft lively', '#efe8fb', '#c1aef0', '#ddd1f4', '#7549d1', '#ff9fb0', '#2c1a5e'),
  scheme('retro warm', '#f6e7c8', '#e3a75c', '#e8cfa0', '#c44a2c', '#2f7f7a', '#3d2a20'),
  scheme('lively soft', '#ffe9e4', '#ff9d85', '#ffcdbd', '#ef4e5b', '#ffd166', '#50203c'),
  scheme('calm soft', '#e6ebf2', '#aebfd6', '#cfd8e4', '#47688f', '#f0a580', '#1d2e47'),
  scheme('dark retro', '#4a2b5c', '#2d1b45', '#3a2350', '#ff5fa2', '#ffd35c', '#160b26'),
  scheme('festive warm', '#fbe4dd', '#d95d52', '#f0b9a4', '#b3262e', '#e9b949', '#3d1016'),
];

function scheme(
  moods: string,
  air: Hex,
  field: Hex,
  ground: Hex,
  accent: Hex,
  spark: Hex,
  deep: Hex,
): Scheme {
  const known: readonly Mood[] = [
    'calm',
    'lively',
    'elegant',
    'dark',
    'warm',
    'fresh',
    'soft',
    'retro',
    'festive',
  ];
  return { moods: known.filter((mood) => moods.includes(mood)), air, field, ground, accent, spark, deep };
}
