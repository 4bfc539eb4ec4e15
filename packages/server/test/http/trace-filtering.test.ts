import { GanderRequestError } from '@gander/api/gander/client';
import { beforeAll, describe, expect, it } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const SECOND_NANO = 1_000_000_000n;
const params = { experimentId: '0' };
const MODELS = ['gpt-5', 'gpt-5', 'claude-sonnet-4-5', 'gpt-5-mini'];

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  await postSpans(
    server,
    MODELS.map((model, index) => ({
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      name: `trace ${index}`,
      startTimeUnixNano: START_UNIX_NANO + BigInt(index) * SECOND_NANO,
      endTimeUnixNano: START_UNIX_NANO + BigInt(index) * SECOND_NANO + BigInt(10 - index) * 1_000_000n,
      status: index === 0 ? { code: 2, message: 'rate limit\nretry after 3 s' } : { code: 1, message: '' },
      attributes: {
        'gen_ai.operation.name': { stringValue: 'chat' },
        'gen_ai.request.model': { stringValue: model },
        'user.id': { stringValue: index < 2 ? 'ada' : "o'neil" },
        'app.tier': { stringValue: 'gold' },
      },
    })),
  );
  return () => server.dispose();
});

const names = async (query: NonNullable<Parameters<TestServer['client']['listTraces']>[0]['query']>) =>
  (await server.client.listTraces({ params, query })).items.map(({ name }) => name);

describe('the list of traces', () => {
  it('takes a filter beside everything else', async () => {
    expect(await names({ filter: "model = 'gpt-5'" })).toEqual(['trace 1', 'trace 0']);
    expect(await names({ filter: "model = 'gpt-5'", state: ['ERROR'] })).toEqual(['trace 0']);
    expect(await names({ filter: "error LIKE 'rate%'", from: START_UNIX_NANO, text: 'trace' })).toEqual(['trace 0']);
    expect(await names({ filter: 'text:"rate limit"' })).toEqual(['trace 0']);
    expect(await names({ filter: ' ' })).toHaveLength(4);
    const counted = await server.client.countTraces({ params, query: { filter: "user = 'o''neil'" } });
    expect(counted).toEqual({ total: 2, byState: { OK: 2, ERROR: 0, IN_PROGRESS: 0 }, isComplete: true });
  });

  it('is put in order by what it shows', async () => {
    expect(await names({ sort: 'duration', order: 'asc' })).toEqual(['trace 3', 'trace 2', 'trace 1', 'trace 0']);
    expect(await names({ sort: 'start', order: 'asc' })).toEqual(['trace 0', 'trace 1', 'trace 2', 'trace 3']);
    const first = await server.client.listTraces({ params, query: { sort: 'duration', limit: 3 } });
    const cursor = first.nextCursor ?? '';
    expect(await names({ sort: 'duration', limit: 3, cursor })).toEqual(['trace 3']);
    await expect(names({ sort: 'start', cursor })).rejects.toMatchObject({ status: 400 });
  });

  it('shows what columns need', async () => {
    const { items } = await server.client.listTraces({ params, query: { sort: 'start', order: 'asc', limit: 1 } });
    expect(items).toMatchObject([
      {
        models: ['gpt-5'],
        rootType: 'CHAT_MODEL',
        framework: 'genai',
        errorMessage: 'rate limit',
        feedback: [],
        tags: {},
      },
    ]);
  });

  it('says where a filter is wrong', async () => {
    const error: unknown = await names({ filter: "status = 'OK' AND modle = 'x'" }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GanderRequestError);
    expect(error).toMatchObject({ status: 400, code: 'invalid_argument', details: { position: 18 } });
    for (const call of [
      server.client.countTraces({ params, query: { filter: '(' } }),
      server.client.getTraceHistogram({ params, query: { filter: '(' } }),
      server.client.listTraceFacets({ params, query: { filter: '(', keys: 'model' } }),
    ]) {
      await expect(call).rejects.toMatchObject({ status: 400, details: { position: 1 } });
    }
  });
});

