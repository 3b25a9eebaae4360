export { type Config, readConfig } from './config.ts';
export { type Outside, type RunningServer, startServer } from './main.ts';
export { runServer } from './run.ts';
