import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds `web/dist` for a strict content security policy: no inline script or style, no `data:` address, nothing from outside. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative addresses work behind a proxy that serves the page under a prefix.
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // `vite web` during development, beside `npm start`.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
