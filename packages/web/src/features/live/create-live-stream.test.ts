import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createLiveStream, type EventStream } from './create-live-stream.ts';

class FakeStream implements EventStream {
  readyState = 0;
  closed = false;
  readonly url: string;
  readonly #listeners = new Map<string, (event: { readonly data?: unknown }) => void>();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(name: string, listener: (event: { readonly data?: unknown }) => void) {
    this.#listeners.set(name, listener);
  }

  emit(name: string, data?: unknown) {
    this.#listeners.get(name)?.({ data });
  }

  close() {
    this.closed = true;
  }
}

function listen() {
  const streams: FakeStream[] = [];
  const events: unknown[] = [];
  const states: string[] = [];
  const live = createLiveStream({
    scope: { experimentId: '7' },
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    open(url) {
      const stream = new FakeStream(url);
      streams.push(stream);
      return stream;
    },
  });
  return { live, streams, events, states };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('reports events of its scope and leaves out what it cannot read', () => {
  const { streams, events } = listen();
  expect(streams[0]?.url).toBe('/api/gander/v1/live?experimentId=7');
  streams[0]?.emit('open');
  streams[0]?.emit('traces', '{"experimentId":"7","traceIds":["tr-1"]}');
  streams[0]?.emit('traces', '{"experimentId":7}');
  streams[0]?.emit('traces', 'not json');
  expect(events.slice(1)).toEqual([{ experimentId: '7', traceIds: ['tr-1'] }]);
});

test('each opening asks to read again what was missed', () => {
  const { streams, events, states } = listen();
  streams[0]?.emit('open');
  streams[0]?.emit('error');
  streams[0]?.emit('open');
  expect(states).toEqual(['connecting', 'live', 'lost', 'live']);
  const resync = { experimentId: '', traceIds: [], resync: true };
  expect(events).toEqual([resync, resync]);
});

test('opens a new stream, later each time, where the browser gives up', () => {
  const { streams, live } = listen();
  const giveUp = () => {
    const stream = streams.at(-1);
    if (stream === undefined) return;
    stream.readyState = 2;
    stream.emit('error');
  };
  giveUp();
  vi.advanceTimersByTime(1000);
  expect(streams).toHaveLength(2);
  giveUp();
  vi.advanceTimersByTime(1000);
  expect(streams).toHaveLength(2);
  vi.advanceTimersByTime(1000);
  expect(streams).toHaveLength(3);
  giveUp();
  live.close();
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(3);
});
