import { describe, expect, it } from 'vitest';

import type { SpanRecord } from '../span-record.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import { inferFromFamilies, findFailedExecution } from './infer-from-families.ts';

const tool = createSpanRecord('tool', { type: 'TOOL', name: 'claude_code.tool' });
const execution = createSpanRecord('run', {
  parent: 'tool',
  type: 'CHAIN',
  name: 'claude_code.tool.execution',
  status: 'ERROR',
});
const loop = createSpanRecord('loop', { type: 'CHAIN', name: 'ai.streamText' });
const call = (id: string) =>
  createSpanRecord(id, { parent: 'loop', type: 'CHAT_MODEL', name: 'ai.streamText.doStream' });

describe('inferFromFamilies', () => {
  it('lets a tool fail with its execution, in whatever order they come', () => {
    for (const spans of [
      [tool, execution],
      [execution, tool],
    ]) {
      expect([...inferFromFamilies(spans).values()]).toEqual([{ ...tool, status: 'ERROR' }]);
    }
    expect(findFailedExecution(tool, [tool, execution])).toBe(execution);
  });

  it('leaves a tool alone whose execution went well, and one that somebody else’s child failed below', () => {
    expect(inferFromFamilies([tool, { ...execution, status: 'UNSET' } satisfies SpanRecord]).size).toBe(0);
    expect(inferFromFamilies([tool, { ...execution, name: 'POST /' }]).size).toBe(0);
    expect(inferFromFamilies([tool, { ...execution, name: 'claude_code.hook' }]).size).toBe(0);
    expect(findFailedExecution(tool, [tool, { ...execution, parentSpanId: null }])).toBeUndefined();
  });

  it('takes a loop with a tool or with several calls for an agent', () => {
    const ran = createSpanRecord('t', { parent: 'loop', type: 'TOOL', name: 'ai.toolCall' });
    expect(inferFromFamilies([call('c1'), ran, loop]).get(loop.spanId)?.type).toBe('AGENT');
    expect(inferFromFamilies([call('c1'), call('c2'), loop]).get(loop.spanId)?.type).toBe('AGENT');
  });

  it('takes a loop around one call for what it is, and no other chain for an agent', () => {
    expect(inferFromFamilies([call('c1'), loop]).size).toBe(0);
    expect(inferFromFamilies([call('c1'), call('c2'), { ...loop, name: 'ai.streamText.custom' }]).size).toBe(0);
    const far = [call('c1'), call('c2')].map((span) => ({ ...span, parentSpanId: tool.spanId }));
    expect(inferFromFamilies([...far, loop]).size).toBe(0);
  });
});
