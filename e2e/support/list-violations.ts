import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly target: readonly unknown[] }[];
  }[];
}

const SERIOUS: ReadonlySet<string | null> = new Set(['serious', 'critical']);
const MAX_PLACES = 3;

/** What axe finds serious or critical on a page as it is now, one line each. */
export async function listViolations(page: Page): Promise<readonly string[]> {
  // As the debugger: the content security policy of the page forbids scripts from elsewhere.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => SERIOUS.has(impact))
    .map(({ id, help, nodes }) => {
      const places = nodes.slice(0, MAX_PLACES).map(({ html, target }) => `${target.join(' ')} ${html.slice(0, 120)}`);
      return `${id}: ${help} (${nodes.length} places, e.g. ${places.join(' | ')})`;
    });
}
