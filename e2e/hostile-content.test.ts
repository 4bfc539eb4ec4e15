import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BENT, BREAKOUT, CONTROL, MARKUP, UNSEEN } from './support/hostile-texts.ts';
import { launchGander, type RunningGander } from './support/launch-gander.ts';
import {
  HOSTILE_TRACES,
  type HostileExperiment,
  type HostileTrace,
  makeHostileExperiment,
} from './support/make-hostile.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { createHarmWatch, openQuietly } from './support/watch-harm.ts';

/** A shared machine is slow at times; waiting longer costs nothing where it is not. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const PATIENCE_MS = 180_000;

let gander: RunningGander;
let browser: Browser;
let hostile: HostileExperiment;
let base: string;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  hostile = await makeHostileExperiment(gander.url);
  base = `${gander.url}/experiments/${hostile.experimentId}`;
}, PATIENCE_MS);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** How each kind of trace begins where its name stands. What hides in a name is spelt out. */
const SHOWN: Readonly<Record<HostileTrace, string>> = {
  markup: 'Evil <img src=x onerror',
  breakout: 'Out "\'`${window.hacked',
  bent: 'bent ‹202E›gnp.exe‹202C›',
  unseen: '‹200B›‹200D›‹2060›‹202E›‹FEFF›',
  control: 'ctl ‹0000›nul‹0007›bell‹001B›[31m',
  bytes: 'torn �',
  line: 'one line',
  cycle: 'cycle first',
  deep: 'level 1',
  wide: 'wide',
  attributes: 'ten thousand',
  'first second': 'in 1970',
  'last moment': 'in 2262',
};

const TALKS = ['markup', 'breakout', 'bent', 'unseen', 'control'] as const satisfies readonly HostileTrace[];
const TEXTS = { markup: MARKUP, breakout: BREAKOUT, bent: BENT, unseen: UNSEEN, control: CONTROL };

async function openWatched(width: 1440 | 390 = 1440) {
  const watched = await openPage(browser, { width, theme: width === 390 ? 'dark' : 'light' });
  return { ...watched, ...createHarmWatch(watched, gander.url) };
}

const rowsOf = (page: Page, name: string) => page.getByRole('grid', { name }).locator('[role=rowgroup] [role=row]');

