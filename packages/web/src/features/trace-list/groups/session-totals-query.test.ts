import type { SessionTotalsBody } from '@gander/api/gander/session-schemas';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { sessionTotalsQuery } from './session-totals-query.ts';

const TOTALS = {
  traceCount: 7,
  failedTraceCount: 1,
  openTraceCount: 0,
  spanCount: 20,
  errorCount: 3,
  durationMs: 50,
  usage: { totalTokens: 5 },
  costUsd: 0.5,
  lastTraceUnixNano: 9n,
  firstInputPreview: 'first question',
  lastOutputPreview: 'bye',
  isComplete: true,
};

/** A row in which a session was shown, with answers that come when they are let. */
async function openRow() {
  const answers = new Map<string, (totals: SessionTotalsBody) => void>();
  const load = async (sessionId: string) =>
    new Promise<SessionTotalsBody>((resolve) => {
      answers.set(sessionId, resolve);
    });
  const toOptions = (sessionId: string, filterText = '{}') =>
    sessionTotalsQuery(load, { experimentId: '1', filterText, sessionId });
  const observer = new QueryObserver(new QueryClient(), toOptions('a'));
  const close = observer.subscribe(() => undefined);
  const answer = async (sessionId: string) => {
    answers.get(sessionId)?.({ ...TOTALS, sessionId });
    await expect.poll(() => observer.getCurrentResult().isFetching).toBe(false);
  };
  await answer('a');
  return { observer, toOptions, answer, close };
}

test('a row that scrolling gave to another session does not show the totals of the one before', async () => {
  const { observer, toOptions, answer, close } = await openRow();
  expect(observer.getCurrentResult().data?.sessionId).toBe('a');
  observer.setOptions(toOptions('b'));
  expect(observer.getCurrentResult().data).toBeUndefined();
  await answer('b');
  expect(observer.getCurrentResult().data?.sessionId).toBe('b');
  close();
});

test('another filter keeps the totals of the session until its own are here', async () => {
  const { observer, toOptions, close } = await openRow();
  observer.setOptions(toOptions('a', '{"state":"ERROR"}'));
  expect(observer.getCurrentResult()).toMatchObject({ isPlaceholderData: true, data: { sessionId: 'a' } });
  close();
});
