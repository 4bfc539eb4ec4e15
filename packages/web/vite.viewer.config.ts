import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/**
 * The viewer of saved traces: one HTML file with everything in it, that the server puts a trace into. Its content
 * security policy names its two scripts and its style by their hashes and allows no connection at all: nothing that a
 * span says can run, load or send anything, wherever the file is opened.
 */
export default defineConfig({
  plugins: [withoutWorkers(), react(), tailwindcss(), inlineAll()],
  resolve: { conditions: ['gander-source', ...defaultClientConditions] },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/viewer',
    emptyOutDir: true,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: 'viewer.html', output: { codeSplitting: false } },
  },
});

/** A file starts no worker: starting one throws, as where there are none, and what would be in it is left out. */
function withoutWorkers(): Plugin {
  return {
    name: 'gander:without-workers',
    enforce: 'pre',
    transform: (code) => (code.includes('new Worker(') ? code.replaceAll('new Worker(', 'new undefined(') : undefined),
  };
}

function inlineAll(): Plugin {
  return {
    name: 'gander:inline-all',
    // After the bundler has put in what it left open: code is final then, and so are its hashes.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        let script = '';
        let style = '';
        let page: { source: string | Uint8Array } | undefined;
        for (const [fileName, file] of Object.entries(bundle)) {
          if (file.type === 'chunk') script += toInlineScript(file.code);
          else if (fileName.endsWith('.css')) style += String(file.source);
          else if (fileName.endsWith('.html')) page = file;
          else throw new Error(`The viewer would not be one file: ${fileName} is left over.`);
          if (!fileName.endsWith('.html')) delete bundle[fileName];
        }
        if (page === undefined || script === '' || style === '') throw new Error('The viewer lacks a part.');
        const early = readFileSync(join(import.meta.dirname, 'public/before-first-paint.js'), 'utf8');
        page.source = toOneFile(String(page.source), { script, style, early });
      },
    },
  };
}

interface Parts {
  readonly script: string;
  readonly style: string;
  /** Runs before the first paint. */
  readonly early: string;
}

const HEAD_END = '</head>';
const BODY_END = '</body>';

function toOneFile(html: string, { script, style, early }: Parts): string {
  const policy = [
    "default-src 'none'",
    `script-src ${toSource(early)} ${toSource(script)}`,
    `style-src ${toSource(style)}`,
    'img-src data: blob:',
    'media-src data: blob:',
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const bare = html
    .replaceAll(/<script\b[^>]*\bsrc=[^>]*><\/script>\s*/g, '')
    .replaceAll(/<link\b[^>]*\brel="(?:stylesheet|modulepreload)"[^>]*>\s*/g, '');
  if (!bare.includes('<!--gander-parts-->')) throw new Error('viewer.html has no place for the trace.');
  const [head = '', rest = ''] = bare.split(HEAD_END);
  const [body = '', end = ''] = rest.split(BODY_END);
  // Policies count from where they stand: before any script. By concatenation, since a bundle is full of `$&`.
  const charset = '<meta charset="utf-8" />';
  const [before = '', after = ''] = head.split(charset);
  return [
    before,
    charset,
    `\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    after,
    `<style>${style}</style>\n<script>${early}</script>\n`,
    HEAD_END,
    body,
    `<script type="module">${script}</script>\n`,
    BODY_END,
    end,
  ].join('');
}

function toSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Inside of strings only, where the escaped form is the same text. */
function toInlineScript(code: string): string {
  return code.replaceAll(/<(?=\/script)/gi, '\\x3C').replaceAll('<!--', '\\x3C!--');
}
