import type { ganderRoutes } from '@gander/api/gander/routes';
import type { ChangedTrace } from '@gander/store/ingest-store';
import type { NewPrice } from '@gander/store/price-store';
import type { ReindexFilter } from '@gander/store/reindex-store';
import type { Store } from '@gander/store/store';
import type { z } from 'zod';

import type { PriceBook } from '../pricing/price-book.ts';
import type { Reindexer } from '../reindexing/reindexer.ts';
import { toReindexJobBody } from '../reindexing/to-reindex-job-body.ts';
import { createSelectionOperations } from './selection-operations.ts';
import type { WritingInput, WritingRouteName } from './writing-methods.ts';

export type WritingOperations = {
  readonly [Name in WritingRouteName]: (
    params: Readonly<Record<string, string>>,
    input: WritingInput<Name>,
  ) => Promise<z.input<(typeof ganderRoutes)[Name]['response']>>;
};

export interface WritingDeps {
  readonly store: Store;
  readonly prices: Pick<PriceBook, 'forgetUserPrices'>;
  readonly reindexer: Pick<Reindexer, 'start'>;
  /** Tells everybody who watches. */
  readonly publish: (changed: readonly ChangedTrace[]) => void;
}

/** One function per route that changes something, from decoded input to the JSON body. Throws AppError for refusals. */
export function createWritingOperations({ store, prices, reindexer, publish }: WritingDeps): WritingOperations {
  return {
    ...createSelectionOperations({ store, publish }),
    createExperiment: (_params, { body }) => store.experiments.createExperiment(body),
    async createPrice(_params, { body }) {
      const created = await store.prices.createPrice(body as NewPrice);
      prices.forgetUserPrices();
      return { ...created };
    },
    async deletePrice({ priceId = '' }) {
      await store.prices.deletePrice(priceId);
      prices.forgetUserPrices();
      return {};
    },
    async startReindexing(_params, { body }) {
      return toReindexJobBody(await reindexer.start(body as ReindexFilter));
    },
  };
}
