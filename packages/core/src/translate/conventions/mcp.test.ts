import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('MCP', () => {
  it('is asked after the framework that used it', () => {
    const attributes = { 'mcp.method.name': 'tools/call', 'mcp.session.id': 'm-1', 'mcp.request.argument': '{"a":1}' };
    const span = translate({ name: 'tools/call add', attributes });
    expect(span).toMatchObject({ type: 'TOOL', framework: 'mcp', tool: { arguments: { a: 1 } } });
    expect(span.sessionId).toBeUndefined();
    expect(translate({ attributes: { 'mcp.method.name': 'tools/list' } })).toMatchObject({
      type: 'CHAIN',
      subtype: 'tools/list',
    });
    const claimed = { ...attributes, 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'add' };
    expect(translate({ attributes: claimed })).toMatchObject({
      type: 'TOOL',
      framework: 'genai',
      tool: { name: 'add' },
    });
  });
});
