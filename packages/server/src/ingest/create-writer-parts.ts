import type { ProtocolLimits } from '@gander/protocol/limits';
import type { Store } from '@gander/store/store';

import { createLogJoiner } from '../log-joining/log-joiner.ts';
import { createSpanPreparation } from '../log-joining/span-preparation.ts';
import { createPriceBook } from '../pricing/price-book.ts';
import { createReindexer } from '../reindexing/reindexer.ts';
import { createRetranslation } from '../reindexing/retranslation.ts';
import { ByteArena } from './byte-arena.ts';
import { type Commit, createGroupCommit } from './group-commit.ts';
import { createKnownExperiments } from './known-experiments.ts';
import { createIngestMemory } from './prepare-traces.ts';

export interface WriterPartsDeps {
  readonly store: Store;
  readonly limits: ProtocolLimits;
  readonly onCommit: (commit: Commit) => void;
  readonly onBug: (error: unknown) => void;
}

/** What reads spans in the writer thread, as they arrive and again: all of it knows the same prices and experiments. */
export function createWriterParts({ store, limits, onCommit, onBug }: WriterPartsDeps) {
  const experiments = createKnownExperiments(store.experiments);
  const prices = createPriceBook(store.prices);
  const memory = createIngestMemory();
  const prepareSpans = createSpanPreparation({ experiments, limits, prices, memory });
  const groupCommit = createGroupCommit({
    store: store.ingest,
    logJoiner: createLogJoiner({ traces: store.traces, openPricing: () => prices.open(), prepareSpans }),
    experiments,
    limits,
    prices,
    memory,
    arena: new ByteArena(),
    onCommit,
    onBug,
  });
  const reindexer = createReindexer({
    store: store.reindexing,
    translate: createRetranslation({ experiments, prices, memory }),
    onCommit,
    onBug,
  });
  return { prices, prepareSpans, groupCommit, reindexer };
}
