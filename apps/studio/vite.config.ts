import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** While developing, calls go to a server that runs beside (`npm start`). */
const SERVER = 'http://127.0.0.1:8080';
const CALLS = ['/api', '/studio/v1', '/v1', '/digital-try-on', '/account', '/files', '/presets', '/docs'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    assetsDir: 'app',
    // Pictures and fonts stay files: data URLs in styles are neither cached nor loaded when needed.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2023',
  },
  server: { proxy: Object.fromEntries(CALLS.map((path) => [path, SERVER])) },
});
