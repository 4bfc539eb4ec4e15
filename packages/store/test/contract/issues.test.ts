import { DEFAULT_EXPERIMENT_ID, type ExperimentId } from '@gander/core/ids';
import type { Issue } from '@gander/core/issue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { IssueSearch } from '../../src/issue-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const NOW_MS = 1_800_000_000_000;

function buildIssue(issueId: string, fields: Partial<Issue> = {}): Issue {
  return {
    issueId,
    experimentId: DEFAULT_EXPERIMENT_ID,
    name: `name of ${issueId}`,
    description: 'd',
    status: 'pending',
    severity: null,
    rootCauses: [],
    categories: [],
    sourceRunId: null,
    createdBy: null,
    creationTimeMs: 1000n,
    lastUpdateTimeMs: 1000n,
    ...fields,
  };
}

describe.each(ENGINES)('$name: issues', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => NOW_MS });
  });
  afterEach(() => instance.dispose());

  const search = async (fields: Partial<IssueSearch> = {}) => {
    const { items, nextCursor } = await store.issues.searchIssues({ conditions: [], page: { limit: 100 }, ...fields });
    return { ids: items.map(({ issueId }) => issueId), nextCursor };
  };

  it('should be what they were created as, and change only where they are told to', async () => {
    const issue = buildIssue('a', {
      severity: 'low',
      rootCauses: ['é', ''],
      categories: ['x'],
      sourceRunId: 'r',
      createdBy: 'ada',
    });
    expect(await store.issues.createIssue(issue)).toEqual(issue);
    expect(await store.issues.getIssue('a')).toEqual(issue);
    const changed = { ...issue, severity: 'high', lastUpdateTimeMs: BigInt(NOW_MS) };
    expect(await store.issues.writeIssue('a', { severity: 'high' })).toEqual(changed);
    expect(await store.issues.getIssue('a')).toEqual(changed);
  });

  it('should belong to an active experiment', async () => {
    const { experimentId } = await store.experiments.createExperiment({ name: 'gone' });
    await store.experiments.writeExperimentStage(experimentId, 'deleted');
    await expect(store.issues.createIssue(buildIssue('a', { experimentId }))).rejects.toMatchObject({
      code: 'failed_precondition',
    });
    await expect(
      store.issues.createIssue(buildIssue('a', { experimentId: '99' as ExperimentId })),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.issues.getIssue('a')).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.issues.writeIssue('a', {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should be listed by severity, then by age, page by page', async () => {
    const { experimentId: other } = await store.experiments.createExperiment({ name: 'other' });
    await store.issues.createIssue(buildIssue('unrated'));
    await store.issues.createIssue(buildIssue('old', { severity: 'high', creationTimeMs: 1n }));
    await store.issues.createIssue(buildIssue('new-a', { severity: 'high', creationTimeMs: 2n }));
    await store.issues.createIssue(buildIssue('new-b', { severity: 'high', creationTimeMs: 2n, sourceRunId: 'r' }));
    await store.issues.createIssue(buildIssue('elsewhere', { experimentId: other, severity: 'low' }));
    const order = ['new-b', 'new-a', 'old', 'elsewhere', 'unrated'];
    expect(await search()).toEqual({ ids: order, nextCursor: null });

    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ page: { limit: 2, cursor } });
      paged.push(...page.ids);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(order);

    expect((await search({ experimentId: other })).ids).toEqual(['elsewhere']);
    expect((await search({ conditions: [{ field: 'sourceRunId', operator: '=', value: 'r' }] })).ids).toEqual([
      'new-b',
    ]);
    expect((await search({ conditions: [{ field: 'status', operator: '!=', value: 'pending' }] })).ids).toEqual([]);
    await expect(search({ page: { limit: 2, cursor: 'forged' } })).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('should count the traces that have them, each once', async () => {
    await store.ingest.write(
      buildWrite(buildTraceWrite('one', [buildSpan('a')]), buildTraceWrite('two', [buildSpan('b')])),
    );
    for (const [assessmentId, trace, name] of [
      ['1', 'one', 'iss-a'],
      ['2', 'one', 'iss-a'],
      ['3', 'two', 'iss-a'],
      ['4', 'two', 'iss-b'],
    ] as const) {
      await store.assessments.createAssessment({
        assessmentId,
        traceId: traceIdOf(trace),
        spanId: null,
        name,
        content: { kind: 'issue', issueName: name },
        source: { type: 'CODE', id: null },
        rationale: null,
        metadata: [],
        overrides: null,
        creationTimeMs: 1n,
        lastUpdateTimeMs: 1n,
      });
    }
    const counts = await store.issues.countIssueTraces(['iss-a', 'iss-b', 'iss-none']);
    expect(Object.fromEntries(counts)).toEqual({ 'iss-a': 2, 'iss-b': 1 });
  });
});
