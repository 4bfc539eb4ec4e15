import { formatCost } from '../../../../format/cost.ts';
import { formatDuration } from '../../../../format/duration.ts';
import { formatTokens } from '../../../../format/tokens.ts';
import type { DistributedNumber } from '../../queries.ts';

/** A number of traces of which a range can be chosen. */
export interface RangeDefinition {
  readonly number: DistributedNumber;
  readonly format: (value: number) => string;
  /** How to type one. */
  readonly example: string;
  /** Traces with much of it: what stands before `5%`. */
  readonly most: string;
}

export const LATENCY_RANGE: RangeDefinition = {
  number: 'duration_ms',
  format: formatDuration,
  example: '500 ms, 2 s or 1.5 min',
  most: 'Slowest',
};

export const TOKEN_RANGE: RangeDefinition = {
  number: 'total_tokens',
  format: formatTokens,
  example: '800, 2k or 1.5M',
  most: 'Highest',
};

export const COST_RANGE: RangeDefinition = {
  number: 'cost_usd',
  format: formatCost,
  example: '$0.05',
  most: 'Most expensive',
};
