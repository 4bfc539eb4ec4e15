import { describe, expect, it } from 'vitest';

import { formatBanner } from './banner.ts';

const STORE = { engine: 'sqlite', location: '/data/gander.db', sizeBytes: 1_234_567 };

function bannerOn(host: string): string {
  return formatBanner({ url: 'http://127.0.0.1:5000', host, store: STORE }).join('\n');
}

describe('formatBanner', () => {
  it('says where it is, where the data is and how big', () => {
    expect(bannerOn('127.0.0.1')).toMatch(
      /^Gander is at http:\/\/127\.0\.0\.1:5000\nData is in \/data\/gander\.db \(sqlite, 1\.2 MB\)\n/,
    );
  });

  it('leaves out a size that the engine cannot tell', () => {
    const store = { ...STORE, sizeBytes: null };
    expect(formatBanner({ url: 'http://x', host: 'localhost', store })[1]).toBe('Data is in /data/gander.db (sqlite)');
  });

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', 'app.localhost', '::1', '[::1]'])('trusts loopback: %s', (host) => {
    expect(bannerOn(host)).not.toContain('WARNING');
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', '127.example.com', '10.0.0.1'])('warns on %s', (host) => {
    expect(bannerOn(host)).toContain(`WARNING: listening on ${host} without authentication`);
  });
});
