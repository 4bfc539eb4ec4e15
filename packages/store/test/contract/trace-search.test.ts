import type { ExperimentId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { requireTraceOrder } from '@gander/core/query/traces/require-trace-order';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpeakingWrite, type SpeakingSpan } from './build-payload.ts';
import { buildSpan, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const EXPERIMENT = '0' as ExperimentId;
const NAMES = ['checkout', 'refund', 'chat', 'running'];

/** The same with nothing indexed, and with everything. */
const STATES = ['not indexed', 'indexed'] as const;

describe.each(ENGINES)('$name: the search of traces', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  async function add(trace: string, spans: readonly SpeakingSpan[]): Promise<void> {
    await store.ingest.write(buildWrite(buildSpeakingWrite(trace, spans)));
  }

  /** Enough others for the index to begin, none of which says what the tests look for. */
  async function indexAll(): Promise<void> {
    const others = Array.from({ length: 70 }, (_empty, index) =>
      buildSpeakingWrite(
        `other ${index}`,
        [{ span: buildSpan(`other ${index}`, { startUnixNano: 1n, endUnixNano: 2n, type: 'OTHER' }) }],
        { experimentId: EXPERIMENT },
      ),
    );
    await store.ingest.write(buildWrite(...others));
    let isDone = false;
    while (!isDone) ({ isDone } = await store.searchIndex.runStep({ isEnough: () => true }));
  }

  async function find(filter: string, orderBy: readonly string[] = []): Promise<readonly string[]> {
    const { items } = await store.traces.searchTraces({
      experimentIds: [EXPERIMENT],
      filter: requireTraceFilter(filter),
      order: requireTraceOrder(orderBy),
      page: { limit: 1000 },
    });
    const byId = new Map(NAMES.map((name) => [traceIdOf(name) as string, name]));
    return items.flatMap((id) => byId.get(id) ?? []);
  }

  async function addSamples(): Promise<void> {
    const at = (index: number) => ({ startUnixNano: START + BigInt(index) * SECOND });
    await add('checkout', [
      {
        span: buildSpan('checkout', {
          ...at(0),
          endUnixNano: START + 113_500_000n,
          type: 'AGENT',
          sessionId: 's1',
          userId: 'u1',
        }),
        attributes: { customer: 'Acme "Inc"', 'shop.count': 3, ratio: 0.5, 'a key': 'x', isGift: true },
      },
      {
        span: buildSpan('pay', {
          ...at(0),
          endUnixNano: START + 50_000_000n,
          parentSpanId: spanIdOf('checkout'),
          type: 'TOOL',
          toolName: 'charge card',
          status: 'ERROR',
          model: null,
        }),
        attributes: { input: JSON.stringify({ messages: [{ content: 'Where is my\nGIFT card, café?' }] }) },
        statusMessage: 'card declined',
      },
    ]);
    await add('refund', [
      {
        span: buildSpan('refund', {
          ...at(1),
          endUnixNano: START + SECOND + 60_000_000n,
          type: 'TOOL',
          toolName: 'refund',
          status: 'ERROR',
        }),
        attributes: { 'mlflow.spanInputs': '"plain text"' },
        events: [{ name: 'exception', attributes: { 'exception.message': 'timeout after 30 s 注文書' } }],
      },
      {
        span: buildSpan('plan', {
          ...at(1),
          endUnixNano: START + SECOND + 30_000_000n,
          parentSpanId: spanIdOf('refund'),
          type: 'AGENT',
        }),
      },
    ]);
    await add('chat', [
      {
        span: buildSpan('chat', {
          ...at(2),
          endUnixNano: START + 2n * SECOND,
          type: 'LLM',
          model: 'gpt-4o',
          provider: 'openai',
          status: 'OK',
        }),
        attributes: { input: 'GIFTS and cards', customer: 'bolt' },
      },
    ]);
    await add('running', [{ span: buildSpan('running', { ...at(3), endUnixNano: null, status: 'UNSET' }) }]);
    await store.traceInfos.writeTraceTag(traceIdOf('checkout'), { key: 'team', value: 'a' });
    await store.traceInfos.writeTraceTag(traceIdOf('refund'), { key: 'team', value: 'b' });
    await store.traceInfos.writeTraceTag(traceIdOf('refund'), { key: 'my key', value: '50% off_now' });
  }

  describe.each(STATES)('%s', (state) => {
    beforeEach(async () => {
      await addSamples();
      if (state === 'indexed') await indexAll();
    });

    it.each([
      ['', ['running', 'chat', 'refund', 'checkout']],
      ["status = 'ERROR'", ['refund']],
      ["trace.status = 'OK'", ['chat', 'checkout']],
      ["attributes.status != 'OK'", ['running', 'refund']],
      ["status IN ('IN_PROGRESS', 'ERROR')", ['running', 'refund']],
      ["status NOT IN ('IN_PROGRESS')", ['chat', 'refund', 'checkout']],
      ["trace.name = 'chat'", ['chat']],
      ["name LIKE '%u%'", ['running', 'refund', 'checkout']],
      ["name ILIKE 'CH%'", ['chat', 'checkout']],
      ["name LIKE 'CH%'", []],
      ["name RLIKE '^ch(at|eck)'", ['chat', 'checkout']],
      ["name IN ('chat', 'refund')", ['chat', 'refund']],
      ['execution_time_ms = 113', ['checkout']],
      ['execution_time_ms > 112.5', ['checkout']],
      ['execution_time_ms != 113', ['chat', 'refund']],
      ['execution_time_ms IN (113, 60)', ['refund', 'checkout']],
      ['execution_time_ms NOT IN (113, 60)', ['chat']],
      ['execution_time_ms IS NULL', ['running']],
      ["execution_time_ms > '59'", ['refund', 'checkout']],
      ["timestamp_ms > 'abc'", []],
      [`timestamp_ms >= ${START / 1_000_000n + 2000n}`, ['running', 'chat']],
      [`attributes.timestamp < ${START / 1_000_000n + 1000n}`, ['checkout']],
      ['end_time_ms IS NOT NULL', ['chat', 'refund', 'checkout']],
      ['timestamp_ms > 1e300', []],
      ['timestamp_ms > 99999999999999999999999', []],
      ['timestamp_ms < 99999999999999999999999 AND execution_time_ms >= -5', ['chat', 'refund', 'checkout']],
      [`request_id = '${traceIdOf('chat')}'`, ['chat']],
      ["tags.team = 'a'", ['checkout']],
      ["tag.team != 'a'", ['refund']],
      ["tags.team IN ('a','b')", ['refund', 'checkout']],
      ["tags.team NOT IN ('a')", ['refund']],
      ['tags.team IS NULL', ['running', 'chat']],
      ["tags.team IS NOT NULL AND NOT tags.team = 'b'", ['checkout']],
      ["NOT tags.team = 'a'", ['running', 'chat', 'refund']],
      ["tags.`my key` LIKE '50\\% off_now'", []],
      ["tags.`my key` LIKE '50% off_now'", ['refund']],
      ['tags."my key" RLIKE \'off\'', ['refund']],
      ["metadata.`mlflow.trace.session` = 's1'", ['checkout']],
      ["request_metadata.`mlflow.trace.user` IN ('u1')", ['checkout']],
      ["tags.team = 'a' OR status = 'IN_PROGRESS'", ['running', 'checkout']],
      ["(tags.team = 'a' OR tags.team = 'b') AND name = 'refund'", ['refund']],
      ["tags.team = 'a' AND", ['checkout']],
      ['AND', ['running', 'chat', 'refund', 'checkout']],
      ["span.name = 'pay'", ['checkout']],
      ["span.type = 'TOOL'", ['refund', 'checkout']],
      ["span.type IN ('LLM', 'AGENT')", ['chat', 'refund', 'checkout']],
      ["span.name LIKE 'p%'", ['refund', 'checkout']],
      ["span.name RLIKE 'a[yt]$'", ['chat', 'checkout']],
      ["span.name = 'checkout' AND span.status = 'ERROR'", []],
      ["span.name = 'pay' AND span.status = 'ERROR'", ['checkout']],
      ["span(name = 'checkout') AND span(status = 'ERROR')", ['checkout']],
      ["span.model = 'gpt-4o' AND span.provider = 'openai'", ['chat']],
      ['span.model IS NOT NULL', ['chat']],
      ["tool = 'charge card'", ['checkout']],
      ["tool IN ('charge card', 'refund')", ['refund', 'checkout']],
      ["tool != 'refund'", ['checkout']],
      ["span.tool LIKE 'charge%' AND span.status = 'ERROR'", ['checkout']],
      ["span(tool != 'refund')", ['checkout']],
      ["span(tool IS NULL AND type = 'TOOL')", []],
      ["NOT span.type = 'TOOL'", ['running', 'chat']],
      ['span.execution_time_ms = 50', ['checkout']],
      ["span(type = 'TOOL' AND status = 'ERROR') UNDER span(type = 'AGENT')", ['checkout']],
      ["span(type = 'AGENT') UNDER span(type = 'TOOL')", ['refund']],
      ["NOT span(type = 'TOOL') UNDER span(type = 'AGENT')", ['running', 'chat', 'refund']],
      ["span(type = 'AGENT') UNDER span(type = 'AGENT')", []],
      ['span() UNDER span() UNDER span()', []],
      ['span.attributes.customer = \'Acme "Inc"\'', ['checkout']],
      ["span.attributes.customer LIKE '%Inc%'", ['checkout']],
      ["span.attributes.customer LIKE '%cm%'", ['checkout']],
      ["span.attributes.customer ILIKE 'acme%'", ['checkout']],
      ["span.attributes.customer != 'bolt'", ['checkout']],
      ['span.attributes.customer IS NOT NULL', ['chat', 'checkout']],
      ["span.attributes.customer IN ('bolt')", ['chat']],
      ["span.attributes.customer RLIKE '(?i)^(BOLT|acme)'", ['chat', 'checkout']],
      ['span.attributes.shop.count = 3', ['checkout']],
      ['span.attributes.`shop.count` >= 2.5', ['checkout']],
      ['span.attributes.ratio < 1', ['checkout']],
      ["span.attributes.isGift = 'true'", ['checkout']],
      ["span.attributes.`mlflow.spanInputs` = 'plain text'", ['refund']],
      ["span.name = 'pay' AND span.attributes.customer IS NOT NULL", []],
      ["span.content LIKE '%card declined%'", ['checkout']],
      ["span.content LIKE '%CARD DECLINED%'", []],
      ["trace.text ILIKE '%gift card%'", ['checkout']],
      ["text ILIKE '%gift%'", ['chat', 'checkout']],
      ['text:gift', ['checkout']],
      ['text:"gift card"', ['checkout']],
      ['text:"gift*"', ['chat', 'checkout']],
      ['text:"my gift"', ['checkout']],
      ['text:CAFÉ', ['checkout']],
      ['text:declined', ['checkout']],
      ['text:注文', ['refund']],
      ["text:'timeout after 30'", ['refund']],
      ['text:mlflow', ['refund']],
      ['text:nothing', []],
      ['NOT text:gift', ['running', 'chat', 'refund']],
      ["text:gift OR name = 'chat'", ['chat', 'checkout']],
      ["text:gift AND name = 'chat'", []],
      ["NOT (text:gift OR span(type = 'TOOL'))", ['running', 'chat']],
    ])('should find by %s', async (filter, expected) => {
      expect(await find(filter)).toEqual(expected);
    });

    it.each([
      [['timestamp_ms ASC'], ['checkout', 'refund', 'chat', 'running']],
      [['execution_time_ms DESC'], ['checkout', 'refund', 'chat', 'running']],
      [['execution_time_ms ASC'], ['chat', 'refund', 'checkout', 'running']],
      [['name'], ['chat', 'checkout', 'refund', 'running']],
      [
        ['tag.team DESC', 'timestamp ASC'],
        ['refund', 'checkout', 'chat', 'running'],
      ],
      [['tags.team'], ['checkout', 'refund', 'running', 'chat']],
      [
        ['status', 'name DESC'],
        ['refund', 'running', 'checkout', 'chat'],
      ],
      [
        ['metadata.`mlflow.trace.session`', 'end_time_ms'],
        ['checkout', 'refund', 'chat', 'running'],
      ],
      [
        ['attributes.run_id', 'request_id', 'experiment_id'],
        NAMES.toSorted((left, right) => (traceIdOf(left) < traceIdOf(right) ? -1 : 1)),
      ],
    ])('should order by %s', async (orderBy, expected) => {
      expect(await find('', orderBy)).toEqual(expected);
    });

    it.each(['', "status != 'nothing'", 'NOT text:nothing', "span(name LIKE '%') OR text:gift"])(
      'should give every trace once in pages, for %s',
      async (filter) => {
        for (const orderBy of [[], ['execution_time_ms ASC'], ['tags.team', 'name DESC']]) {
          const all = await store.traces.searchTraces(search(filter, orderBy, { limit: 1000 }));
          const paged: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await store.traces.searchTraces(search(filter, orderBy, { limit: 3, cursor }));
            paged.push(...page.items);
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect(all.nextCursor).toBeNull();
          expect(paged).toEqual(all.items);
        }
      },
    );
  });

  describe('the largest filters', () => {
    const list = (count: number) => Array.from({ length: count }, (_empty, index) => `'value ${index}'`).join(', ');
    const conditions = [
      "status = 'x'",
      "name RLIKE 'x'",
      "run_id = 'x'",
      "tags.a LIKE 'x%'",
      "metadata.b != 'x'",
      "feedback.q = 'x'",
      "span.name = 'x'",
      "span(type = 'x') UNDER span(type = 'y')",
      "span.attributes.a = 'x'",
      'text:x',
    ];
    const many = Array.from({ length: 160 }, (_empty, index) => conditions[index % conditions.length]);

    it.each([
      ['conditions, any of which', many.join(' OR ')],
      ['conditions, all of which', many.join(' AND ')],
      ['conditions, none of which', `NOT (${many.join(' OR ')})`],
      ['parentheses', `${'('.repeat(30)}status = 'OK'${')'.repeat(30)}`],
      ['negations', `${'NOT '.repeat(29)}text:x`],
      ['values of runs', `run_id IN (${list(5000)}) OR text:x`],
      ['values of feedback', `feedback.q NOT IN (${list(5000)}) OR text:x`],
      ['numbers of feedback', `feedback.q NOT IN (${list(5000).replaceAll('value ', '')}) OR text:x`],
      ['values of tags', `tags.a IN (${list(5000)})`],
      ['times', `timestamp_ms IN (${'1, '.repeat(4999)}1) OR text:x`],
      ['patterns', `name LIKE '${'%a'.repeat(3000)}' OR span.content LIKE '${'%a'.repeat(3000)}'`],
    ])('should be understood by the database: %s', async (_what, filter) => {
      await addSamples();
      await expect(find(filter, ['tags.team', 'name DESC', 'execution_time_ms'])).resolves.toBeInstanceOf(Array);
    });

    it.each([`tags.a IN (${list(5001)})`, [...many, ...many].join(' OR '), `${'('.repeat(31)}text:x${')'.repeat(31)}`])(
      'should end there',
      (filter) => {
        expect(() => requireTraceFilter(filter)).toThrow(/at most/);
      },
    );
  });

  function search(filter: string, orderBy: readonly string[], page: { limit: number; cursor?: string | undefined }) {
    return {
      experimentIds: [EXPERIMENT],
      filter: requireTraceFilter(filter),
      order: requireTraceOrder(orderBy),
      page,
    };
  }
});
