import { expect, test } from 'vitest';

import { groupStackLines } from './group-stack-lines.ts';

const PYTHON = [
  'Traceback (most recent call last):',
  '  File "/app/agent.py", line 42, in book',
  '    client.post(url)',
  '  File "/usr/lib/python3.12/site-packages/httpx/_client.py", line 9, in post',
  '    raise ConnectTimeout(message)',
  '  File "/usr/lib/python3.12/site-packages/httpx/_send.py", line 7, in send',
  '    ^^^^^^^^^^^^^^^^^^^^^',
  'httpx.ConnectTimeout: timed out',
].join('\n');

test('frames of libraries stand together, between those of the program', () => {
  const groups = groupStackLines(PYTHON);
  expect(groups.map(({ start, isLibrary, frameCount }) => [start, isLibrary, frameCount])).toEqual([
    [0, false, 1],
    [3, true, 2],
    [7, false, 0],
  ]);
  expect(groups.flatMap(({ lines }) => lines).join('\n')).toBe(PYTHON);
});

test('frames of Node are counted, the message is none', () => {
  const stack =
    'TypeError: x\n    at f (/app/a.ts:1:2)\n    at g (node:internal/x:3:4)\n    at h (/app/node_modules/a/b.js:5:6)';
  expect(groupStackLines(stack).map(({ isLibrary, frameCount }) => [isLibrary, frameCount])).toEqual([
    [false, 1],
    [true, 2],
  ]);
});

test('an empty stack is one empty line', () => {
  expect(groupStackLines('')).toEqual([{ start: 0, lines: [''], isLibrary: false, frameCount: 0 }]);
});
