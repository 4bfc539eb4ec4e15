import { describe, expect, it } from 'vitest';

import { AppError } from '../../errors.ts';
import { requireTraceFilter } from './require-trace-filter.ts';
import type { TraceExpression } from './trace-expression.ts';

const text = (value: string, operator: '=' | '!=' = '=') => ({ kind: 'text', operator, value });
const condition = (field: object, test: object) => ({ kind: 'condition', field, test });
const attribute = (key: string, test: object) => condition({ entity: 'attribute', key }, test);
const tag = (key: string, test: object) => condition({ entity: 'tag', key }, test);
const column = (key: string, test: object) => condition({ entity: 'column', key }, test);
const span = (...chain: readonly object[]) => ({ kind: 'span', chain });
const all = (...operands: readonly object[]) => ({ kind: 'and', operands });
const any = (...operands: readonly object[]) => ({ kind: 'or', operands });

describe('filter of traces', () => {
  it.each<readonly [string, object]>([
    ["status = 'OK'", attribute('status', text('OK'))],
    ["trace.status != 'OK'", attribute('status', text('OK', '!='))],
    [
      "attributes.status in ('OK', 'ERROR')",
      attribute('status', { kind: 'in', isNegated: false, values: ['OK', 'ERROR'] }),
    ],
    ["`status` not in ('OK')", attribute('status', { kind: 'in', isNegated: true, values: ['OK'] })],
    [
      'timestamp_ms > 1795251544886',
      attribute('timestamp', { kind: 'number', operator: '>', value: 1_795_251_544_886n }),
    ],
    ["execution_time_ms <= '50'", attribute('execution_time', { kind: 'number', operator: '<=', value: 50n })],
    ['end_time IS NULL', attribute('end_time', { kind: 'presence', isPresent: false })],
    ["name LIKE 'ref%'", attribute('name', { kind: 'like', letterCase: 'sensitive', pattern: 'ref%' })],
    ["name RLIKE '^re.und'", attribute('name', { kind: 'regex', pattern: '^re.und' })],
    ["tags.team = 'a'", tag('team', text('a'))],
    ["tag.`my.key` = 'v x'", tag('my.key', text('v x'))],
    ["tags.\"a key\" = 'it''s'", tag('a key', text("it's"))],
    [
      "tags.mlflow.traceName ilike '%X%'",
      tag('mlflow.traceName', { kind: 'like', letterCase: 'insensitive', pattern: '%X%' }),
    ],
    [
      "request_metadata.`mlflow.trace.user` = 'u'",
      condition({ entity: 'metadata', key: 'mlflow.trace.user' }, text('u')),
    ],
    ["feedback.quality = 'yes'", condition({ entity: 'feedback', key: 'quality' }, text('yes'))],
    [
      'expectation.e IS NOT NULL',
      condition({ entity: 'expectation', key: 'e' }, { kind: 'presence', isPresent: true }),
    ],
    ["issue.id = 'iss-1'", condition({ entity: 'issue' }, text('iss-1'))],
    ["prompt = 'p/2'", condition({ entity: 'prompt', name: 'p', version: '2' }, text('p/2'))],
    ['text:refund', { kind: 'text', phrase: 'refund', isPrefix: false }],
    ['TEXT:"gift ca*"', { kind: 'text', phrase: 'gift ca', isPrefix: true }],
    ["span.name = 'a'", span(column('name', text('a')))],
    [
      'span.attributes.a.b > 5',
      span(condition({ entity: 'attribute', key: 'a.b' }, { kind: 'number', operator: '>', value: 5n })),
    ],
    [
      "trace.text LIKE '%x%'",
      span(condition({ entity: 'content' }, { kind: 'like', letterCase: 'sensitive', pattern: '%x%' })),
    ],
    ['', { kind: 'constant', value: true }],
    ['and', { kind: 'constant', value: true }],
    ["status = 'OK' AND", attribute('status', text('OK'))],
  ])('should read %s', (filter, expected) => {
    expect(withoutPositions(requireTraceFilter(filter))).toEqual(expected);
  });

  it('should bind AND tighter than OR, and NOT tightest', () => {
    const [ok, a, b] = [attribute('status', text('OK')), tag('t', text('a')), tag('t', text('b'))];
    expect(withoutPositions(requireTraceFilter("status = 'OK' OR tags.t = 'a' AND NOT tags.t = 'b'"))).toEqual(
      any(ok, all(a, { kind: 'not', operand: b })),
    );
    expect(withoutPositions(requireTraceFilter("(status = 'OK' or tags.t = 'a') and tags.t = 'b'"))).toEqual(
      all(any(ok, a), b),
    );
  });

  it('should ask all that is said of spans side by side of one span', () => {
    const [name, type] = [column('name', text('a')), column('type', text('LLM'))];
    const ok = attribute('status', text('OK'));
    expect(withoutPositions(requireTraceFilter("span.name = 'a' AND status = 'OK' AND span.type = 'LLM'"))).toEqual(
      all(ok, span(all(name, type))),
    );
    expect(withoutPositions(requireTraceFilter("span(name = 'a') AND span(type = 'LLM')"))).toEqual(
      all(span(name), span(type)),
    );
  });

  it('should read what stands below what', () => {
    const filter = "span(type='TOOL' AND status='ERROR') UNDER span(type='AGENT') UNDER span()";
    expect(withoutPositions(requireTraceFilter(filter))).toEqual(
      span(all(column('type', text('TOOL')), column('status', text('ERROR'))), column('type', text('AGENT')), all()),
    );
  });

  it.each([
    [' ', 1, 'Could not be parsed'],
    ['nonsense', 1, "Invalid attribute key 'nonsense'"],
    ['status', 7, 'Expected an operator'],
    ["trace_id = 'x'", 1, "Invalid attribute key 'trace_id' specified. Valid keys are request_id"],
    ["assessment.quality = 'x'", 1, "Invalid entity type 'assessment'. Valid values are"],
    ['status = ', 10, "Expected a value such as 'my-value' or 5 after the operator, found the end"],
    ["status = 'OK' OR", 17, 'Expected a key such as tags.team or span.name, found the end'],
    ['status = %', 10, 'The character % has no meaning here. Expected a key, an operator or a value'],
    ['status = OK', 10, 'Use either single or double quotes'],
    ["status == 'OK'", 8, "Invalid comparator '=='"],
    ['tags.team = 5', 13, 'Expected a quoted string value'],
    ["timestamp > 'abc' OR", 21, 'Expected a key'],
    ['feedback.score > 1', 16, "Invalid comparator '>'"],
    ["span.bogus = 'x'", 1, 'Valid keys are name, type, status'],
    ["(status = 'OK'", 15, 'Expected AND, OR or )'],
    ["(status = 'OK' ,", 16, 'Expected AND, OR or )'],
    ["status = 'OK')", 14, "')'. Expected AND, OR or the end"],
    ["status = 'OK", 10, "The quote ' is never closed"],
    ["span(type = 'A') UNDER tags.a = 'b'", 24, 'Expected span(…) after UNDER'],
    ["name RLIKE '('", 12, 'Invalid regular expression'],
    ['status IN ()', 12, 'Expected a list of quoted strings'],
    ["prompt LIKE 'a/1'", 8, 'prompt can only be compared with ='],
    ['text:', 6, 'Expected a word'],
    [`${'('.repeat(100)}status = 'OK'`, 31, 'nested at most 30 deep'],
  ])('should refuse %s and say where', (filter, character, expected) => {
    const error = catchRefusal(filter);
    expect(error.code).toBe('invalid_argument');
    expect(error.message).toContain(expected);
    expect(error.message).toContain(`(at character ${character})`);
  });
});

describe('filter of traces with too many conditions', () => {
  it('should be refused', () => {
    const filter = Array.from({ length: 300 }, () => "status = 'OK'").join(' OR ');
    expect(catchRefusal(filter).message).toContain('at most 200 conditions');
  });
});

function catchRefusal(filter: string): AppError {
  try {
    requireTraceFilter(filter);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${filter} was let through`);
}

function withoutPositions(expression: TraceExpression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) =>
      key === 'position' ? undefined : typeof value === 'bigint' ? { int: String(value) } : value,
    ),
    (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'int' in value ? BigInt(String(value.int)) : value,
  );
}
