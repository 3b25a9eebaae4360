import sharp from 'sharp';

/**
 * libvips brings more loaders than we vouch for (SVG, PDF, raw dumps…). They are switched off for the whole process,
 * so that not even a file that fools `sniff` reaches one.
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadTiffBuffer',
  ],
});
