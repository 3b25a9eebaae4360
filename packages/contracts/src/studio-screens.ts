/**
 * Every screen of the web studio and its address: the server answers them with the studio's page, the studio routes by
 * them. `:name` is one part of a path.
 */
export const STUDIO_SCREENS = {
  home: '/',
  dashboard: '/image-studio',
  create: '/image-studio/create',
  edit: '/image-studio/edit',
  upscale: '/image-studio/upscale',
  control: '/image-studio/control',
  social: '/image-studio/social-optimizer',
  library: '/image-studio/asset-library',
  templates: '/image-studio/templates',
  compress: '/image-studio/compress',
  convert: '/image-studio/convert',
  products: '/products',
  product: '/products/:sku',
  flatLays: '/flat-lays',
  onFigure: '/on-figure',
  tryOn: '/try-on',
  queue: '/queue',
  usage: '/usage',
  keys: '/settings/keys',
  providers: '/settings/providers',
  settings: '/settings',
} as const;

export type StudioScreen = keyof typeof STUDIO_SCREENS;

/** Addresses from before, and where they lead now. */
export const FORMER_SCREENS = {
  '/image-generator': STUDIO_SCREENS.create,
  '/image-editor': STUDIO_SCREENS.edit,
  '/image-upscale': STUDIO_SCREENS.upscale,
  '/image-control': STUDIO_SCREENS.control,
  '/asset-library': STUDIO_SCREENS.library,
} as const;

/** Where the files of the built studio are served; their names change with their content. */
export const STUDIO_FILES_PATH = '/app';
