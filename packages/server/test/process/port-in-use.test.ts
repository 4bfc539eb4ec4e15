import { join } from 'node:path';

import { expect, test } from 'vitest';

import { findFreePort } from './support/free-port.ts';
import { launchGander, startGander } from './support/gander-process.ts';
import { createTempFolder } from './support/temp-folder.ts';

test('a second server on the same port says so in one line and exits with an error', async () => {
  const options = { databasePath: join(createTempFolder(), 'gander.db'), port: await findFreePort() };
  const first = await startGander(options);
  const second = launchGander(options);
  const exit = await second.exited;

  expect(exit.signal).toBeNull();
  expect(exit.code).toBeGreaterThan(0);
  const complaints = second
    .output()
    .trim()
    .split('\n')
    .filter((line) => line.includes(String(options.port)));
  expect(complaints).toEqual([expect.stringMatching(/in use/i)]);
  expect(second.output()).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect((await fetch(`${first.baseUrl}/health`)).status).toBe(200);
});
