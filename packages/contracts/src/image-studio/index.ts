export * from './answers.ts';
export * from './fields.ts';
export * from './operations.ts';
export * from './platforms.ts';
export * from './providers.ts';
export * from './requests.ts';
export * from './templates.ts';
export * from './work.ts';
