import type { LiveEvent } from '@gander/api/gander/live-event';
import type { ExperimentId, TraceId } from '@gander/core/ids';
import type { ChangedTrace } from '@gander/store/ingest-store';

/** Which changes a reader wants to hear of; without either, all. */
export interface LiveInterest {
  readonly experimentId: ExperimentId | undefined;
  readonly traceId: TraceId | undefined;
}

/** More ids than this in one event help nobody: the reader refetches what it shows. */
const MAX_IDS_PER_EVENT = 1000;

/** Gathers changes between two sends, each trace once, grouped by experiment. */
export class ChangeCoalescer {
  readonly #interest: LiveInterest;
  readonly #traceIds = new Map<string, Set<string>>();

  constructor(interest: LiveInterest) {
    this.#interest = interest;
  }

  get isEmpty(): boolean {
    return this.#traceIds.size === 0;
  }

  add(changed: readonly ChangedTrace[]): void {
    const { experimentId, traceId } = this.#interest;
    for (const change of changed) {
      if (experimentId !== undefined && change.experimentId !== experimentId) continue;
      if (traceId !== undefined && change.traceId !== traceId) continue;
      const ids = this.#traceIds.get(change.experimentId);
      if (ids === undefined) this.#traceIds.set(change.experimentId, new Set([change.traceId]));
      else if (ids.size <= MAX_IDS_PER_EVENT) ids.add(change.traceId);
    }
  }

  /** Everything since the last call. A reader that missed something gets no ids but the advice to refetch. */
  take({ resync }: { readonly resync: boolean }): LiveEvent[] {
    const events = [...this.#traceIds].map(([experimentId, ids]): LiveEvent => {
      const tooMany = resync || ids.size > MAX_IDS_PER_EVENT;
      return tooMany ? { experimentId, traceIds: [], resync: true } : { experimentId, traceIds: [...ids] };
    });
    this.#traceIds.clear();
    return events;
  }
}
