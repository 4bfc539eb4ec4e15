import type * as sdk from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { collectSpans } from '../../../src/testing/collect-spans.ts';
import type { AutologReport } from '../../../src/autolog/autolog-report.ts';
import { autolog } from '../../../src/autolog/autolog.ts';
import { FORMATS, readLibrary } from '../../../src/autolog/testing/load-both.ts';
import { type ModelServer, startModelServer } from '../../../src/autolog/testing/model-server/model-server.ts';
import { OPENAI_CASES } from '../../../src/autolog/testing/openai-cases.ts';

type Library = typeof sdk;

const VERSIONS = ['openai5', 'openai6', 'openai'] as const;
const LIBRARIES = VERSIONS.flatMap((name) => FORMATS.map((format) => ({ name, format })));

describe.each(LIBRARIES)('$name as $format', ({ name, format }) => {
  let server: ModelServer;
  let library: Library;
  let report: AutologReport;
  /** What each case gives a program that is not watched. */
  const unwatched = new Map<string, unknown>();

  const createClient = () => new library.OpenAI({ apiKey: 'sk-test', baseURL: `${server.url}/v1`, maxRetries: 1 });

  beforeAll(async () => {
    library = await readLibrary<Library>(name, format);
    for (const { name: caseName, use } of OPENAI_CASES) {
      server = await startModelServer();
      unwatched.set(caseName, await use(createClient(), library));
      await server[Symbol.asyncDispose]();
    }
    report = await autolog({ openai: library });
  }, 60_000);
  afterAll(() => {
    report.undo();
  });

  it.each(OPENAI_CASES)('$name', async ({ name: caseName, use, span: expected, others = [] }) => {
    server = await startModelServer();
    await using collected = collectSpans();
    try {
      const seen = await use(createClient(), library);
      expect(seen).toEqual(unwatched.get(caseName));
    } finally {
      await server[Symbol.asyncDispose]();
    }
    const spans = await collected.flush();
    const calls = spans.filter((span) => !others.includes(span.name));
    expect(calls.map((span) => ({ name: span.name, isOpen: span.isOpen }))).toEqual([
      { name: expect.stringMatching(/^(?:chat|embeddings|text_completion) /), isOpen: false },
    ]);
    expect(calls[0]).toMatchObject(expected);
  });
});
