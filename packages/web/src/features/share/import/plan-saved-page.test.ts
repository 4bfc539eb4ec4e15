import { expect, test } from 'vitest';

import { readImportFile } from './read-import-file.ts';
import { compress } from './testing/compress.ts';

const SPAN_ID = 'aa'.repeat(8);
const TRACE_ID = 'bb'.repeat(16);

async function part(kind: string, content: object, spanIds?: string): Promise<string> {
  const data = btoa(String.fromCharCode(...(await compress(JSON.stringify(content)))));
  const ids = spanIds === undefined ? '' : ` data-span-ids="${spanIds}"`;
  return `<script type="application/gzip" data-gander-part="${kind}"${ids}>${data}</script>`;
}

const ASSESSMENT = { assessment_id: 'a-1', assessment_name: 'quality', feedback: { value: true } };

const HEAD = {
  version: 1,
  traceId: `tr-${TRACE_ID}`,
  experimentId: '0',
  savedAtMs: 0,
  ganderVersion: '1',
  answers: {
    [`/api/3.0/mlflow/traces/tr-${TRACE_ID}`]: { trace: { trace_info: { assessments: [ASSESSMENT] } } },
  },
  logsOtlp: { resourceLogs: [{ scopeLogs: [] }] },
};
const OTLP = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: TRACE_ID, spanId: SPAN_ID }] }] }] };
const SPANS = await part('spans', { details: {}, windows: {}, otlp: OTLP }, SPAN_ID);

const read = async (html: string) => readImportFile(new Blob([html]));

test('a saved page is its spans as they were sent, its logs, and what was said of it', async () => {
  const html = `<!doctype html><style>x{}</style>${await part('head', HEAD)}\n${await part('rows', { rows: [] })}\n${SPANS}<script>1</script>`;
  const plan = await read(html);
  expect(plan).toMatchObject({ traceIds: [`tr-${TRACE_ID}`], spanCount: 1 });
  expect(plan.batches.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as unknown)).toEqual([
    HEAD.logsOtlp,
    OTLP,
  ]);
  expect(plan.feedback).toEqual({ traceId: `tr-${TRACE_ID}`, assessments: [ASSESSMENT] });
});

test('logs and answers may be parts of their own', async () => {
  const { logsOtlp, answers, ...rest } = HEAD;
  const parts = [
    await part('head', { ...rest, answers: {} }),
    await part('answers', { answers }),
    await part('logs', { rows: [], otlp: logsOtlp }),
    await part('logs', { rows: [], otlp: logsOtlp }),
    SPANS,
  ];
  const plan = await read(`<!doctype html>${parts.join('')}`);
  expect(plan.batches.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as unknown)).toEqual([
    { resourceLogs: [...logsOtlp.resourceLogs, ...logsOtlp.resourceLogs] },
    OTLP,
  ]);
  expect(plan.feedback?.assessments).toEqual([ASSESSMENT]);
});

test('a page without its head, without spans, or of somebody else is refused', async () => {
  await expect(read(`<!doctype html>${SPANS}`)).rejects.toThrow(/cut short/);
  await expect(read(`<!doctype html>${await part('head', HEAD)}`)).rejects.toThrow(/cut short/);
  await expect(read('<!doctype html><p>Hello')).rejects.toThrow(/no trace that Gander saved/);
});