describe('hostile text is shown, and never run', { timeout: PATIENCE_MS }, () => {
  it.each([1440, 390] as const)('on every page of the experiment, at %d px', async (width) => {
    const { page, context, expectUnharmed } = await openWatched(width);
    await openQuietly(page, gander.url);
    await page.getByText('Evil <img').first().waitFor();
    await expectUnharmed('experiments');
    await openQuietly(page, `${base}/traces`);
    for (const trace of HOSTILE_TRACES) await rowsOf(page, 'Traces').getByText(SHOWN[trace]).first().waitFor();
    await expectUnharmed('traces');
    await openQuietly(page, `${base}/traces?group=session`);
    await page.getByText(SHOWN.unseen).first().waitFor();
    await expectUnharmed('traces by session');
    await openQuietly(page, `${base}/dashboard`);
    await page.getByRole('link', { name: `Show ${HOSTILE_TRACES.length} traces` }).waitFor();
    await page.getByRole('region', { name: 'Top errors' }).getByText('Evil <img').first().waitFor();
    await expectUnharmed('dashboard');
    for (const [path, label] of [
      ['sessions', 'Sessions'],
      ['users', 'Users'],
    ] as const) {
      await openQuietly(page, `${base}/${path}`);
      for (const trace of TALKS) await rowsOf(page, label).getByText(SHOWN[trace]).first().waitFor();
      await expectUnharmed(path);
    }
    for (const path of ['runs', 'set-up']) {
      await openQuietly(page, `${base}/${path}`);
      await expectUnharmed(path);
    }
    await context.close();
  });

  it('on the pages of sessions and users', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    for (const label of ['Sessions', 'Users'] as const) {
      for (const trace of TALKS) {
        await openQuietly(page, `${base}/${label.toLowerCase()}`);
        // By a click: no address that somebody builds, but that of the link.
        await rowsOf(page, label)
          .filter({ hasText: SHOWN[trace] })
          .first()
          .click({ position: { x: 20, y: 10 } });
        await page.getByRole('heading', { level: 1 }).getByText(SHOWN[trace]).waitFor();
        if (label === 'Sessions') {
          const turn = page.getByRole('region', { name: 'Turn 1' });
          await turn.getByRole('heading', { name: 'Plan' }).first().waitFor();
          await turn.getByRole('button', { name: /steps/ }).click();
          await turn.getByRole('region', { name: /^Tool/ }).first().waitFor();
        } else {
          await rowsOf(page, 'Sessions').first().waitFor();
        }
        await expectUnharmed(`${label}: ${trace}`);
      }
    }
    await openQuietly(page, `${base}/session?id=ages`);
    await page.getByText('2 turns, that is all').waitFor();
    await expectUnharmed('a session of three centuries');
    await context.close();
  });

  it.each(HOSTILE_TRACES)('in each view of the trace "%s"', async (trace) => {
    const { page, context, expectUnharmed } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces[trace]}`);
    await page.getByRole('heading', { level: 1 }).getByText(SHOWN[trace]).waitFor();
    await page.getByRole('treegrid', { name: 'Spans' }).getByText(SHOWN[trace]).first().waitFor();
    await expectUnharmed('waterfall');
    for (const [label, isThere] of [
      ['Tree (t)', page.getByRole('treegrid', { name: 'Spans' })],
      ['Conversation (c)', page.locator('[data-chat]').or(page.getByText('No span of this trace says'))],
      [
        'Graph (g)',
        page.getByRole('group', { name: 'Graph of the trace' }).or(page.getByText('No agent, model or tool')),
      ],
      ['Log', page.getByRole('grid', { name: 'Log' })],
      ['Raw OTLP JSON', page.getByText('OTLP JSON, as received')],
    ] as const) {
      await page.getByRole('group', { name: 'View' }).getByRole('button', { name: label, exact: true }).click();
      await isThere.first().waitFor();
      await page.waitForLoadState('networkidle');
      await expectUnharmed(`${trace}: ${label}`);
    }
    await context.close();
  });

  it.each(TALKS)('in each tab of each span of "%s"', async (trace) => {
    const { page, context, expectUnharmed } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces[trace]}`);
    const rows = page.getByRole('treegrid', { name: 'Spans' }).getByRole('row');
    await rows.nth(4).waitFor();
    const panel = page.locator('[data-span-panel]');
    for (let index = 0; index < 5; index += 1) {
      await rows.nth(index).click();
      await panel.getByRole('heading', { level: 2 }).getByText(SHOWN[trace]).waitFor();
      const tabs = panel.getByRole('tab');
      for (const name of await tabs.allInnerTexts()) {
        await tabs.filter({ hasText: name.split(/\s/)[0] ?? name }).click();
        await page.waitForLoadState('networkidle');
        await expectUnharmed(`span ${index}, ${name}`);
      }
    }
    await context.close();
  });

  it('in facets, filters and the menus of cells', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    for (const trace of TALKS) {
      await openQuietly(page, `${base}/traces`);
      const errors = page.getByRole('region', { name: 'Error message', exact: true });
      await errors.getByRole('button', { name: 'Include' }).getByText(SHOWN[trace].slice(0, 12)).first().click();
      // The value went into the filter as it is: one trace has it.
      await eventually(() => rowsOf(page, 'Traces').count()).toBe(1);
      await rowsOf(page, 'Traces').getByText(SHOWN[trace]).first().waitFor();
      await expectUnharmed(`filtered by ${trace}`);
      await page.reload();
      await eventually(() => rowsOf(page, 'Traces').count()).toBe(1);
      // The menu of a cell takes the value back out, and then there is nothing.
      await page.locator('[data-cell=name]').first().hover();
      await page.locator('[data-cell-tool]').click();
      await expectUnharmed(`menu of ${trace}`);
      await page.getByRole('menuitem', { name: 'Exclude' }).click();
      await eventually(() => rowsOf(page, 'Traces').count()).toBe(0);
      await page.goBack();
      await eventually(() => rowsOf(page, 'Traces').count()).toBe(1);
      await page.getByRole('combobox', { name: 'Filter traces' }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' AND user = ');
      await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor();
      await expectUnharmed(`suggestions beside ${trace}`);
    }
    await context.close();
  });

  it('in the palette, the feedback and the comparison', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    for (const trace of TALKS) {
      await openQuietly(page, `${base}/traces/${hostile.traces[trace]}?feedback=1`);
      await page
        .getByRole('complementary')
        .or(page.getByRole('region', { name: /Feedback/ }))
        .first()
        .waitFor();
      await expectUnharmed(`feedback of ${trace}`);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Command, experiment or trace' }).fill(TEXTS[trace].slice(0, 60));
      await page.getByRole('listbox', { name: 'Commands' }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectUnharmed(`palette with ${trace}`);
    }
    const pairs: readonly (readonly [HostileTrace, HostileTrace])[] = [
      ['markup', 'breakout'],
      ['bent', 'unseen'],
      ['control', 'bytes'],
      ['line', 'markup'],
      ['cycle', 'deep'],
      ['wide', 'attributes'],
      ['first second', 'last moment'],
    ];
    for (const [a, b] of pairs) {
      await openQuietly(page, `${base}/compare?a=${hostile.traces[a]}&b=${hostile.traces[b]}`);
      await page.getByRole('treegrid', { name: 'Spans of both traces' }).getByRole('row').first().waitFor();
      await expectUnharmed(`${a} beside ${b}`);
    }
    await context.close();
  });

  it.each(['markup', 'breakout', 'unseen', 'control', 'bytes', 'cycle'] as const)(
    'in the file that the trace "%s" is saved to',
    async (trace) => {
      const folder = await mkdtemp(join(tmpdir(), 'gander-hostile-'));
      const response = await fetch(`${gander.url}/api/gander/v1/traces/${hostile.traces[trace]}/saved.html`);
      const path = join(folder, 'saved.html');
      await writeFile(path, Buffer.from(await response.arrayBuffer()));
      const watched = await openPage(browser, { width: 1440, theme: 'light' });
      const { page, context } = watched;
      const { expectUnharmed } = createHarmWatch(watched, pathToFileURL(path).href);
      await page.goto(pathToFileURL(path).href);
      await page.getByRole('treegrid', { name: 'Spans' }).getByText(SHOWN[trace]).first().waitFor();
      await expectUnharmed('saved');
      await page.keyboard.press('c');
      await page.locator('[data-chat]').or(page.getByText('No span of this trace says')).first().waitFor();
      await expectUnharmed('saved, as a conversation');
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  );
});