describe('the distribution of a number', () => {
  it('passes over the bounds that the filter sets to it, and nothing else', async () => {
    const query = { number: 'duration_ms', filter: "duration_ms >= 9 AND model LIKE 'gpt%'" } as const;
    const distribution = await server.client.getTraceDistribution({ params, query });
    expect(distribution).toMatchObject({ count: 3, p50: { value: 9, count: 2 }, p99: { value: 10, count: 1 } });
    expect(distribution.bars.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(await names({ filter: "duration_ms >= 10 AND model LIKE 'gpt%'" })).toEqual(['trace 0']);
  });

  it('is empty where no trace has one, and refuses what is not there', async () => {
    const { client } = server;
    expect(await client.getTraceDistribution({ params, query: { number: 'cost_usd', filter: "name = 'x'" } })).toEqual({
      count: 0,
      p50: null,
      p95: null,
      p99: null,
      bars: [],
      sampleSize: null,
    });
    const query = { number: 'duration_ms' } as const;
    await expect(client.getTraceDistribution({ params: { experimentId: '77' }, query })).rejects.toMatchObject({
      status: 404,
    });
    await expect(client.getTraceDistribution({ params, query: { ...query, filter: '(' } })).rejects.toMatchObject({
      status: 400,
      details: { position: 1 },
    });
    expect((await fetch(server.baseUrl + '/api/gander/v1/experiments/0/trace-distribution?number=name')).status).toBe(
      400,
    );
  });
});

describe('facets', () => {
  const facets = async (keys: string, filter?: string) => {
    const { facets: found } = await server.client.listTraceFacets({ params, query: { keys, filter } });
    return Object.fromEntries(
      found.map(({ key, values }) => [key, values.map(({ value, count }) => `${value} ${count}`)]),
    );
  };

  it('count values, each without what the filter says of itself', async () => {
    expect(await facets('status, model, user')).toEqual({
      status: ['OK 3', 'ERROR 1'],
      model: ['gpt-5 2', 'claude-sonnet-4-5 1', 'gpt-5-mini 1'],
      user: ['ada 2', "o'neil 2"],
    });
    expect(await facets('status,model,user', "model = 'gpt-5' AND status = 'OK'")).toEqual({
      status: ['ERROR 1', 'OK 1'],
      model: ['claude-sonnet-4-5 1', 'gpt-5 1', 'gpt-5-mini 1'],
      user: ['ada 1'],
    });
    const { facets: byParameter } = await server.client.listTraceFacets({
      params,
      query: { keys: 'status', state: ['ERROR'] },
    });
    expect(byParameter[0]?.values).toHaveLength(2);
  });

  it('refuse what is no key', async () => {
    await expect(facets('bogus')).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('bogus') as unknown,
    });
    const unknown = server.client.listTraceFacets({ params: { experimentId: '77' }, query: { keys: 'model' } });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });

  it('complete a value', async () => {
    const values = async (key: string, prefix: string, filter?: string) =>
      (await server.client.listTraceValues({ params, query: { key, prefix, filter } })).values.map(
        ({ value }) => value,
      );
    expect(await values('model', 'GPT-5-')).toEqual(['gpt-5-mini']);
    expect(await values('model', '5')).toEqual(['gpt-5', 'claude-sonnet-4-5', 'gpt-5-mini']);
    expect(await values('span.attributes.`app.tier`', '')).toEqual(['gold']);
    expect(await values('user', '', "status = 'ERROR'")).toEqual(['ada']);
  });

  it('name the keys there are', async () => {
    const tag = async (index: number, key: string) => {
      const response = await fetch(`${server.baseUrl}/api/3.0/mlflow/traces/tr-${toTraceIdHex(index)}/tags`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key, value: 'x' }),
      });
      expect(response.status).toBe(200);
    };
    for (const [index, key] of [
      [1, 'mlflow.note'],
      [2, 'mlflow.note'],
      [3, 'team'],
    ] as const)
      await tag(index, key);
    const { keys } = await server.client.listFilterKeys({ params });
    const origins = new Map(keys.map(({ key, origin }) => [key, origin]));
    expect(origins.get('model')).toBe('language');
    expect(origins.get('span.attributes.app.tier')).toBe('attribute');
    // The notes of MLflow's own clients come after what people made up.
    const tags = keys.filter(({ origin }) => origin === 'tag').map(({ key }) => key);
    expect(tags).toEqual(['tags.team', 'tags.mlflow.note']);
    // Whatever is offered can be asked for.
    for (const { key, type } of keys) {
      const test = { presence: 'IS NULL', number: '> 0', any: "= 'x'", text: "= 'x'" }[type];
      const filter =
        key === 'prompt' ? "prompt = 'a/1'" : key === 'span.content' ? "span.content LIKE 'x'" : `${key} ${test}`;
      await expect(server.client.countTraces({ params, query: { filter } }), filter).resolves.toBeDefined();
    }
  });
});

it('counts traces over time', async () => {
  const histogram = await server.client.getTraceHistogram({ params, query: { buckets: 4 } });
  expect(histogram.buckets.reduce((sum, { ok, error, inProgress }) => sum + ok + error + inProgress, 0)).toBe(4);
  expect(histogram.bucketNano).toBe(SECOND_NANO);
  const { fromUnixNano, toUnixNano } = histogram;
  const asked = await server.client.getTraceHistogram({
    params,
    query: { from: fromUnixNano, to: toUnixNano, buckets: 4 },
  });
  expect(asked).toMatchObject({ fromUnixNano, toUnixNano });
});
