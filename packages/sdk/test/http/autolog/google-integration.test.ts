import type * as sdk from '@google/genai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { collectSpans } from '../../../src/testing/collect-spans.ts';
import type { AutologReport } from '../../../src/autolog/autolog-report.ts';
import { autolog } from '../../../src/autolog/autolog.ts';
import { GOOGLE_CASES } from '../../../src/autolog/testing/google-cases.ts';
import { INTERACTION_CASES } from '../../../src/autolog/testing/interaction-cases.ts';
import { FORMATS, readLibrary } from '../../../src/autolog/testing/load-both.ts';
import { type ModelServer, startModelServer } from '../../../src/autolog/testing/model-server/model-server.ts';

type Library = typeof sdk;

const CASES = [...GOOGLE_CASES, ...INTERACTION_CASES];
const VERSIONS = ['google-genai-1', 'google-genai-2', '@google/genai'] as const;
const LIBRARIES = VERSIONS.flatMap((name) => FORMATS.map((format) => ({ name, format })));

describe.each(LIBRARIES)('$name as $format', ({ name, format }) => {
  let server: ModelServer;
  let library: Library;
  let report: AutologReport;
  const unwatched = new Map<string, unknown>();

  const createClient = () => new library.GoogleGenAI({ apiKey: 'test', httpOptions: { baseUrl: server.url } });

  beforeAll(async () => {
    library = await readLibrary<Library>(name, format);
    server = await startModelServer();
    for (const { name: caseName, use } of CASES) unwatched.set(caseName, await use(createClient(), library));
    report = await autolog({ google: library });
  }, 60_000);
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  it.each(CASES)('$name', async ({ name: caseName, use, span: expected }) => {
    await using collected = collectSpans();
    expect(await use(createClient(), library)).toEqual(unwatched.get(caseName));
    const spans = await collected.flush();
    expect(spans.map((span) => ({ name: span.name, isOpen: span.isOpen }))).toEqual([
      { name: expect.stringMatching(/^(?:generate_content|embeddings) /), isOpen: false },
    ]);
    expect(spans[0]).toMatchObject(expected);
    expect(JSON.stringify(spans)).not.toContain('sdkHttpResponse');
  });
});
