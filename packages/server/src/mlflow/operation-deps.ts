import { randomBytes } from 'node:crypto';

import type { Pricing } from '@gander/core/pricing/pricing';
import type { ChangedTrace } from '@gander/store/ingest-store';
import type { Store } from '@gander/store/store';

/** What operations are made of. Both storage threads have one; in the reading one `store` cannot write. */
export interface OperationDeps {
  readonly store: Store;
  readonly nowMs: () => number;
  /** 32 hex digits, random. */
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** The prices in force. */
  readonly openPricing: () => Promise<Pricing>;
  /** Tells the live stream which traces a write has changed, after its commit. */
  readonly publish: (changed: readonly ChangedTrace[]) => void;
}

/** With the real clock and real chance. */
export function createOperationDeps(deps: Pick<OperationDeps, 'store' | 'publish' | 'openPricing'>): OperationDeps {
  return { ...deps, nowMs: Date.now, newId: () => randomBytes(16).toString('hex'), random: Math.random };
}
