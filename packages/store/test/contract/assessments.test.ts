import type { AssessmentContent } from '@gander/core/assessment';
import { AppError } from '@gander/core/errors';
import type { ExperimentId, RunId, TraceId } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { NewAssessment } from '../../src/assessment-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const NOW_MS = 1_800_000_000_000;
const TRACE = traceIdOf('one');
const OTHER_TRACE = traceIdOf('two');
const CHANGED = { traceId: TRACE, experimentId: '0' };

function buildFeedback(valueJson: string): AssessmentContent {
  return { kind: 'feedback', valueJson, error: null };
}

function buildAssessment(assessmentId: string, fields: Partial<NewAssessment> = {}): NewAssessment {
  return {
    assessmentId,
    traceId: TRACE,
    spanId: null,
    name: 'quality',
    content: buildFeedback('"good"'),
    source: { type: 'HUMAN', id: 'ada' },
    rationale: null,
    metadata: [],
    overrides: null,
    creationTimeMs: 1000n,
    lastUpdateTimeMs: 1000n,
    ...fields,
  };
}

describe.each(ENGINES)('$name: assessments', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => NOW_MS });
    await store.ingest.write(
      buildWrite(buildTraceWrite('one', [buildSpan('a')]), buildTraceWrite('two', [buildSpan('b')])),
    );
  });
  afterEach(() => instance.dispose());

  const create = (id: string, fields?: Partial<NewAssessment>) =>
    store.assessments.createAssessment(buildAssessment(id, fields));
  const listValidity = async () =>
    ((await store.assessments.listAssessments([TRACE])).get(TRACE) ?? []).map(
      ({ assessmentId, isValid }) => `${assessmentId}:${isValid}`,
    );

  it('should give back what was said, in the order in which it came', async () => {
    const full = buildAssessment('full', {
      spanId: spanIdOf('a'),
      content: {
        kind: 'feedback',
        valueJson: 'null',
        error: { code: 'E', message: 'it broke', stackTrace: 'line 1\nline 2' },
      },
      source: { type: 'LLM_JUDGE', id: null },
      rationale: 'because',
      metadata: [
        { key: 'z', value: 'é' },
        { key: '1', value: '' },
      ],
    });
    const { assessment, changed } = await store.assessments.createAssessment(full);
    expect(assessment).toEqual({ ...full, isValid: true });
    expect(changed).toEqual(CHANGED);
    await create('expected', { content: { kind: 'expectation', valueJson: '{"x": [1, 2.0]}' } });
    await create('issue', { name: 'iss-1', content: { kind: 'issue', issueName: 'Wrong "tone"' } });
    await create('elsewhere', { traceId: OTHER_TRACE });

    const listed = await store.assessments.listAssessments([OTHER_TRACE, TRACE, 'tr-nope' as TraceId]);

    expect([...listed.keys()].toSorted()).toEqual([TRACE, OTHER_TRACE].toSorted());
    expect(listed.get(TRACE)?.map((one) => [one.assessmentId, one.content])).toEqual([
      ['full', full.content],
      ['expected', { kind: 'expectation', valueJson: '{"x": [1, 2.0]}' }],
      ['issue', { kind: 'issue', issueName: 'Wrong "tone"' }],
    ]);
    expect(await store.assessments.getAssessment(TRACE, 'full')).toEqual({ ...full, isValid: true });
  });

  it('should refuse an assessment of a trace that is not there, and find none of another trace', async () => {
    await create('a');
    await expect(create('b', { traceId: 'tr-nope' as TraceId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.assessments.getAssessment(OTHER_TRACE, 'a')).rejects.toThrow(
      `Assessment with ID 'a' not found for trace '${OTHER_TRACE}'`,
    );
    await expect(store.assessments.getAssessment('tr-nope' as TraceId, 'a')).rejects.toBeInstanceOf(AppError);
    await expect(store.assessments.writeAssessment(OTHER_TRACE, 'a', {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should change only what is named, and join metadata', async () => {
    await create('a', {
      rationale: 'first',
      metadata: [
        { key: 'k', value: 'v' },
        { key: 'n', value: '1' },
      ],
    });
    const { assessment } = await store.assessments.writeAssessment(TRACE, 'a', {
      content: buildFeedback('false'),
      metadata: [
        { key: 'k', value: 'v2' },
        { key: 'extra', value: '1' },
      ],
    });
    expect(assessment).toEqual({
      ...buildAssessment('a', { rationale: 'first', content: buildFeedback('false') }),
      metadata: [
        { key: 'k', value: 'v2' },
        { key: 'n', value: '1' },
        { key: 'extra', value: '1' },
      ],
      isValid: true,
      lastUpdateTimeMs: BigInt(NOW_MS),
    });
    expect(await store.assessments.getAssessment(TRACE, 'a')).toEqual(assessment);
    const renamed = await store.assessments.writeAssessment(TRACE, 'a', { name: 'other', rationale: 'second' });
    expect(renamed.assessment).toMatchObject({ name: 'other', rationale: 'second', content: buildFeedback('false') });
  });

  it('should not turn a feedback into an expectation', async () => {
    await create('a');
    const change = { content: { kind: 'expectation', valueJson: '1.0' } } as const;
    await expect(store.assessments.writeAssessment(TRACE, 'a', change)).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it('should make what is overridden invalid, and valid again when that which overrode it goes', async () => {
    await create('a');
    await create('b', { overrides: 'a' });
    expect(await listValidity()).toEqual(['a:false', 'b:true']);
    expect(await store.assessments.deleteAssessment(TRACE, 'b')).toEqual(CHANGED);
    expect(await listValidity()).toEqual(['a:true']);
    expect(await store.assessments.deleteAssessment(TRACE, 'b')).toBeUndefined();
    expect(await store.assessments.deleteAssessment('tr-nope' as TraceId, 'a')).toBeUndefined();
  });

  it('should not override what is not there, or is of another trace', async () => {
    await create('elsewhere', { traceId: OTHER_TRACE });
    await expect(create('b', { overrides: 'nope' })).rejects.toThrow("Assessment with ID 'nope' not found");
    await expect(create('b', { overrides: 'elsewhere' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await listValidity()).toEqual([]);
  });

  it('should delete what a run made together with the run', async () => {
    const runId = 'r'.repeat(32) as RunId;
    await store.runs.createRun({
      runId,
      experimentId: '0' as ExperimentId,
      name: 'judge',
      userId: '',
      startTimeMs: 1n,
      tags: [],
    });
    const ofRun = [{ key: 'mlflow.assessment.sourceRunId', value: runId }];
    await create('a');
    await create('b', { metadata: ofRun, overrides: 'a' });
    await create('c', { metadata: [{ key: 'mlflow.assessment.sourceRunId', value: 'another' }] });
    await store.runs.writeRunStage(runId, 'deleted');
    expect(await listValidity()).toEqual(['a:true', 'c:true']);
  });

  it('should go with its trace', async () => {
    await create('a');
    await store.traceInfos.deleteTraces({ experimentId: '0' as ExperimentId, traceIds: [TRACE] });
    await store.ingest.write(buildWrite(buildTraceWrite('one', [buildSpan('a')])));
    expect(await listValidity()).toEqual([]);
  });
});
