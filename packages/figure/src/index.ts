export * from './body/person.ts';
export * from './data/figure-data.ts';
export * from './garment/garment.ts';
