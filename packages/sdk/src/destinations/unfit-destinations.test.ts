import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FinishedSpan } from '../processor/finished-span.ts';
import { getRegistry } from '../registry/sdk-registry.ts';
import { init, type InitConfig, type Sdk } from '../setup/init.ts';
import { withSpan } from '../spans/with-span.ts';
import { createEndedSpan } from '../testing/create-ended-span.ts';
import { startFakeGander, startFakeServer } from '../testing/fake-server.ts';
import { TraceCollector } from './trace-collector.ts';

const said: string[] = [];
let sdk: Sdk | undefined;

beforeEach(() => {
  said.length = 0;
  getRegistry().reported.clear();
});

afterEach(async () => {
  await sdk?.shutdown();
  getRegistry().logger = undefined;
});

function start(config: InitConfig): Sdk {
  sdk = init({
    global: false,
    flushOnExit: false,
    logger: { warn: (message) => said.push(message), debug: (message) => said.push(message) },
    limits: { firstBackoffMs: 1, flushTimeoutMs: 3000, maxAttempts: 2 },
    ...config,
  });
  return sdk;
}

describe('a destination that cannot be set up', () => {
  it('is named, and the others get everything', async () => {
    await using server = await startFakeGander();
    const { flush } = start({
      destinations: [
        { type: 'server', trackingUri: 'not an address' },
        { type: 'server', trackingUri: server.url },
      ],
    });
    withSpan('call', () => 1);
    await flush();

    expect(server.spans.map(({ name }) => name)).toEqual(['call']);
    expect(said).toEqual([expect.stringContaining('Nothing is exported to the server destination.')]);
  });
});

describe('a server that knows no experiments by name', () => {
  it('gets the spans all the same', async () => {
    await using server = await startFakeGander(({ path }) => (path.includes('/mlflow/') ? { status: 404 } : undefined));
    const { flush } = start({ trackingUri: server.url, experimentName: 'shop' });
    withSpan('call', () => 1);
    await flush();

    expect(server.spans.map(({ name }) => name)).toEqual(['call']);
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('x-mlflow-experiment-id');
    expect(said).toEqual([expect.stringContaining('cannot find or create experiments by name')]);
  });
});

describe('credentials', () => {
  it('in the address of a collector become a header, and are never said', async () => {
    await using collector = await startFakeServer(() => ({ status: 400, body: 'no' }));
    const url = collector.url.replace('http://', 'http://ann:open%20sesame@');
    const { flush } = start({ destinations: [{ type: 'otlp', url: `${url}/v1/traces` }] });
    withSpan('call', () => 1);
    await flush();

    expect(collector.requests[0]?.headers['authorization']).toBe(
      `Basic ${Buffer.from('ann:open sesame').toString('base64')}`,
    );
    expect(said.join()).toContain('400');
    expect(said.join()).not.toContain('sesame');
  });

  it('that no header can hold are not said either', async () => {
    await using server = await startFakeGander();
    const { flush } = start({ trackingUri: server.url, trackingServerToken: 'secret\npart' });
    withSpan('call', () => 1);
    await flush();

    expect(said.join()).toContain('the header authorization has a value that HTTP does not allow');
    expect(said.join()).not.toContain('secret');
  });

  it('in an address that cannot be read are not said either', async () => {
    const { flush } = start({ trackingUri: 'htp://ann:sesame@host/' });
    withSpan('call', () => 1);
    await flush();

    expect(said.join()).toContain('The tracking URI must be');
    expect(said.join()).not.toContain('sesame');
  });

  it('do not keep the reason of a lost connection from being said', async () => {
    const gone = await startFakeGander();
    await gone[Symbol.asyncDispose]();
    const { flush } = start({ trackingUri: gone.url });
    withSpan('call', () => 1);
    await flush();

    const host = gone.url.slice('http://'.length);
    expect(said.join()).toContain(`were dropped: no answer from ${host}: ECONNREFUSED`);
  });
});

describe('spans that wait for the end of their trace', () => {
  it('are bounded although one trace goes on and on', async () => {
    const collector = new TraceCollector(50_000);
    for (let spanNumber = 1; spanNumber <= 1000; spanNumber += 1) {
      const span = new FinishedSpan(createEndedSpan({ traceNumber: 1, spanNumber }), { isLocalRoot: false });
      await collector.exportWhole([span], async () => Promise.resolve({ kind: 'done' }));
      expect(collector.heldBytes).toBeLessThanOrEqual(50_000);
    }
    const root = new FinishedSpan(createEndedSpan({ traceNumber: 1, spanNumber: 1001 }), { isLocalRoot: true });
    let exported: readonly FinishedSpan[] = [];
    await collector.exportWhole([root], async (_root, spans) => {
      exported = spans;
      return Promise.resolve({ kind: 'done' });
    });

    expect(exported.at(-1)).toBe(root);
    expect(exported.length).toBeGreaterThan(50);
    expect(collector.heldBytes).toBe(0);
  });
});
