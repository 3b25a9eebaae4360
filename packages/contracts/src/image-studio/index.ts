export * from './fields.ts';
export * from './platforms.ts';
export * from './providers.ts';
export * from './templates.ts';
