import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, test } from 'vitest';

import {
  type Expectation,
  type ExpectedSpan,
  listRecordings,
  readExpectation,
  readRecordedRequests,
} from './support/recordings.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const PAGE_SIZE = 7;

test('there are recordings of all kinds', () => {
  expect(listRecordings().length).toBeGreaterThan(20);
});

test.for(listRecordings())(
  '%s: every request is answered 200, and the traces are the recorded ones',
  async (recording) => {
    // A server each: some recordings share trace ids.
    const server = await startTestServer();
    for (const { name, method, path, headers, body } of readRecordedRequests(recording)) {
      const response = await fetch(server.baseUrl + path, { method, headers, body });
      expect(response.status, `${recording}/${name}`).toBe(200);
      // Full success is an empty message: no span was rejected.
      expect(await response.text(), `${recording}/${name}`).toMatch(/^(?:\{\})?$/);
    }

    const { totals, traces, scenarios } = readExpectation(recording);
    const summaries = await listAllTraces(server);
    expect(summaries).toHaveLength(totals.traces);
    expect(summaries.reduce((sum, trace) => sum + trace.spanCount, 0)).toBe(totals.spans);
    for (const expected of traces) {
      const traceId = `tr-${expected.trace_id}`;
      const summary = summaries.find((trace) => trace.traceId === traceId);
      expect(summary, traceId).toMatchObject({ spanCount: expected.span_count, name: expected.root_span_name });
      const { items } = await server.client.listSpans({ params: { traceId } });
      const failedIds = listFailedIds(scenarios, { otelTraceId: expected.trace_id, spans: items });
      const toExpected = (span: ExpectedSpan) => toComparable(span, failedIds);
      expect(toTree(items), traceId).toEqual(expected.tree.map(toExpected).toSorted(compareIds));
    }
  },
);

interface TreeNode {
  readonly spanId: string;
  readonly name: string;
  readonly status: string;
  readonly children: readonly TreeNode[];
}

/** By the stored parents; a span whose parent is not there stands at the top. */
function toTree(spans: readonly SpanRowBody[]): TreeNode[] {
  const ids = new Set(spans.map((span) => span.spanId));
  const childrenOf = (parentSpanId: string | null): TreeNode[] =>
    spans
      .filter((span) => (ids.has(span.parentSpanId ?? '') ? span.parentSpanId : null) === parentSpanId)
      .map(({ spanId, name, status }) => ({ spanId, name, status, children: childrenOf(spanId) }))
      .toSorted(compareIds);
  return childrenOf(null);
}

interface StoredSpans {
  readonly otelTraceId: string;
  readonly spans: readonly SpanRowBody[];
}

/**
 * Some frameworks say that a call failed and leave the span's status as it is. Such a span has failed all the same, and where a run has
 * failed so may the spans around the call.
 */
function listFailedIds(scenarios: Expectation['scenarios'], { otelTraceId, spans }: StoredSpans): ReadonlySet<string> {
  const scenario = scenarios.find(({ trace_ids: traceIds, error }) => error !== null && traceIds.includes(otelTraceId));
  if (scenario === undefined) return new Set();
  const calls = scenario.llm_calls.filter(
    ({ error, availability }) => error && availability['error_message'] === 'span',
  );
  const told = spans.filter(({ status }) => status === 'ERROR').map(({ spanId }) => spanId);
  return new Set([...told, ...calls.flatMap(({ span }) => span?.span_id ?? [])]);
}

function toComparable(span: ExpectedSpan, failedIds: ReadonlySet<string>): TreeNode {
  const { span_id: spanId, name, status, children = [] } = span;
  return {
    spanId,
    name,
    status: failedIds.has(spanId) ? 'ERROR' : status,
    children: children.map((child) => toComparable(child, failedIds)).toSorted(compareIds),
  };
}

function compareIds(left: TreeNode, right: TreeNode): number {
  return left.spanId < right.spanId ? -1 : 1;
}

/** In small pages, so that the cursor is exercised by every recording. */
async function listAllTraces(server: TestServer) {
  const traces = [];
  let cursor: string | undefined;
  do {
    const page = await server.client.listTraces({ params: { experimentId: '0' }, query: { limit: PAGE_SIZE, cursor } });
    traces.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return traces;
}
