import { describe, expect, it } from 'vitest';

import { parseServerSettings } from './server-settings.ts';

describe('the silence after which a trace is closed', () => {
  it('should be half an hour, unless a variable or a flag says otherwise', () => {
    const environment = { GANDER_ABANDON_AFTER: '90s' };
    expect(parseServerSettings({ flags: {}, environment: {} }).abandonAfterMs).toBe(1_800_000);
    expect(parseServerSettings({ flags: {}, environment }).abandonAfterMs).toBe(90_000);
    expect(parseServerSettings({ flags: { abandonAfter: '2h' }, environment }).abandonAfterMs).toBe(7_200_000);
    expect(parseServerSettings({ flags: { abandonAfter: 'off' }, environment }).abandonAfterMs).toBe(0);
  });

  it('should be refused with the name of what was wrong', () => {
    const settings = () => parseServerSettings({ flags: {}, environment: { GANDER_ABANDON_AFTER: 'soon' } });
    expect(settings).toThrow(/GANDER_ABANDON_AFTER.*90s, 30m or 2h/u);
  });
});
