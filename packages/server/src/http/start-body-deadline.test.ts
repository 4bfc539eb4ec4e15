import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startBodyDeadline } from './start-body-deadline.ts';

const FIVE_MINUTES_MS = 300_000;

function createRequest(method: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = method;
  return request;
}

describe('startBodyDeadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should hang up on a message that does not end', () => {
    const request = createRequest('POST');
    startBodyDeadline(request, '/api/2.0/mlflow/runs/create');
    vi.advanceTimersByTime(FIVE_MINUTES_MS - 1);
    expect(request.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(request.destroyed).toBe(true);
  });

  it('should let a file take as long as it takes', () => {
    const request = createRequest('PUT');
    startBodyDeadline(request, '/api/2.0/mlflow-artifacts/artifacts/1/model.bin');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('should forget a message that has ended, or whose connection has', () => {
    for (const event of ['end', 'close']) {
      const request = createRequest('POST');
      startBodyDeadline(request, '/v1/traces');
      expect(vi.getTimerCount()).toBe(1);
      request.emit(event);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});
