import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const DEV_SERVER = 'http://127.0.0.1:5000';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Source of the sibling packages, so that a build of the UI needs no build before it.
  resolve: { conditions: ['gander-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    sourcemap: true,
    // The content security policy forbids inline scripts, styles and data: modules.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The budget is 250 kB gzipped for the first load; the browser tests measure it.
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': DEV_SERVER, '/v1': DEV_SERVER, '/health': DEV_SERVER } },
});
