import type { CollectedSpan } from '../../testing/collect-spans.ts';

/** One way in which a program uses a client, and what must come of it. */
export interface ContractCase<Client, Library> {
  readonly name: string;
  /** Does it, and returns everything the program could notice: values, classes, errors. */
  use(client: Client, library: Library): Promise<unknown>;
  /** What its one span must say. */
  readonly span: Partial<Omit<CollectedSpan, 'attributes'>> & {
    readonly attributes?: Readonly<Record<string, unknown>>;
  };
  /** Spans beside the call's own, e.g. of tools; none as a rule. */
  readonly others?: readonly string[];
  /** For versions that have what the case uses. */
  isSupported?(client: Client): boolean;
}

/** An error as a program can tell it from others. */
export async function observeError(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return { value: await act() };
  } catch (error) {
    const { name, message, status } = error as Error & { status?: number };
    return { class: (error as Error).constructor.name, name, message: message.replaceAll(/:\d+/g, ':port'), status };
  }
}

/** Reads a stream to its end. */
export async function readAll(stream: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
