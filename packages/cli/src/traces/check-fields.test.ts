import { expect, it } from 'vitest';

import { checkFields } from './check-fields.ts';
import { parseFieldPaths } from './parse-field-paths.ts';

const check = (text: string, isVerbose = false) => checkFields(parseFieldPaths(text), isVerbose);

it('should let by what a trace can have', () => {
  for (const text of [
    'info,info.*,info.tags.`any.name`,info.assessments.*.feedback.value,data,data.spans.0.name',
    'data.spans.*.attributes.`gen_ai.request.model`,data.spans.*.events.*.name,info.trace_location.type',
  ]) {
    expect(() => check(text)).not.toThrow();
  }
});

it.each(['nope', 'info.nope', 'info.execution_duration', 'data.span', 'data.spans.name', 'data.spans.*.nope'])(
  'should refuse %s',
  (text) => {
    expect(() => check(`info.trace_id,${text}`)).toThrow(`Traces have no field ${text}. They have info.trace_id`);
  },
);

it('should list every field when asked', () => {
  expect(() => check('nope', true)).toThrow(/info\.assessments, data\.spans\.\*\.trace_id.*attributes$/);
});