describe('all of it can be read', { timeout: PATIENCE_MS }, () => {
  it('50,000 siblings, to the last', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces.wide}`);
    const grid = page.getByRole('treegrid', { name: 'Spans' });
    await grid.getByText('sibling 0', { exact: true }).waitFor();
    await page.getByText('50,001 spans').waitFor();
    await grid.focus();
    await page.keyboard.press('End');
    await grid.getByText('sibling 49999').waitFor();
    await expectUnharmed('wide');
    await context.close();
  });

  it('500 levels, to the deepest', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces.deep}`);
    const grid = page.getByRole('treegrid', { name: 'Spans' });
    await grid.getByText('level 2', { exact: true }).waitFor();
    await grid.focus();
    await page.keyboard.press('End');
    const last = grid.getByText('level 500', { exact: true });
    await last.waitFor();
    // Not pushed out of sight by its depth.
    const [box, frame] = [await last.boundingBox(), await grid.boundingBox()];
    expect((box?.x ?? Infinity) + 40).toBeLessThan((frame?.x ?? 0) + (frame?.width ?? 0));
    await expectUnharmed('deep');
    await context.close();
  });

  it('10,000 attributes, by looking for one', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces.attributes}`);
    const panel = page.locator('[data-span-panel]');
    await panel.getByRole('tab', { name: /^Attributes/ }).click();
    await panel.getByText('key.0', { exact: true }).waitFor();
    await panel.getByRole('searchbox', { name: 'Filter attributes by key or value' }).fill('key.9876');
    await panel.getByText('value 9876').waitFor();
    await expectUnharmed('attributes');
    await context.close();
  });

  it('a million letters on one line, step by step', async () => {
    const { page, context, expectUnharmed } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces.line}`);
    const panel = page.locator('[data-span-panel]');
    const more = panel.getByRole('button', { name: /^show .* more of 9/ }).first();
    await more.click();
    await panel
      .getByRole('button', { name: /^show .* more of 8/ })
      .first()
      .waitFor();
    await expectUnharmed('line');
    await context.close();
  });

  it('parents in a circle, and what is wrong with them', async () => {
    const { page, context } = await openWatched();
    await openQuietly(page, `${base}/traces/${hostile.traces.cycle}`);
    const grid = page.getByRole('treegrid', { name: 'Spans' });
    for (const name of ['cycle first', 'cycle second', 'cycle self', 'cycle orphan'])
      await grid.getByText(name).waitFor();
    expect(await grid.getByText('circular').count()).toBe(2);
    // As long as nobody says that the trace has ended, its parent may come.
    await grid.getByRole('row', { name: /still running/ }).waitFor();
    await context.close();
  });
});
