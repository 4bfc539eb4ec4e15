import { describe, expect, it } from 'vitest';

import { parseTargetAddress } from './target-address.ts';

const at = (environment: Record<string, string>, flags = {}) => parseTargetAddress({ flags, environment });

describe('parseTargetAddress', () => {
  it('is the database of the server here when nobody says otherwise', () => {
    expect(at({})).toEqual({ kind: 'database', storeUri: 'sqlite:///gander.db' });
    expect(at({ MLFLOW_BACKEND_STORE_URI: 'sqlite:///b.db' })).toEqual({
      kind: 'database',
      storeUri: 'sqlite:///b.db',
    });
  });

  it('is a server by its URL, without the slash at its end', () => {
    expect(at({ MLFLOW_TRACKING_URI: 'https://traces.example.com/' })).toEqual({
      kind: 'server',
      url: 'https://traces.example.com',
    });
  });

  it('prefers the flag to the tracking URI, and that to the database of the server', () => {
    const environment = { MLFLOW_TRACKING_URI: 'http://a', MLFLOW_BACKEND_STORE_URI: 'sqlite:///b.db' };
    expect(at(environment)).toEqual({ kind: 'server', url: 'http://a' });
    expect(at(environment, { trackingUri: 'sqlite:///c.db' })).toEqual({
      kind: 'database',
      storeUri: 'sqlite:///c.db',
    });
  });

  it.each(['databricks', './mlruns', 'http://', ''])("refuses '%s' and says what it could be", (uri) => {
    expect(() => at({}, { trackingUri: uri })).toThrow(/--tracking-uri .*http:\/\/127\.0\.0\.1:5000/);
  });
});
