import { expect, test } from 'vitest';

import { markLibraryLines } from './mark-library-lines.ts';

const own = (stack: string) => {
  const lines = stack.split('\n');
  return lines.filter((_, index) => markLibraryLines(lines)[index] !== true);
};

test('the lines of a Node program that are its own', () => {
  const stack = [
    'TypeError: x',
    '    at Client.request (/app/node_modules/openai/src/core.ts:310:15)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '    at getWeather (/app/src/tools/weather.ts:12:9)',
  ];
  expect(own(stack.join('\n'))).toEqual([stack[0], stack[3]]);
});

test('in Python the code below a place belongs to it', () => {
  const stack = [
    'Traceback (most recent call last):',
    '  File "/app/agent.py", line 42, in book',
    '    client.post(url)',
    '  File "/app/.venv/lib/python3.12/site-packages/httpx/_client.py", line 9, in send',
    '    raise ConnectTimeout(message)',
    '    ^^^^^^^^^^^^^^^^^^^^^',
    'httpx.ConnectTimeout: timed out',
  ];
  expect(own(stack.join('\n'))).toEqual([stack[0], stack[1], stack[2], stack[6]]);
});
