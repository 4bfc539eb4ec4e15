import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMlflowSession, type MlflowSession } from './support/mlflow-session.ts';
import { toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

interface IssueJson {
  readonly issue_id: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

describe('issues over HTTP', () => {
  let server: TestServer;
  let mlflow: MlflowSession;

  beforeAll(async () => {
    server = await openTestServer();
    mlflow = createMlflowSession(server);
  });
  afterAll(() => server.dispose());

  const create = async (name: string, fields: Readonly<Record<string, unknown>> = {}) => {
    const message = { experiment_id: '0', name, description: `about ${name}`, ...fields };
    return (await mlflow.ask('POST', '/issues', message))['issue'] as IssueJson;
  };
  const search = async (message: Readonly<Record<string, unknown>>) => {
    const { issues = [], next_page_token } = await mlflow.ask('POST', '/issues/search', message);
    return { issues: issues as readonly IssueJson[], token: next_page_token };
  };

  it('should be created, read and changed', async () => {
    const created = await create('tone', {
      severity: 'high',
      root_causes: ['prompt'],
      categories: ['style'],
      source_run_id: 'r1',
      created_by: 'ada',
    });
    expect(created).toEqual({
      issue_id: expect.stringMatching(/^iss-[0-9a-f]{32}$/),
      experiment_id: '0',
      name: 'tone',
      description: 'about tone',
      status: 'pending',
      severity: 'high',
      root_causes: ['prompt'],
      source_run_id: 'r1',
      categories: ['style'],
      created_timestamp: expect.any(Number),
      last_updated_timestamp: created['created_timestamp'],
      created_by: 'ada',
    });
    const path = `/issues/${created.issue_id}`;
    expect(await mlflow.ask('GET', path)).toEqual({ issue: created });
    const { issue } = await mlflow.ask('PATCH', path, { status: 'resolved', name: '', description: 'solved' });
    expect(issue).toMatchObject({ name: 'tone', description: 'solved', status: 'resolved', severity: 'high' });
    expect(await mlflow.ask('GET', path)).toEqual({ issue });
  });

  it('should be searched, the most severe first, page by page, with the traces that have them', async () => {
    const experiment = await server.client.createExperiment({ params: {}, body: { name: 'searched' } });
    const experiment_id = experiment.experimentId;
    const ids: string[] = [];
    for (const severity of ['low', undefined, 'high', 'not_an_issue']) {
      ids.push((await create(severity ?? 'unrated', { experiment_id, severity, source_run_id: 'r' })).issue_id);
    }
    await mlflow.ask('PATCH', `/issues/${ids[0]}`, { status: 'rejected' });
    for (const n of [1, 2]) {
      await mlflow.send({ name: 'root', traceId: toTraceIdHex(n) });
      const reference = { assessment: { assessment_name: ids[2], issue: { issue_name: 'high' } } };
      await mlflow.ask('POST', `/traces/tr-${toTraceIdHex(n)}/assessments`, reference);
      await mlflow.ask('POST', `/traces/tr-${toTraceIdHex(n)}/assessments`, reference);
    }

    const first = await search({ experiment_id, max_results: 3, include_trace_count: true });
    expect(first.issues.map(({ name, trace_count }) => [name, trace_count])).toEqual([
      ['high', 2],
      ['low', 0],
      ['not_an_issue', 0],
    ]);
    const second = await search({ experiment_id, max_results: 3, page_token: first.token });
    expect(second).toEqual({ issues: [expect.objectContaining({ name: 'unrated' })], token: '' });
    expect(second.issues[0]).not.toHaveProperty('trace_count');
    const filtered = await search({ experiment_id, filter_string: "status != 'rejected' AND source_run_id = 'r'" });
    expect(filtered.issues.map(({ name }) => name)).toEqual(['high', 'not_an_issue', 'unrated']);
    expect((await search({})).issues.length).toBeGreaterThan(3);
  });

  it.each([
    ['POST', '/issues', { experiment_id: '0', name: 'x' }, 400],
    ['POST', '/issues', { experiment_id: '0', name: 'x', description: 'd', severity: 'extreme' }, 400],
    ['POST', '/issues', { experiment_id: '99', name: 'x', description: 'd' }, 404],
    ['GET', '/issues/iss-nope', undefined, 404],
    ['PATCH', '/issues/iss-nope', { name: 'x' }, 404],
    ['POST', '/issues/search', { filter_string: 'nonsense' }, 400],
    ['POST', '/issues/search', { page_token: 'x' }, 400],
  ])('should refuse %s %s %j', async (method, path, message, status) => {
    const answer = await mlflow.call(method, path, message);
    expect([answer.status, typeof answer.json['error_code']]).toEqual([status, 'string']);
  });
});
