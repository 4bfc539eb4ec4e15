export interface PacedRunnerOptions<Item> {
  /** Handles everything that came since the last run. */
  readonly run: (items: readonly Item[]) => Promise<void>;
  /** Rest between the end of one run and the start of the next. */
  readonly gapMs: number;
}

export interface PacedRunner<Item> {
  add(item: Item): void;
  stop(): void;
}

/** Gathers items and handles them in batches: the first at once, never two runs at a time, none lost. */
export function createPacedRunner<Item>({ run, gapMs }: PacedRunnerOptions<Item>): PacedRunner<Item> {
  let waiting: Item[] = [];
  let isBusy = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function start() {
    if (isBusy || isStopped || waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    isBusy = true;
    const rest = () => {
      timer = setTimeout(() => {
        isBusy = false;
        start();
      }, gapMs);
    };
    run(batch).then(rest, rest);
  }

  return {
    add(item) {
      waiting.push(item);
      start();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
