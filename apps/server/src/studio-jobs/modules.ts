/** The parts of Image Studio, as `GET /health` names them. */
export const STUDIO_MODULES = [
  'create_studio',
  'templates',
  'providers',
  'edit_studio',
  'upscale_studio',
  'control_studio',
  'social_optimizer',
  'compression',
  'format_converter',
  'asset_library',
  'face_swap',
  'transform_studio',
] as const;
export type StudioModule = (typeof STUDIO_MODULES)[number];

/** Those that this version has; what they cannot do, they say. */
export const AVAILABLE_MODULES: readonly StudioModule[] = [
  'create_studio',
  'templates',
  'providers',
  'edit_studio',
  'upscale_studio',
  'control_studio',
  'social_optimizer',
  'compression',
  'format_converter',
  'asset_library',
];
