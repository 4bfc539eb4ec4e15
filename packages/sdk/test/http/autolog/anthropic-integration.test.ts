import type * as sdk from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { collectSpans } from '../../../src/testing/collect-spans.ts';
import type { AutologReport } from '../../../src/autolog/autolog-report.ts';
import { autolog } from '../../../src/autolog/autolog.ts';
import { ANTHROPIC_CASES } from '../../../src/autolog/testing/anthropic-cases.ts';
import { FORMATS, readLibrary } from '../../../src/autolog/testing/load-both.ts';
import { type ModelServer, startModelServer } from '../../../src/autolog/testing/model-server/model-server.ts';

type Library = typeof sdk;

/** Without spans of its own; with them (since 0.134), and with them in the present major version. */
const VERSIONS = ['anthropic-0', 'anthropic-0-native', '@anthropic-ai/sdk'] as const;
const LIBRARIES = VERSIONS.flatMap((name) => FORMATS.map((format) => ({ name, format })));

describe.each(LIBRARIES)('$name as $format', ({ name, format }) => {
  let server: ModelServer;
  let library: Library;
  let report: AutologReport;
  const unwatched = new Map<string, unknown>();

  const createClient = () => new library.Anthropic({ apiKey: 'test', baseURL: server.url, maxRetries: 0 });
  const supports = (candidate: (typeof ANTHROPIC_CASES)[number]) => candidate.isSupported?.(createClient()) ?? true;

  beforeAll(async () => {
    library = await readLibrary<Library>(name, format);
    for (const candidate of ANTHROPIC_CASES) {
      server = await startModelServer();
      if (supports(candidate)) unwatched.set(candidate.name, await candidate.use(createClient(), library));
      await server[Symbol.asyncDispose]();
    }
    report = await autolog({ anthropic: library });
  }, 60_000);
  afterAll(() => {
    report.undo();
  });

  it.each(ANTHROPIC_CASES)('$name', async (candidate) => {
    // The oldest version has no `parse`; the others have all there is.
    if (name === 'anthropic-0' && !supports(candidate)) return;
    server = await startModelServer();
    // Global, so that the SDK's own spans go through our processor too.
    await using collected = collectSpans({ global: true });
    try {
      expect(await candidate.use(createClient(), library)).toEqual(unwatched.get(candidate.name));
    } finally {
      await server[Symbol.asyncDispose]();
    }
    const spans = await collected.flush();
    expect(spans.map((span) => ({ name: span.name, isOpen: span.isOpen }))).toEqual([
      { name: expect.stringMatching(/^chat /), isOpen: false },
    ]);
    expect(spans[0]).toMatchObject(candidate.span);
  });
});
