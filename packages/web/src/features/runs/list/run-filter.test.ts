import { requireRunFilter } from '@gander/core/query/runs/require-run-filter';
import { describe, expect, it } from 'vitest';

import { readRunFilter } from './run-filter.ts';

describe('readRunFilter', () => {
  it('takes a bare word for a part of a name', () => {
    const { filter } = readRunFilter("  it's mine ");
    expect(filter).toBe("attributes.run_name ILIKE '%it''s mine%'");
    expect(requireRunFilter(filter)).toHaveLength(1);
  });

  it('passes the grammar on', () => {
    expect(readRunFilter("metrics.loss < 0.5 and params.opt = 'adam'")).toEqual({
      filter: "metrics.loss < 0.5 and params.opt = 'adam'",
      error: undefined,
    });
    expect(readRunFilter('   ')).toEqual({ filter: '', error: undefined });
  });

  it('says where it is wrong', () => {
    expect(readRunFilter('params.opt = adam').error).toMatchObject({ position: 13 });
    expect(readRunFilter("metrics.loss > 'x'").error).toMatchObject({ position: 15 });
    expect(readRunFilter("nope.x = 'y'").error?.message).toContain('Invalid entity type');
  });
});
