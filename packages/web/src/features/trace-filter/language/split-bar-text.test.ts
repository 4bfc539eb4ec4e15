import { describe, expect, it } from 'vitest';

import { joinBarText, splitBarText } from './split-bar-text.ts';

describe('splitBarText', () => {
  it.each([
    ['', '', ''],
    ['weather workflow', '', 'weather workflow'],
    ["don't panic", '', "don't panic"],
    ['what is status', '', 'what is status'],
    ['traces like refund', '', 'traces like refund'],
    ['orders in Berlin', '', 'orders in Berlin'],
    ['"gift card"', '', 'gift card'],
    ['5 + 5 AND more', '', '5 + 5 AND more'],
    ["status = 'ERROR'", "status = 'ERROR'", ''],
    ['status =', 'status =', ''],
    ["status = 'ERR", "status = 'ERR", ''],
    ['tags.team LIKE', 'tags.team LIKE', ''],
    ["status = 'ERROR' refund", "status = 'ERROR'", 'refund'],
    ["refund status = 'ERROR'", "status = 'ERROR'", 'refund'],
    ["refund AND status = 'ERROR' AND twice", "status = 'ERROR'", 'refund twice'],
    ['status = \'ERROR\' "gift card"', "status = 'ERROR'", 'gift card'],
    ["NOT (status = 'OK') slow", "NOT (status = 'OK')", 'slow'],
    ['end_time IS NULL stuck', 'end_time IS NULL', 'stuck'],
    ['end_time IS NOT', 'end_time IS NOT', ''],
    ["status IN ('OK', 'ERROR') x", "status IN ('OK', 'ERROR')", 'x'],
    ['text:refund later', 'text:refund', 'later'],
    ['text:"gift card"', 'text:"gift card"', ''],
    ["span(type = 'TOOL') UNDER span(name = 'a')", "span(type = 'TOOL') UNDER span(name = 'a')", ''],
    ["tags.`my key` = 'x' y", "tags.`my key` = 'x'", 'y'],
    ["status = 'OK' AND", "status = 'OK' AND", ''],
    ["status = 'OK' OR refund", "status = 'OK' OR refund", ''],
    ['status = OK', 'status = OK', ''],
    ['execution_time_ms > 500 slow', 'execution_time_ms > 500', 'slow'],
    ["status = 'ERROR' refund twice AND user = 'bob'", "status = 'ERROR' AND user = 'bob'", 'refund twice'],
    ["status = 'ERROR' AND refund AND user = 'bob' later", "status = 'ERROR' AND user = 'bob'", 'refund later'],
    ["(a.b = 'c' refund AND user = 'bob')", "(a.b = 'c' refund AND user = 'bob')", ''],
    ["name = 'a' refund AND user = 'b' OR name = 'c'", "name = 'a' refund AND user = 'b' OR name = 'c'", ''],
  ])('should read %s', (text, filter, q) => {
    const read = splitBarText(text);
    expect({ filter: read.filter, q: read.q }).toEqual({ filter, q });
    expect(read.filterInPlace).toHaveLength(text.length);
    expect(read.filterInPlace.replaceAll(/\s+/g, ' ').trim()).toBe(filter.replaceAll(/\s+/g, ' '));
  });
});

describe('joinBarText', () => {
  it.each([
    ['', 'plain words'],
    ['', "don't"],
    ['', "status = 'OK'"],
    ['', '"quoted"'],
    ["status = 'OK'", ''],
    ["status = 'OK'", 'words'],
    ["status = 'OK'", "don't"],
    ["status = 'OK'", 'AND more'],
    ["status = 'OK'", 'a = b'],
    ["status = 'OK'", 'say "hi"'],
    ["status = 'OK' OR tags.a = 'b'", 'words'],
  ])('should write %s and %s so that they are read back', (filter, q) => {
    const read = splitBarText(joinBarText({ filter, q }));
    expect({ filter: read.filter, q: read.q }).toEqual({ filter, q });
  });
});
