/** The parts of Image Studio that this version has, as `GET /health` names them; what they cannot do, they say. */
export const AVAILABLE_MODULES = [
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
] as const;

/** Those, and the parts that only providers have, or nobody yet. */
export const STUDIO_MODULES = [...AVAILABLE_MODULES, 'face_swap', 'transform_studio'] as const;
export type StudioModule = (typeof STUDIO_MODULES)[number];
