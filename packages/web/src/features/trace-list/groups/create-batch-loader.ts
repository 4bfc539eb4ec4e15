export interface BatchLoaderOptions<Value> {
  /** At most so many keys at once. */
  readonly maxSize: number;
  /** Keys are heavy too: their characters together, unless one alone has more. */
  readonly maxChars: number;
  /** What is asked for within this time is asked for together. */
  readonly delayMs: number;
  readonly run: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
}

interface Waiting<Value> {
  readonly key: string;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (reason: unknown) => void;
}

/** Asks for single values as they are needed, in few requests: the rows of a table come into view together. */
export function createBatchLoader<Value>(options: BatchLoaderOptions<Value>) {
  let waiting: Waiting<Value>[] = [];

  async function runBatch(batch: readonly Waiting<Value>[]): Promise<void> {
    try {
      const values = await options.run([...new Set(batch.map(({ key }) => key))]);
      for (const { key, resolve } of batch) resolve(values.get(key));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (const batch of splitBatches(all, options)) void runBatch(batch);
  }

  return {
    /** `undefined` where the answer has none. */
    load: async (key: string): Promise<Value | undefined> =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setTimeout(flush, options.delayMs);
        waiting.push({ key, resolve, reject });
      }),
  };
}

function splitBatches<Item extends { readonly key: string }>(
  items: readonly Item[],
  { maxSize, maxChars }: Pick<BatchLoaderOptions<unknown>, 'maxSize' | 'maxChars'>,
): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let chars = Infinity;
  for (const item of items) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= maxSize || chars + item.key.length > maxChars) {
      batches.push([item]);
      chars = item.key.length;
    } else {
      last.push(item);
      chars += item.key.length;
    }
  }
  return batches;
}
