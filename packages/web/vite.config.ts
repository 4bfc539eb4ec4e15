import { join } from 'node:path';

import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, defaultClientConditions, defineConfig, type Plugin } from 'vite';

const DEV_SERVER = 'http://127.0.0.1:5000';
const SERVED_PATHS = ['/api', '/ajax-api', '/v1', '/health', '/get-artifact', '/version'];

export default defineConfig({
  plugins: [react(), tailwindcss(), buildViewer()],
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
  server: { proxy: Object.fromEntries(SERVED_PATHS.map((path) => [path, DEV_SERVER])) },
});

/** After the app the page that saved traces are shown in, into the folder `viewer` beside it. */
function buildViewer(): Plugin {
  let outDir = 'dist';
  return {
    name: 'gander:build-viewer',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle(error?: Error) {
      if (error !== undefined) return;
      const configFile = join(import.meta.dirname, 'vite.viewer.config.ts');
      await build({ configFile, logLevel: 'error', build: { outDir: join(outDir, 'viewer'), emptyOutDir: true } });
    },
  };
}
