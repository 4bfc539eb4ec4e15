import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createMlflowSession, type MlflowSession } from './support/mlflow-session.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

interface AssessmentJson {
  readonly assessment_id: string;
  readonly assessment_name: string;
  readonly last_update_time: string;
  readonly [field: string]: unknown;
}

describe('assessments over HTTP', () => {
  let server: TestServer;
  let mlflow: MlflowSession;
  let traceCount = 0;
  let path = '';

  beforeAll(async () => {
    server = await openTestServer();
    mlflow = createMlflowSession(server);
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    traceCount += 1;
    const traceId = traceCount.toString(16).padStart(32, 'a');
    await mlflow.send({ name: 'root', traceId });
    path = `/traces/tr-${traceId}/assessments`;
  });

  const post = (assessment: unknown) => mlflow.call('POST', path, { assessment });
  const create = async (assessment: unknown) =>
    (await mlflow.ask('POST', path, { assessment }))['assessment'] as AssessmentJson;
  const read = async (id: string) => (await mlflow.ask('GET', `${path}/${id}`))['assessment'] as AssessmentJson;
  const update = (id: string, message: unknown) => mlflow.call('PATCH', `${path}/${id}`, message);

  it('should fill in what a client leaves out', async () => {
    const created = await create({ assessment_name: 'q', feedback: { value: 1 } });
    const { create_time, last_update_time, ...rest } = created;
    expect(create_time).toBe(last_update_time);
    expect(Date.parse(last_update_time)).toBeGreaterThan(Date.now() - 60_000);
    expect(rest).toEqual({
      assessment_id: expect.stringMatching(/^a-[0-9a-f]{32}$/),
      assessment_name: 'q',
      trace_id: path.split('/')[2],
      source: { source_type: 'SOURCE_TYPE_UNSPECIFIED' },
      feedback: { value: 1 },
      valid: true,
    });
    expect(await read(created.assessment_id)).toEqual(created);
  });

  it.each([
    ['a text', 'ünï ✓ "quoted"'],
    ['an empty text', ''],
    ['a fraction', 0.1],
    ['a large number', 1.5e300],
    ['a small number', 1e-7],
    ['false', false],
    ['null', null],
    ['a list', [1, 'a', true, null, []]],
    ['an object', { b: { c: [1] }, '1': {}, a: null }],
  ])('should give back the value of a feedback: %s', async (_name, value) => {
    const { assessment_id } = await create({ assessment_name: 'q', feedback: { value } });
    expect((await read(assessment_id))['feedback']).toEqual({ value });
  });

  it.each([
    [{ value: '42' }, { value: '42' }],
    [{ value: 42 }, { value: 42 }],
    [toSerialized('{"x": {"y": 1}, "z": 1.0}'), toSerialized('{"x": {"y": 1}, "z": 1.0}')],
    [toSerialized('["a",2]'), toSerialized('["a", 2]')],
    [{ value: ['a'] }, toSerialized('["a"]')],
    [{}, toSerialized('null')],
    [toSerialized('"text"'), { value: 'text' }],
  ])('should give back the expectation %j', async (sent, expected) => {
    const { assessment_id } = await create({ assessment_name: 'e', expectation: sent });
    expect((await read(assessment_id))['expectation']).toEqual(expected);
  });

  it('should understand names in both cases, enums by number and unknown sources', async () => {
    const { assessment_id } = await create({
      assessmentName: 'q',
      spanId: 'f053feff55cc6d24',
      source: { sourceType: 2, sourceId: 'gpt' },
      feedback: { error: { errorCode: 'E', errorMessage: 'no' } },
    });
    expect(await read(assessment_id)).toMatchObject({
      span_id: 'f053feff55cc6d24',
      source: { source_type: 'LLM_JUDGE', source_id: 'gpt' },
      feedback: { value: null, error: { error_code: 'E', error_message: 'no' } },
    });
    const strange = await create({ assessment_name: 'q', source: { source_type: 'AI_JUDGE' }, feedback: { value: 1 } });
    expect(strange['source']).toEqual({ source_type: 'SOURCE_TYPE_UNSPECIFIED' });
  });

  it('should refer to an issue', async () => {
    const issue = { assessment_name: 'iss-1', issue: { issue_name: 'Wrong tone' }, rationale: 'rude' };
    expect(await create(issue)).toMatchObject(issue);
  });

  it('should change what the mask names, written either way', async () => {
    const { assessment_id: id } = await create({
      assessment_name: 'q',
      feedback: { value: 'a' },
      rationale: 'r',
      metadata: { k: 'v', n: '1' },
    });
    const assessment = { assessment_name: 'p', feedback: { value: 'b' }, rationale: 's', metadata: { k: 'w' } };
    await update(id, { assessment, update_mask: 'feedback,metadata,source,nonsense' });
    expect(await read(id)).toMatchObject({
      assessment_name: 'q',
      feedback: { value: 'b' },
      rationale: 'r',
      metadata: { k: 'w', n: '1' },
    });
    await update(id, { assessment, updateMask: 'assessmentName' });
    expect(await read(id)).toMatchObject({ assessment_name: 'p', rationale: 'r' });
    await update(id, {
      assessment: { assessment_name: 'o' },
      update_mask: { paths: ['assessment_name', 'rationale'] },
    });
    const last = await read(id);
    expect(last.assessment_name).toBe('o');
    expect(last['rationale'] ?? '').toBe('');
  });

  it('should make what is overridden invalid until the other one goes, without a word about unknown ones', async () => {
    const { assessment_id: id } = await create({ assessment_name: 'q', feedback: { value: 'no' } });
    const { assessment_id: other } = await create({ assessment_name: 'q', feedback: { value: 'yes' }, overrides: id });
    expect(await read(other)).toMatchObject({ overrides: id, valid: true });
    expect(await read(id)).toMatchObject({ valid: false });
    expect(await mlflow.ask('DELETE', `${path}/${other}`)).toEqual({});
    expect(await read(id)).toMatchObject({ valid: true });
    expect(await mlflow.ask('DELETE', `${path}/${other}`)).toEqual({});
    expect(await mlflow.ask('DELETE', `/traces/tr-nope/assessments/${other}`)).toEqual({});
  });

  it('should tell the live stream', async () => {
    const controller = new AbortController();
    const stream = await fetch(`${server.baseUrl}/api/gander/v1/live?experimentId=0`, { signal: controller.signal });
    const traceId = path.split('/')[2] ?? '';
    await create({ assessment_name: 'q', feedback: { value: 1 } });
    let seen = '';
    for await (const part of (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      seen += part;
      if (seen.includes(traceId)) break;
    }
    controller.abort();
    expect(seen).toContain(traceId);
  });

  it.each([
    ['no assessment', {}, "Missing value for required parameter 'assessment'"],
    ['nothing said', { assessment: { assessment_name: 'q' } }, 'Unknown assessment type'],
    ['two things said', { assessment: { feedback: { value: 1 }, expectation: { value: 1 } } }, 'Exactly one of'],
    ['a long name', { assessment: { assessment_name: 'x'.repeat(251), feedback: {} } }, 'maximum length of 250'],
    ['a number for metadata', { assessment: { feedback: {}, metadata: { a: 1 } } }, 'assessment.metadata.a'],
    ['a text for feedback', { assessment: { feedback: 'yes' } }, "'assessment.feedback'"],
    ['an infinite number', '{"assessment": {"feedback": {"value": [1e999]}}}', 'too large for a double'],
    [
      'an infinite whole number',
      `{"assessment": {"feedback": {"value": ${'9'.repeat(400)}}}}`,
      'too large for a double',
    ],
    ['an infinite expectation', { assessment: { expectation: toSerialized('-1e999') } }, 'too large for a double'],
    ['broken JSON', { assessment: { expectation: toSerialized('{') } }, 'not valid JSON'],
    [
      'another format',
      { assessment: { expectation: { serialized_value: { serialization_format: 'YAML', value: 'a' } } } },
      'Unknown serialization format: YAML',
    ],
  ])('should refuse to create: %s', async (_name, message, expected) => {
    const { status, json } = await mlflow.call('POST', path, message);
    expect([status, json['error_code']]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    expect(json['message']).toContain(expected);
  });

  it.each([
    ['no mask', { assessment: {} }, "Missing value for required parameter 'update_mask'"],
    ['an expectation for a feedback', toUpdate({ expectation: { value: 1 } }, 'expectation'), 'cannot become'],
    ['a mask without its value', toUpdate({}, 'feedback'), 'does not have it'],
    ['an empty name', toUpdate({ assessment_name: '' }, 'assessmentName'), 'assessment_name'],
  ])('should refuse to update: %s', async (_name, message, expected) => {
    const { assessment_id: id } = await create({ assessment_name: 'q', feedback: { value: 1 } });
    const { status, json } = await update(id, message);
    expect([status, json['error_code']]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    expect(json['message']).toContain(expected);
  });

  it('should be found by a number however it is written, and by a text only as it is', async () => {
    const name = `score${traceCount}`;
    const count = async (test: string) => {
      const { traces = [] } = await mlflow.ask('POST', '/traces/search', {
        locations: [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } }],
        filter: `feedback.${name} ${test}`,
      });
      return (traces as readonly unknown[]).length;
    };
    const tests = ["= '5'", "= '5.0'", "IN ('4', '5')", "!= '5'", "!= '5.0'", "NOT IN ('5', '6')", "!= '6'"];
    const countAll = () => Promise.all(tests.map(count));
    const { assessment_id: id } = await create({ assessment_name: name, feedback: { value: 5 } });
    expect(await countAll()).toEqual([1, 1, 1, 0, 0, 0, 1]);
    await update(id, toUpdate({ feedback: { value: '5.0' } }, 'feedback'));
    expect(await countAll()).toEqual([0, 1, 0, 1, 0, 1, 1]);
    await update(id, toUpdate({ feedback: { value: 5.5 } }, 'feedback'));
    expect(await countAll()).toEqual([0, 0, 0, 1, 1, 1, 1]);
  });

  it('should say what is not there', async () => {
    const missing = { status: 404, json: { error_code: 'RESOURCE_DOES_NOT_EXIST' } };
    expect(await mlflow.call('GET', `${path}/a-nope`)).toMatchObject(missing);
    expect(await mlflow.call('GET', '/traces/tr-nope/assessments/a-nope')).toMatchObject(missing);
    expect(await update('a-nope', toUpdate({ rationale: 'x' }, 'rationale'))).toMatchObject(missing);
    expect(await post({ feedback: { value: 1 }, overrides: 'a-nope' })).toMatchObject(missing);
    expect(
      await mlflow.call('POST', '/traces/tr-nope/assessments', { assessment: { feedback: { value: 1 } } }),
    ).toMatchObject({
      status: 400,
      json: { error_code: 'BAD_REQUEST', message: "Trace with ID 'tr-nope' not found." },
    });
  });
});

function toSerialized(value: string) {
  return { serialized_value: { serialization_format: 'JSON_FORMAT', value } };
}

function toUpdate(assessment: unknown, mask: string) {
  return { assessment, update_mask: mask };
}
