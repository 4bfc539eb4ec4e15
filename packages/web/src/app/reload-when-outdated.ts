import type { ConnectionStore } from '../features/live/connection-store.ts';

/**
 * The files of the user interface are named after their content. After an update of the server a page that is still open
 * asks for names that are gone, and browsers remember that an import failed: only loading the page anew helps, now or as
 * soon as the server is back.
 */
export function reloadWhenOutdated(connection: ConnectionStore): void {
  window.addEventListener('vite:preloadError', () => {
    void readServedEntry().then((served) => {
      if (served === undefined) {
        connection.setReachable(false);
        connection.subscribe(() => {
          if (connection.getState() !== 'lost') window.location.reload();
        });
        return;
      }
      // Compared, not assumed: a file that is missing for another reason would reload the page for ever.
      if (served !== findEntry(document)) window.location.reload();
    });
  });
}

/** What the page would start with if it were loaded now; `undefined` when the server does not answer. */
async function readServedEntry(): Promise<string | undefined> {
  try {
    const response = await fetch('/', { cache: 'no-store' });
    if (!response.ok) return undefined;
    return findEntry(new DOMParser().parseFromString(await response.text(), 'text/html'));
  } catch {
    return undefined;
  }
}

/** The address of the first module, which changes with every build. */
function findEntry(page: Document): string {
  return page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
}
