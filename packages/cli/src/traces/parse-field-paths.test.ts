import { describe, expect, it } from 'vitest';

import { findValues, parseFieldPaths, pickFields } from './parse-field-paths.ts';

const TRACE = {
  info: { state: 'OK', trace_id: 'tr-1', tags: { 'mlflow.traceName': 'a', 'x,y': 'b' } },
  data: { spans: [{ name: 'root', attributes: { k: 1 } }, { name: 'leaf' }, {}] },
};

describe('field paths', () => {
  it('should be read, names with dots and commas between backticks', () => {
    expect(parseFieldPaths('info.trace_id, data.spans.*.name,info.tags.`mlflow.traceName`,info.tags.`x,y`')).toEqual([
      ['info', 'trace_id'],
      ['data', 'spans', '*', 'name'],
      ['info', 'tags', 'mlflow.traceName'],
      ['info', 'tags', 'x,y'],
    ]);
  });

  it.each(['info.', '.info', 'info..state', 'a`b`', '``.'])('should be refused: %s', (text) => {
    expect(() => parseFieldPaths(text)).toThrow('is no field path');
  });

  it('should lead to every value', () => {
    const at = (text: string) => parseFieldPaths(text).flatMap((path) => findValues(TRACE, path));
    expect(at('data.spans.*.name')).toEqual(['root', 'leaf']);
    expect(at('info.tags.*')).toEqual(['a', 'b']);
    expect(at('info.nope,info.state.deeper,data.spans.name')).toEqual([]);
  });

  it('should leave the shape, sorted, without what is not there', () => {
    const pick = (text: string) => JSON.stringify(pickFields(TRACE, parseFieldPaths(text)));
    expect(pick('info.trace_id,info.state,data.spans.*.name')).toBe(
      '{"data":{"spans":[{"name":"root"},{"name":"leaf"}]},"info":{"state":"OK","trace_id":"tr-1"}}',
    );
    expect(pick('info.tags,info.tags.`x,y`,info.nope')).toBe('{"info":{"tags":{"mlflow.traceName":"a","x,y":"b"}}}');
    expect(pick('data.spans.0.name')).toBe('{"data":{"spans":[{"name":"root"}]}}');
  });
});
