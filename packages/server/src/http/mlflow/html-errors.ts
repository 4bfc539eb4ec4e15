import type { Context } from 'hono';

/**
 * What a missing route answers. Never MLflow's JSON: its clients read a 404 without that as "this server is older than I
 * am" and fall back to older calls, and one with it as "there is no such trace".
 */
export function replyRouteNotFound(context: Context): Response | Promise<Response> {
  return context.html(renderPage('404 Not Found', 'This server has no such address. Check the spelling.'), 404);
}

/** What a wrong method on a known address answers. */
export function replyMethodNotAllowed(context: Context): Response | Promise<Response> {
  return context.html(renderPage('405 Method Not Allowed', 'This address does not know that method.'), 405);
}

/** What MLflow says to clients that ask for workspaces on a server that was started without; Gander has none. */
export function replyWithoutWorkspaces(context: Context): Response | Promise<Response> {
  return context.text(`Endpoint: ${context.req.path} disabled because the server is running without workspaces.`, 503);
}

function renderPage(title: string, sentence: string): string {
  return `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title.slice(4)}</h1>\n<p>${sentence}</p>\n`;
}
