import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Gander</title>
<h1>The server runs; its web pages are not built.</h1><p>In a checkout, <code>npm start</code> builds them.</p>`;

/** Longer than it takes to send the page, shorter than a browser takes to load what is in it. */
const PAGE_SENT_MS = 30;

export interface StaticWebDeps {
  readonly webRoot: string | undefined;
  readonly onPage: () => void;
}

/** The built UI: hashed files for ever, and `index.html` for every address that the UI itself routes. */
export function createStaticWeb({ webRoot, onPage }: StaticWebDeps): Hono {
  const app = new Hono();
  const indexPath = webRoot === undefined ? undefined : join(webRoot, 'index.html');
  if (webRoot === undefined || indexPath === undefined || !existsSync(indexPath)) {
    return app.get('/', (context) => context.html(NOT_BUILT));
  }
  app.use('/assets/*', keepForever, serveStatic({ root: webRoot, precompressed: true }));
  const replyPage = async (context: Context) => {
    // When the page is on its way: who loads code meanwhile holds it up.
    setTimeout(onPage, PAGE_SENT_MS).unref();
    return context.html(await readFile(indexPath, 'utf8'), 200, { 'cache-control': 'no-cache' });
  };
  app.get('/index.html', replyPage);
  app.use('/:file{[^/]+\\.[a-z0-9]+}', serveStatic({ root: webRoot }));
  app.get('*', async (context, next) => {
    if (context.req.path === '/' || isForPerson(context)) return replyPage(context);
    return next();
  });
  return app;
}

/** Their names change with their content. */
const keepForever: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.res.ok) context.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
};

/** Browsers say that they want a page. To a program a page would hide that its address is wrong. */
function isForPerson(context: Context): boolean {
  return !isProgramPath(context.req.path) && (context.req.header('accept') ?? '').includes('text/html');
}

/** A wrong address there is a program's mistake, which a page would hide. */
function isProgramPath(path: string): boolean {
  return /^\/(api|ajax-api|v1|assets)(\/|$)/.test(path) || /^\/[^/]+\.[a-z0-9]+$/i.test(path);
}
